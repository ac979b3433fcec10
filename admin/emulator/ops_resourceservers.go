package emulator

// resourceserversOperations is the table of resource servers.
func resourceserversOperations() table {
	return table{
		"DescribeResourceServer": signedRow("UserPoolId Identifier", onPool(describeResourceServer)),
		"ListResourceServers":    signedRow("UserPoolId", onPool(listResourceServers)),
	}
}
