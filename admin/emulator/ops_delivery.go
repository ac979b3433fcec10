package emulator

// deliveryOperations is the table of log delivery.
func deliveryOperations() table {
	return table{
		"GetLogDeliveryConfiguration": signedRow("UserPoolId", onPool(getLogDeliveryConfiguration)),
		"SetLogDeliveryConfiguration": signedRow("UserPoolId LogConfigurations", onPool(setLogDeliveryConfiguration)),
	}
}
