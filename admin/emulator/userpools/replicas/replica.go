// Package replicas has the replicas of user pools in other Regions. A secondary is the same pool,
// called with requests that are signed for its Region.
package replicas

import (
	"regexp"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// kept holds a pool's secondary replicas, in the order of creation.
const kept account.Part[[]types.UserPoolReplicaType] = "replicas"

var region = regexp.MustCompile(`^[a-z]{2}(-[a-z]+)+-[0-9]$`)

// find returns the place of a secondary replica. The texts are not documented.
func find(c *account.Call, p *directory.Pool, name string) (int, error) {
	if name == c.Region {
		return 0, refuse.InvalidParameter("The primary replica can't be changed.")
	}
	i := slices.IndexFunc(kept.Get(p), func(r types.UserPoolReplicaType) bool { return *r.RegionName == name })
	if i < 0 {
		return 0, refuse.NotFound("User pool %s has no replica in %s.", p.ID(), name)
	}
	return i, nil
}

// createUserPoolReplica makes a replica that is inactive as soon as it is looked at: how long it
// is CREATING at AWS is not documented, nor are the texts.
func createUserPoolReplica(c *account.Call, p *directory.Pool, in *cip.CreateUserPoolReplicaInput) (*cip.CreateUserPoolReplicaOutput, error) {
	name := *in.RegionName
	switch {
	case !region.MatchString(name):
		return nil, refuse.InvalidParameter("%s is not a Region.", name)
	case name == c.Region:
		return nil, refuse.InvalidParameter("A replica must be in another Region than its user pool.")
	}
	if _, err := find(c, p, name); err == nil {
		return nil, refuse.InvalidParameter("User pool %s already has a replica in %s.", p.ID(), name)
	}
	made := types.UserPoolReplicaType{
		RegionName: in.RegionName, Role: types.ReplicaRoleTypeSecondary, Status: types.ReplicaStatusTypeInactive,
		UserPoolArn: aws.String("arn:aws:cognito-idp:" + name + ":" + c.ID + ":userpool/" + p.ID()),
	}
	all := kept.Of(p)
	*all = append(*all, made)
	made.Status = types.ReplicaStatusTypeCreating
	return &cip.CreateUserPoolReplicaOutput{UserPoolReplica: &made}, nil
}

// listUserPoolReplicas lists the primary first.
func listUserPoolReplicas(c *account.Call, p *directory.Pool, in *cip.ListUserPoolReplicasInput) (*cip.ListUserPoolReplicasOutput, error) {
	all := append([]types.UserPoolReplicaType{{
		RegionName: &c.Region, Role: types.ReplicaRoleTypePrimary, Status: types.ReplicaStatusTypeActive, UserPoolArn: p.Described.Arn,
	}}, kept.Get(p)...)
	found, next, err := account.Page(c, account.Listing{Scope: "ListUserPoolReplicas " + p.ID(), Token: in.NextToken}, all)
	if err != nil {
		return nil, err
	}
	return &cip.ListUserPoolReplicasOutput{UserPoolReplicas: found, NextToken: next}, nil
}

func updateUserPoolReplica(c *account.Call, p *directory.Pool, in *cip.UpdateUserPoolReplicaInput) (*cip.UpdateUserPoolReplicaOutput, error) {
	i, err := find(c, p, *in.RegionName)
	if err != nil {
		return nil, err
	}
	replica := &(*kept.Of(p))[i]
	replica.Status = types.ReplicaStatusType(in.Status)
	return &cip.UpdateUserPoolReplicaOutput{UserPoolReplica: replica}, nil
}

// deleteUserPoolReplica removes a replica that is inactive (API reference). The text is not
// documented.
func deleteUserPoolReplica(c *account.Call, p *directory.Pool, in *cip.DeleteUserPoolReplicaInput) (*cip.DeleteUserPoolReplicaOutput, error) {
	i, err := find(c, p, *in.RegionName)
	if err != nil {
		return nil, err
	}
	all := kept.Of(p)
	gone := (*all)[i]
	if gone.Status != types.ReplicaStatusTypeInactive {
		return nil, refuse.InvalidParameter("Only a replica that is INACTIVE can be deleted.")
	}
	*all = slices.Delete(*all, i, i+1)
	gone.Status = types.ReplicaStatusTypeDeleting
	return &cip.DeleteUserPoolReplicaOutput{UserPoolReplica: &gone}, nil
}
