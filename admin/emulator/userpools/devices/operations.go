package devices

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of devices.
func Operations() service.Table {
	return service.Table{
		"AdminListDevices":        service.Signed("UserPoolId Username", on.User(adminListDevices)),
		"AdminGetDevice":          service.Signed("UserPoolId Username DeviceKey", on.User(adminGetDevice)),
		"AdminUpdateDeviceStatus": service.Signed("UserPoolId Username DeviceKey", on.User(adminUpdateDeviceStatus)),
		"AdminForgetDevice":       service.Signed("UserPoolId Username DeviceKey", on.User(adminForgetDevice)),
		"ConfirmDevice":           service.Public("AccessToken DeviceKey", service.Op(confirmDevice)),
		"ListDevices":             service.Public("AccessToken", service.Op(listDevices)),
		"GetDevice":               service.Public("DeviceKey", service.Op(getDevice)),
		"UpdateDeviceStatus":      service.Public("AccessToken DeviceKey", service.Op(updateDeviceStatus)),
		"ForgetDevice":            service.Public("DeviceKey", service.Op(forgetDevice)),
	}
}
