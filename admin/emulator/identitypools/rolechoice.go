package identitypools

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentity/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
)

// chooseRole returns the role of an identity (developer guide, "Using role-based access
// control"). Without logins it is the guests'; custom is the role that the caller asks for, ""
// for none. Where several logins have a mapping, the first by name of the provider decides: AWS
// does not document it.
func (p *pool) chooseRole(proofs []proof, custom string) (string, error) {
	for _, one := range proofs {
		if mapping, ok := p.mappings[one.mappedAs]; ok {
			return p.mapped(mapping, one.claims, custom)
		}
	}
	if custom != "" {
		return "", refuse.InvalidParameter("Only SAML providers and providers with RoleMappings support custom role ARN.")
	}
	if len(proofs) == 0 {
		return p.defaultRole(unauthenticated)
	}
	return p.defaultRole(authenticated)
}

func (p *pool) defaultRole(kind string) (string, error) {
	if role := p.roles[kind]; role != "" {
		return role, nil
	}
	return "", badConfiguration()
}

// badConfiguration refuses credentials where the pool has no role, or the role does not trust
// the pool.
func badConfiguration() error {
	return refuse.With("InvalidIdentityPoolConfigurationException", "Invalid identity pool configuration. Check assigned IAM roles for this pool.")
}

func (p *pool) mapped(m types.RoleMapping, claims map[string]any, custom string) (string, error) {
	role := ""
	switch m.Type {
	case types.RoleMappingTypeToken:
		role = roleOfToken(claims, custom)
	case types.RoleMappingTypeRules:
		role = roleOfRules(shape.Value(m.RulesConfiguration).Rules, claims, custom)
	}
	switch {
	case role != "":
		return role, nil
	case custom == "" && m.AmbiguousRoleResolution == types.AmbiguousRoleResolutionTypeAuthenticatedRole:
		return p.defaultRole(authenticated)
	}
	return "", refuse.NotAuthorized("Access denied by the role mapping of the identity pool.") // text not documented
}

// roleOfToken returns the role that the token names, "" where it leaves the choice open.
func roleOfToken(claims map[string]any, custom string) string {
	if custom == "" {
		preferred, _ := claims["cognito:preferred_role"].(string)
		return preferred
	}
	roles, _ := claims["cognito:roles"].([]any)
	if slices.Contains(roles, any(custom)) {
		return custom
	}
	return ""
}

// roleOfRules returns the role of the first rule that matches. A role that the caller asks for
// comes before the order of the rules, if a rule that matches gives it.
func roleOfRules(rules []types.MappingRule, claims map[string]any, custom string) string {
	for _, rule := range rules {
		if matches(rule, claims[*rule.Claim]) && (custom == "" || custom == *rule.RoleARN) {
			return *rule.RoleARN
		}
	}
	return ""
}
