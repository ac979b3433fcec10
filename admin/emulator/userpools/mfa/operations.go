package mfa

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of users' second factors.
func Operations() service.Table {
	return service.Table{
		"AdminSetUserMFAPreference": service.Signed("Username UserPoolId", on.User(adminSetUserMFAPreference)),
		"AdminDeleteSoftwareToken":  service.Signed("UserPoolId Username", on.User(adminDeleteSoftwareToken)),
		"AdminGetUserAuthFactors":   service.Signed("UserPoolId Username", on.User(adminGetUserAuthFactors)),
		"GetUserAuthFactors":        service.Public("AccessToken", service.Op(getUserAuthFactors)),
		"AssociateSoftwareToken":    service.Public("", service.Op(associateSoftwareToken)),
		"VerifySoftwareToken":       service.Public("UserCode", service.Op(verifySoftwareToken)),
	}
}
