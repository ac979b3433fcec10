package clients

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of app clients.
func Operations() service.Table {
	return service.Table{
		"CreateUserPoolClient":   service.Signed("UserPoolId ClientName", on.Pool(createUserPoolClient)),
		"DescribeUserPoolClient": service.Signed("UserPoolId ClientId", on.OwnClient(describeUserPoolClient)),
		"UpdateUserPoolClient":   service.Signed("UserPoolId ClientId", on.OwnClient(updateUserPoolClient)),
		"DeleteUserPoolClient":   service.Signed("UserPoolId ClientId", on.OwnClient(deleteUserPoolClient)),
		"ListUserPoolClients":    service.Signed("UserPoolId", on.Pool(listUserPoolClients)),
	}
}
