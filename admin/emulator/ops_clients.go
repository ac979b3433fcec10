package emulator

// clientsOperations is the table of app clients.
func clientsOperations() table {
	return table{
		"CreateUserPoolClient":   signedRow("UserPoolId ClientName", onPool(createUserPoolClient)),
		"DescribeUserPoolClient": signedRow("UserPoolId ClientId", onOwnClient(describeUserPoolClient)),
		"UpdateUserPoolClient":   signedRow("UserPoolId ClientId", onOwnClient(updateUserPoolClient)),
		"DeleteUserPoolClient":   signedRow("UserPoolId ClientId", onOwnClient(deleteUserPoolClient)),
		"ListUserPoolClients":    signedRow("UserPoolId", onPool(listUserPoolClients)),
	}
}
