package sessions

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of users' sessions.
func Operations() service.Table {
	return service.Table{
		"SetUserPoolSessionConfiguration": service.Signed("UserPoolId UserSessionTracking TokenSession", on.Pool(setUserPoolSessionConfiguration)),
		"GetUserPoolSessionConfiguration": service.Signed("UserPoolId", on.Pool(getUserPoolSessionConfiguration)),
		"AdminListUserSessions":           service.Signed("UserPoolId Username", on.User(adminListUserSessions)),
		"AdminRevokeUserSession":          service.Signed("UserPoolId Username SessionId", on.User(adminRevokeUserSession)),
	}
}
