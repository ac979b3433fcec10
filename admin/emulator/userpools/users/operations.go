package users

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/own"
)

// Operations is the table of users.
func Operations() service.Table {
	return service.Table{
		"ListUsers":                 service.Signed("UserPoolId", on.Pool(listUsers)),
		"AdminGetUser":              service.Signed("UserPoolId Username", on.User(adminGetUser)),
		"AdminCreateUser":           service.Signed("UserPoolId Username", on.Pool(adminCreateUser)),
		"AdminDeleteUser":           service.Signed("UserPoolId Username", on.User(adminDeleteUser)),
		"AdminEnableUser":           service.Signed("UserPoolId Username", on.User(adminEnableUser)),
		"AdminDisableUser":          service.Signed("UserPoolId Username", on.User(adminDisableUser)),
		"AdminSetUserPassword":      service.Signed("UserPoolId Username Password", on.User(adminSetUserPassword)),
		"AdminUpdateUserAttributes": service.Signed("UserPoolId Username UserAttributes", on.User(adminUpdateUserAttributes)),
		"AdminDeleteUserAttributes": service.Signed("UserPoolId Username UserAttributeNames", on.User(adminDeleteUserAttributes)),
		"GetUser":                   service.Public("AccessToken", service.Op(getUser)),
		"UpdateUserAttributes":      service.Public("UserAttributes AccessToken", own.User(updateUserAttributes)),
		"DeleteUserAttributes":      service.Public("UserAttributeNames AccessToken", own.User(deleteUserAttributes)),
		"VerifyUserAttribute":       service.Public("AccessToken AttributeName Code", own.User(verifyUserAttribute)),
		"ChangePassword":            service.Public("ProposedPassword AccessToken", own.User(changePassword)),
		"DeleteUser":                service.Public("AccessToken", own.User(deleteUser)),

		"GetUserAttributeVerificationCode": service.Public("AccessToken AttributeName", own.User(getUserAttributeVerificationCode)),
	}
}
