package devices

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of devices.
func Operations() service.Table {
	return service.Table{
		"AdminListDevices":  service.Signed("UserPoolId Username", on.User(adminListDevices)),
		"AdminForgetDevice": service.Signed("UserPoolId Username DeviceKey", on.User(adminForgetDevice)),
	}
}
