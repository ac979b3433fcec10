package mfa

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/own"
)

// Operations is the table of users' second factors.
func Operations() service.Table {
	return service.Table{
		"AdminSetUserMFAPreference": service.Signed("Username UserPoolId", on.User(adminSetUserMFAPreference)),
		"AdminDeleteSoftwareToken":  service.Signed("UserPoolId Username", on.User(adminDeleteSoftwareToken)),
		"AdminGetUserAuthFactors":   service.Signed("UserPoolId Username", on.User(adminGetUserAuthFactors)),
		"GetUserAuthFactors":        service.Public("AccessToken", service.Op(getUserAuthFactors)),
		"SetUserMFAPreference":      service.Public("AccessToken", own.User(setUserMFAPreference)),
		"SetUserSettings":           service.Public("AccessToken MFAOptions", own.User(setUserSettings)),
		"AdminSetUserSettings":      service.Signed("UserPoolId Username MFAOptions", on.User(adminSetUserSettings)),
		"AssociateSoftwareToken":    service.Public("", service.Op(associateSoftwareToken)),
		"VerifySoftwareToken":       service.Public("UserCode", service.Op(verifySoftwareToken)),
	}
}
