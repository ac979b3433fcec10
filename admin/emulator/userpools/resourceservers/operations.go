package resourceservers

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of resource servers.
func Operations() service.Table {
	return service.Table{
		"CreateResourceServer":   service.Signed("UserPoolId Identifier Name", on.Pool(createResourceServer)),
		"UpdateResourceServer":   service.Signed("UserPoolId Identifier Name", on.Pool(updateResourceServer)),
		"DeleteResourceServer":   service.Signed("UserPoolId Identifier", on.Pool(deleteResourceServer)),
		"DescribeResourceServer": service.Signed("UserPoolId Identifier", on.Pool(describeResourceServer)),
		"ListResourceServers":    service.Signed("UserPoolId", on.Pool(listResourceServers)),
	}
}
