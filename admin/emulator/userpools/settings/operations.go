package settings

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of pools themselves: their settings, schema and second factors.
func Operations() service.Table {
	return service.Table{
		"CreateUserPool":       service.Signed("PoolName", service.Op(createUserPool)),
		"DescribeUserPool":     service.Signed("UserPoolId", on.Pool(describeUserPool)),
		"UpdateUserPool":       service.Signed("UserPoolId", on.Pool(updateUserPool)),
		"DeleteUserPool":       service.Signed("UserPoolId", on.Pool(deleteUserPool)),
		"ListUserPools":        service.Signed("MaxResults", service.Op(listUserPools)),
		"AddCustomAttributes":  service.Signed("UserPoolId CustomAttributes", on.Pool(addCustomAttributes)),
		"GetUserPoolMfaConfig": service.Signed("UserPoolId", on.Pool(getUserPoolMfaConfig)),
		"SetUserPoolMfaConfig": service.Signed("UserPoolId", on.Pool(setUserPoolMfaConfig)),
	}
}
