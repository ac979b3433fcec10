package clientsecrets

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of app clients' secrets.
func Operations() service.Table {
	return service.Table{
		"AddUserPoolClientSecret":    service.Signed("UserPoolId ClientId", on.OwnClient(addUserPoolClientSecret)),
		"ListUserPoolClientSecrets":  service.Signed("UserPoolId ClientId", on.OwnClient(listUserPoolClientSecrets)),
		"DeleteUserPoolClientSecret": service.Signed("UserPoolId ClientId ClientSecretId", on.OwnClient(deleteUserPoolClientSecret)),
	}
}
