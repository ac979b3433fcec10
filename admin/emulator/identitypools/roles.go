package identitypools

import (
	"maps"
	"regexp"
	"slices"

	ci "github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentity/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
)

// mostRules is how many rules a provider can have (API reference, SetIdentityPoolRoles). The
// service model allows 400.
const mostRules = 25

// The kinds of role that an identity pool gives its identities.
const (
	authenticated   = "authenticated"
	unauthenticated = "unauthenticated"
)

var likeRole = regexp.MustCompile(`^arn:[\w-]+:iam::\d{12}:role/.+$`)

// setIdentityPoolRoles replaces the roles and the mappings of the pool. Whether AWS demands that
// a mapping's provider is one of the pool is not documented; here any is kept.
func setIdentityPoolRoles(_ *account.Call, p *pool, in *ci.SetIdentityPoolRolesInput) (*ci.SetIdentityPoolRolesOutput, error) {
	for _, kind := range slices.Sorted(maps.Keys(in.Roles)) {
		if !likeRole.MatchString(in.Roles[kind]) {
			return nil, badRole(in.Roles[kind])
		}
	}
	for _, provider := range slices.Sorted(maps.Keys(in.RoleMappings)) {
		if err := checkMapping(provider, in.RoleMappings[provider]); err != nil {
			return nil, err
		}
	}
	p.roles, p.mappings = in.Roles, in.RoleMappings
	return &ci.SetIdentityPoolRolesOutput{}, nil
}

func badRole(arn string) error { return refuse.InvalidParameter("Invalid role ARN: %s", arn) } // text not documented

// checkMapping refuses what the API reference does not allow. The texts are not documented.
func checkMapping(provider string, m types.RoleMapping) error {
	switch {
	case m.AmbiguousRoleResolution == "":
		return refuse.InvalidParameter("AmbiguousRoleResolution is required for the role mapping of %s.", provider)
	case m.Type == types.RoleMappingTypeRules && m.RulesConfiguration == nil:
		return refuse.InvalidParameter("RulesConfiguration is required for the role mapping of %s.", provider)
	case m.RulesConfiguration == nil:
		return nil
	case len(m.RulesConfiguration.Rules) > mostRules:
		return refuse.InvalidParameter("Up to %d rules can be specified for %s.", mostRules, provider)
	}
	for _, rule := range m.RulesConfiguration.Rules {
		if !likeRole.MatchString(*rule.RoleARN) {
			return badRole(*rule.RoleARN)
		}
	}
	return nil
}

func getIdentityPoolRoles(_ *account.Call, p *pool, _ *ci.GetIdentityPoolRolesInput) (*ci.GetIdentityPoolRolesOutput, error) {
	return &ci.GetIdentityPoolRolesOutput{IdentityPoolId: p.described.IdentityPoolId, Roles: p.roles, RoleMappings: p.mappings}, nil
}
