package providers

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of identity providers and the users linked to them.
func Operations() service.Table {
	return service.Table{
		"AdminLinkProviderForUser":    service.Signed("UserPoolId DestinationUser SourceUser", on.Pool(adminLinkProviderForUser)),
		"AdminDisableProviderForUser": service.Signed("UserPoolId User", on.Pool(adminDisableProviderForUser)),
		"CreateIdentityProvider":      service.Signed("UserPoolId ProviderName ProviderType ProviderDetails", on.Pool(createIdentityProvider)),
		"UpdateIdentityProvider":      service.Signed("UserPoolId ProviderName", on.Pool(updateIdentityProvider)),
		"DeleteIdentityProvider":      service.Signed("UserPoolId ProviderName", on.Pool(deleteIdentityProvider)),
		"DescribeIdentityProvider":    service.Signed("UserPoolId ProviderName", on.Pool(describeIdentityProvider)),
		"ListIdentityProviders":       service.Signed("UserPoolId", on.Pool(listIdentityProviders)),

		"GetIdentityProviderByIdentifier": service.Signed("UserPoolId IdpIdentifier", on.Pool(getIdentityProviderByIdentifier)),
	}
}
