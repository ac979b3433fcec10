package delivery

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of log delivery.
func Operations() service.Table {
	return service.Table{
		"GetLogDeliveryConfiguration": service.Signed("UserPoolId", on.Pool(getLogDeliveryConfiguration)),
		"SetLogDeliveryConfiguration": service.Signed("UserPoolId LogConfigurations", on.Pool(setLogDeliveryConfiguration)),
	}
}
