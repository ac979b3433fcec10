package tokens

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of tokens.
func Operations() service.Table {
	return service.Table{
		"GetClientToken":            service.Signed("ClientId Secret", on.Client(getClientToken)),
		"AdminUserGlobalSignOut":    service.Signed("UserPoolId Username", on.User(adminUserGlobalSignOut)),
		"GlobalSignOut":             service.Public("AccessToken", service.Op(globalSignOut)),
		"GetTokensFromRefreshToken": service.Public("RefreshToken ClientId", on.Client(getTokensFromRefreshToken)),
		"RevokeToken":               service.Public("Token ClientId", on.Client(revokeToken)),
	}
}
