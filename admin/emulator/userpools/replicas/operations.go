package replicas

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of replicas.
func Operations() service.Table {
	return service.Table{
		"CreateUserPoolReplica": service.Signed("UserPoolId RegionName", on.Pool(createUserPoolReplica)),
		"ListUserPoolReplicas":  service.Signed("UserPoolId", on.Pool(listUserPoolReplicas)),
		"UpdateUserPoolReplica": service.Signed("UserPoolId RegionName Status", on.Pool(updateUserPoolReplica)),
		"DeleteUserPoolReplica": service.Signed("UserPoolId RegionName", on.Pool(deleteUserPoolReplica)),
	}
}
