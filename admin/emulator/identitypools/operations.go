// Package identitypools answers the identity pools API: pools and their settings, identities and
// their logins, and what an identity gets for its logins: OpenID tokens and credentials.
package identitypools

import "github.com/cognito-tui/cognito-tui/admin/emulator/service"

// Target precedes the operation in X-Amz-Target of the identity pools API.
const Target = "AWSCognitoIdentityService."

// Operations is the table of the identity pools API.
func Operations() service.Table {
	return service.Table{
		"CreateIdentityPool":          service.Signed("IdentityPoolName", service.Op(createIdentityPool)),
		"DescribeIdentityPool":        service.Signed("IdentityPoolId", onPool(describeIdentityPool)),
		"UpdateIdentityPool":          service.Signed("IdentityPoolId IdentityPoolName", onPool(updateIdentityPool)),
		"DeleteIdentityPool":          service.Signed("IdentityPoolId", onPool(deleteIdentityPool)),
		"ListIdentityPools":           service.Signed("MaxResults", service.Op(listIdentityPools)),
		"TagResource":                 service.Signed("ResourceArn Tags", service.Op(tagResource)),
		"UntagResource":               service.Signed("ResourceArn TagKeys", service.Op(untagResource)),
		"ListTagsForResource":         service.Signed("ResourceArn", service.Op(listTagsForResource)),
		"SetIdentityPoolRoles":        service.Signed("IdentityPoolId Roles", onPool(setIdentityPoolRoles)),
		"GetIdentityPoolRoles":        service.Signed("IdentityPoolId", onPool(getIdentityPoolRoles)),
		"SetPrincipalTagAttributeMap": service.Signed("IdentityPoolId IdentityProviderName", onPool(setPrincipalTagAttributeMap)),
		"GetPrincipalTagAttributeMap": service.Signed("IdentityPoolId IdentityProviderName", onPool(getPrincipalTagAttributeMap)),

		"GetId":                     service.Public("IdentityPoolId", onPool(getID)),
		"GetOpenIdToken":            service.Public("IdentityId", onIdentity(getOpenIDToken)),
		"GetCredentialsForIdentity": service.Public("IdentityId", onIdentity(getCredentialsForIdentity)),
		"UnlinkIdentity":            service.Public("IdentityId Logins LoginsToRemove", onIdentity(unlinkIdentity)),
		"DescribeIdentity":          service.Signed("IdentityId", onIdentity(describeIdentity)),
		"ListIdentities":            service.Signed("IdentityPoolId MaxResults", onPool(listIdentities)),
		"DeleteIdentities":          service.Signed("IdentityIdsToDelete", service.Op(deleteIdentities)),

		"GetOpenIdTokenForDeveloperIdentity": service.Signed("IdentityPoolId Logins", onPool(getOpenIDTokenForDeveloperIdentity)),
		"LookupDeveloperIdentity":            service.Signed("IdentityPoolId", onPool(lookupDeveloperIdentity)),
		"MergeDeveloperIdentities":           service.Signed("SourceUserIdentifier DestinationUserIdentifier DeveloperProviderName IdentityPoolId", onPool(mergeDeveloperIdentities)),
		"UnlinkDeveloperIdentity":            service.Signed("IdentityId IdentityPoolId DeveloperProviderName DeveloperUserIdentifier", onPool(unlinkDeveloperIdentity)),
	}
}
