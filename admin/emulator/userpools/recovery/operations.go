package recovery

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of forgotten passwords.
func Operations() service.Table {
	return service.Table{
		"AdminResetUserPassword": service.Signed("UserPoolId Username", on.User(adminResetUserPassword)),
		"ForgotPassword":         service.Public("ClientId Username", on.Client(forgotPassword)),
		"ConfirmForgotPassword":  service.Public("ClientId Username ConfirmationCode Password", on.Client(confirmForgotPassword)),
	}
}
