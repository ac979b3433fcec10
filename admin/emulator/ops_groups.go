package emulator

// groupsOperations is the table of groups.
func groupsOperations() table {
	return table{
		"CreateGroup":              signedRow("GroupName UserPoolId", onPool(createGroup)),
		"GetGroup":                 signedRow("GroupName UserPoolId", onGroup(getGroup)),
		"UpdateGroup":              signedRow("GroupName UserPoolId", onGroup(updateGroup)),
		"DeleteGroup":              signedRow("GroupName UserPoolId", onGroup(deleteGroup)),
		"ListGroups":               signedRow("UserPoolId", onPool(listGroups)),
		"ListUsersInGroup":         signedRow("UserPoolId GroupName", onGroup(listUsersInGroup)),
		"AdminAddUserToGroup":      signedRow("UserPoolId Username GroupName", onUser(adminAddUserToGroup)),
		"AdminRemoveUserFromGroup": signedRow("UserPoolId Username GroupName", onUser(adminRemoveUserFromGroup)),
		"AdminListGroupsForUser":   signedRow("Username UserPoolId", onUser(adminListGroupsForUser)),
	}
}
