package emulator

// settingsOperations is the table of pools themselves: their settings, schema, second factors and domains.
func settingsOperations() table {
	return table{
		"CreateUserPool":         signedRow("PoolName", op(createUserPool)),
		"DescribeUserPool":       signedRow("UserPoolId", onPool(describeUserPool)),
		"UpdateUserPool":         signedRow("UserPoolId", onPool(updateUserPool)),
		"DeleteUserPool":         signedRow("UserPoolId", onPool(deleteUserPool)),
		"ListUserPools":          signedRow("MaxResults", op(listUserPools)),
		"AddCustomAttributes":    signedRow("UserPoolId CustomAttributes", onPool(addCustomAttributes)),
		"GetUserPoolMfaConfig":   signedRow("UserPoolId", onPool(getUserPoolMfaConfig)),
		"SetUserPoolMfaConfig":   signedRow("UserPoolId", onPool(setUserPoolMfaConfig)),
		"DescribeUserPoolDomain": signedRow("Domain", op(describeUserPoolDomain)),
	}
}
