package replicas

import (
	"reflect"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// reading are the beginnings of the names of operations that write nothing.
var reading = []string{"List", "Describe", "Get", "AdminGet", "AdminList"}

// signingIn are the signed operations by which users sign in.
var signingIn = []string{"AdminInitiateAuth", "AdminRespondToAuthChallenge"}

// Admit refuses writing to a secondary replica (API reference, OperationNotEnabledException), and
// everything but replicas to one that is not active. A request that no replica's Region signed is
// for the primary, whatever its Region: so are those that are not signed. Neither the text nor
// what can be done with replicas in a secondary's Region is documented.
func Admit(c *account.Call, operation string, in any) error {
	if c.SignedFor == "" || c.SignedFor == c.Region || strings.Contains(operation, "UserPoolReplica") {
		return nil
	}
	p := poolOf(c, in)
	if p == nil {
		return nil
	}
	i := slices.IndexFunc(kept.Get(p), func(r types.UserPoolReplicaType) bool { return *r.RegionName == c.SignedFor })
	if i < 0 || kept.Get(p)[i].Status == types.ReplicaStatusTypeActive && works(operation) {
		return nil
	}
	return refuse.With("OperationNotEnabledException", "%s is not enabled in the replica of user pool %s in %s.", operation, p.ID(), c.SignedFor)
}

// works reports whether an active secondary carries out an operation.
func works(operation string) bool {
	return slices.Contains(signingIn, operation) ||
		slices.ContainsFunc(reading, func(verb string) bool { return strings.HasPrefix(operation, verb) })
}

// poolOf returns the pool that a request names, nil if there is none.
func poolOf(c *account.Call, in any) *directory.Pool {
	field := reflect.ValueOf(in).Elem().FieldByName("UserPoolId")
	if !field.IsValid() {
		return nil
	}
	id, _ := field.Interface().(*string)
	if id == nil {
		return nil
	}
	p, err := directory.In(c).Pool(*id)
	if err != nil {
		return nil // the operation says so
	}
	return p
}
