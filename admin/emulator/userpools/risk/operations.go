package risk

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of risk configurations.
func Operations() service.Table {
	return service.Table{
		"SetRiskConfiguration":      service.Signed("UserPoolId", on.Pool(setRiskConfiguration)),
		"DescribeRiskConfiguration": service.Signed("UserPoolId", on.Pool(describeRiskConfiguration)),
	}
}
