package emulator

// usersOperations is the table of users.
func usersOperations() table {
	return table{
		"ListUsers":                 signedRow("UserPoolId", onPool(listUsers)),
		"AdminGetUser":              signedRow("UserPoolId Username", onUser(adminGetUser)),
		"AdminCreateUser":           signedRow("UserPoolId Username", onPool(adminCreateUser)),
		"AdminDeleteUser":           signedRow("UserPoolId Username", onUser(adminDeleteUser)),
		"AdminEnableUser":           signedRow("UserPoolId Username", onUser(adminEnableUser)),
		"AdminDisableUser":          signedRow("UserPoolId Username", onUser(adminDisableUser)),
		"AdminSetUserPassword":      signedRow("UserPoolId Username Password", onUser(adminSetUserPassword)),
		"AdminUpdateUserAttributes": signedRow("UserPoolId Username UserAttributes", onUser(adminUpdateUserAttributes)),
		"AdminDeleteUserAttributes": signedRow("UserPoolId Username UserAttributeNames", onUser(adminDeleteUserAttributes)),
		"GetUser":                   publicRow("AccessToken", op(getUser)),
	}
}
