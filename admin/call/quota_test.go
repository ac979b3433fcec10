package call

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/signin"
	"github.com/aws/aws-sdk-go-v2/service/sso"
	"github.com/aws/aws-sdk-go-v2/service/ssooidc"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

// sdk is every service whose client is at hand to check the table against.
var sdk = map[string]reflect.Type{
	cip.ServiceID:             reflect.TypeFor[*cip.Client](),
	cognitoidentity.ServiceID: reflect.TypeFor[*cognitoidentity.Client](),
	cloudwatchlogs.ServiceID:  reflect.TypeFor[*cloudwatchlogs.Client](),
	cloudtrail.ServiceID:      reflect.TypeFor[*cloudtrail.Client](),
	lambda.ServiceID:          reflect.TypeFor[*lambda.Client](),
	iam.ServiceID:             reflect.TypeFor[*iam.Client](),
	sts.ServiceID:             reflect.TypeFor[*sts.Client](),
	sso.ServiceID:             reflect.TypeFor[*sso.Client](),
	ssooidc.ServiceID:         reflect.TypeFor[*ssooidc.Client](),
	signin.ServiceID:          reflect.TypeFor[*signin.Client](),
}

func TestEveryCallIsAnOperationOfTheSDK(t *testing.T) {
	seen := map[callName]bool{}
	for _, c := range Calls() {
		name := callName{c.Service, c.Operation}
		if seen[name] {
			t.Errorf("%s %s stands in the table twice", c.Service, c.Operation)
		}
		seen[name] = true
		client, ok := sdk[c.Service]
		if !ok && c.Service != serviceMetrics { // the only SDK client that the program does not use
			t.Errorf("%s: no such service id", c.Service)
			continue
		}
		if ok {
			if _, has := client.MethodByName(c.Operation); has == c.Raw {
				t.Errorf("%s: the SDK has %s: %v", c.Service, c.Operation, has)
			}
		}
	}
}

func TestEveryAdministratorsOperationIsKnown(t *testing.T) {
	client := reflect.TypeFor[*cip.Client]()
	for m := range client.Methods() {
		if !strings.HasPrefix(m.Name, "Admin") {
			continue
		}
		if _, ok := LookupCall(cip.ServiceID, m.Name); !ok {
			t.Errorf("%s is not in the table: a new operation of the SDK needs a category", m.Name)
		}
	}
}

func TestEveryCategoryHasAQuotaAndACall(t *testing.T) {
	used := map[Category]bool{CategoryUnknown: true}
	for _, c := range Calls() {
		used[c.Category] = true
		if quotas[c.Category].perSecond <= 0 {
			t.Errorf("%s: category %q has no quota", c.Operation, c.Category)
		}
	}
	for _, c := range Categories() {
		if !used[c] {
			t.Errorf("category %q has no call", c)
		}
	}
	for c := range regionalQuotas {
		if _, ok := quotas[c]; !ok {
			t.Errorf("%q departs from a quota that is not there", c)
		}
	}
}

// Names tell what an operation does to the pool, but for the few that are named
// like a read and send a message or make something.
func TestWhatReadsIsNotMutating(t *testing.T) {
	readers := []string{"List", "Get", "Describe", "Filter", "Lookup", "AdminList", "AdminGet", "Start", "Stop"}
	exceptions := map[string]bool{
		"GetUserAttributeVerificationCode": true, "GetTokensFromRefreshToken": true, "GetClientToken": true,
		"GetId": true, "GetCredentialsForIdentity": true, "GetOpenIdToken": true,
		"StartUserImportJob": true, "StopUserImportJob": true,
	}
	for _, c := range Calls() {
		if c.Category == CategoryCredentials {
			if c.Mutating {
				t.Errorf("%s is part of every call and must not be mutating", c.Operation)
			}
			continue
		}
		reads := slices.ContainsFunc(readers, func(r string) bool { return strings.HasPrefix(c.Operation, r) })
		if want := !reads || exceptions[c.Operation]; c.Mutating != want {
			t.Errorf("%s: mutating %v, want %v", c.Operation, c.Mutating, want)
		}
		if strings.HasSuffix(string(c.Category), "Update") && !c.Mutating {
			t.Errorf("%s counts as an update and is not mutating", c.Operation)
		}
	}
}

func TestWhatBillsAUser(t *testing.T) {
	for operation, billed := range map[string]bool{
		"ListUsers": false, "ListUsersInGroup": false, "AdminGetUser": true,
		"AdminCreateUser": true, "AdminConfirmSignUp": true,
		"AdminSetUserPassword": true, "AdminResetUserPassword": false,
		"AdminUpdateUserAttributes": true, "AdminAddUserToGroup": true, "AdminRemoveUserFromGroup": true,
		"AdminUserGlobalSignOut": true, "RevokeToken": true, "AdminInitiateAuth": true,
		"AdminListGroupsForUser": false, "AdminListUserAuthEvents": false, "CreateUserImportJob": false,
	} {
		c, ok := LookupCall(cip.ServiceID, operation)
		if !ok || c.Billed != billed {
			t.Errorf("%s: known %v, billed %v; want billed %v", operation, ok, c.Billed, billed)
		}
	}
}

func TestAnUnknownCallIsTakenForTheWorst(t *testing.T) {
	c, ok := LookupCall(cip.ServiceID, "AdminInventedTomorrow")
	if ok || !c.Mutating || c.Category != CategoryUnknown {
		t.Errorf("got %+v, %v", c, ok)
	}
	if _, ok := LookupCall(lambda.ServiceID, "ListUsers"); ok {
		t.Error("an operation was found in another service")
	}
}

func TestQuotasDifferByRegion(t *testing.T) {
	for _, tc := range []struct {
		category Category
		region   string
		want     float64
	}{
		{CategoryUserList, "us-east-1", 30},
		{CategoryFilterLogEvents, "us-east-1", 25},
		{CategoryFilterLogEvents, "eu-central-1", 5},
		{CategoryFilterLogEvents, "eu-west-1", 10},
		{CategoryGetLogEvents, "eu-west-3", 30},
		{CategoryGetLogEvents, "eu-west-1", 10},
		{CategoryGetLogEvents, "us-east-1", 25},
		{CategoryLookupEvents, "ap-south-1", 2},
		{Category("none"), "us-east-1", 3},
	} {
		if got := tc.category.Quota(tc.region); got != tc.want {
			t.Errorf("%s in %s: %v, want %v", tc.category, tc.region, got, tc.want)
		}
	}
}

func TestTheTableCannotBeChangedFromOutside(t *testing.T) {
	Calls()[0].Operation = "changed"
	if Calls()[0].Operation == "changed" {
		t.Error("Calls gives the table itself")
	}
}
