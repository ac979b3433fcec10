package signup

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of sign-up.
func Operations() service.Table {
	return service.Table{
		"AdminConfirmSignUp":     service.Signed("UserPoolId Username", on.User(adminConfirmSignUp)),
		"SignUp":                 service.Public("ClientId Username", on.Client(signUp)),
		"ConfirmSignUp":          service.Public("ClientId Username ConfirmationCode", on.Client(confirmSignUp)),
		"ResendConfirmationCode": service.Public("ClientId Username", on.Client(resendConfirmationCode)),
	}
}
