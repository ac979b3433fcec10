package emulator

// devicesOperations is the table of devices.
func devicesOperations() table {
	return table{
		"AdminListDevices":  signedRow("UserPoolId Username", onUser(adminListDevices)),
		"AdminForgetDevice": signedRow("UserPoolId Username DeviceKey", onUser(adminForgetDevice)),
	}
}
