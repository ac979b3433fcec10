package domains

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of domains.
func Operations() service.Table {
	return service.Table{
		"DescribeUserPoolDomain": service.Signed("Domain", service.Op(describeUserPoolDomain)),
		"CreateUserPoolDomain":   service.Signed("Domain UserPoolId", on.Pool(createUserPoolDomain)),
		"UpdateUserPoolDomain":   service.Signed("Domain UserPoolId", on.Pool(updateUserPoolDomain)),
		"DeleteUserPoolDomain":   service.Signed("Domain UserPoolId", on.Pool(deleteUserPoolDomain)),
	}
}
