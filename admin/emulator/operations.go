package emulator

// operations is the table of what the emulator can do.
func operations() map[string]operation {
	return map[string]operation{
		"CreateUserPool":      row(iam, "PoolName", op(createUserPool)),
		"DescribeUserPool":    row(iam, "UserPoolId", onPool(describeUserPool)),
		"UpdateUserPool":      row(iam, "UserPoolId", onPool(updateUserPool)),
		"DeleteUserPool":      row(iam, "UserPoolId", onPool(deleteUserPool)),
		"ListUserPools":       row(iam, "MaxResults", op(listUserPools)),
		"AddCustomAttributes": row(iam, "UserPoolId CustomAttributes", onPool(addCustomAttributes)),

		"CreateUserPoolClient":   row(iam, "UserPoolId ClientName", onPool(createUserPoolClient)),
		"DescribeUserPoolClient": row(iam, "UserPoolId ClientId", onOwnClient(describeUserPoolClient)),
		"UpdateUserPoolClient":   row(iam, "UserPoolId ClientId", onOwnClient(updateUserPoolClient)),
		"DeleteUserPoolClient":   row(iam, "UserPoolId ClientId", onOwnClient(deleteUserPoolClient)),
		"ListUserPoolClients":    row(iam, "UserPoolId", onPool(listUserPoolClients)),

		"CreateGroup":              row(iam, "GroupName UserPoolId", onPool(createGroup)),
		"GetGroup":                 row(iam, "GroupName UserPoolId", onGroup(getGroup)),
		"UpdateGroup":              row(iam, "GroupName UserPoolId", onGroup(updateGroup)),
		"DeleteGroup":              row(iam, "GroupName UserPoolId", onGroup(deleteGroup)),
		"ListGroups":               row(iam, "UserPoolId", onPool(listGroups)),
		"ListUsersInGroup":         row(iam, "UserPoolId GroupName", onGroup(listUsersInGroup)),
		"AdminAddUserToGroup":      row(iam, "UserPoolId Username GroupName", onUser(adminAddUserToGroup)),
		"AdminRemoveUserFromGroup": row(iam, "UserPoolId Username GroupName", onUser(adminRemoveUserFromGroup)),
		"AdminListGroupsForUser":   row(iam, "Username UserPoolId", onUser(adminListGroupsForUser)),

		"ListUsers":                   row(iam, "UserPoolId", onPool(listUsers)),
		"AdminGetUser":                row(iam, "UserPoolId Username", onUser(adminGetUser)),
		"AdminCreateUser":             row(iam, "UserPoolId Username", onPool(adminCreateUser)),
		"AdminDeleteUser":             row(iam, "UserPoolId Username", onUser(adminDeleteUser)),
		"AdminEnableUser":             row(iam, "UserPoolId Username", onUser(adminEnableUser)),
		"AdminDisableUser":            row(iam, "UserPoolId Username", onUser(adminDisableUser)),
		"AdminConfirmSignUp":          row(iam, "UserPoolId Username", onUser(adminConfirmSignUp)),
		"AdminResetUserPassword":      row(iam, "UserPoolId Username", onUser(adminResetUserPassword)),
		"AdminSetUserPassword":        row(iam, "UserPoolId Username Password", onUser(adminSetUserPassword)),
		"AdminUpdateUserAttributes":   row(iam, "UserPoolId Username UserAttributes", onUser(adminUpdateUserAttributes)),
		"AdminDeleteUserAttributes":   row(iam, "UserPoolId Username UserAttributeNames", onUser(adminDeleteUserAttributes)),
		"AdminUserGlobalSignOut":      row(iam, "UserPoolId Username", onUser(adminUserGlobalSignOut)),
		"AdminLinkProviderForUser":    row(iam, "UserPoolId DestinationUser SourceUser", onPool(adminLinkProviderForUser)),
		"AdminDisableProviderForUser": row(iam, "UserPoolId User", onPool(adminDisableProviderForUser)),

		"GetUserPoolMfaConfig":      row(iam, "UserPoolId", onPool(getUserPoolMfaConfig)),
		"SetUserPoolMfaConfig":      row(iam, "UserPoolId", onPool(setUserPoolMfaConfig)),
		"AdminSetUserMFAPreference": row(iam, "Username UserPoolId", onUser(adminSetUserMFAPreference)),
		"AdminDeleteSoftwareToken":  row(iam, "UserPoolId Username", onUser(adminDeleteSoftwareToken)),
		"AdminGetUserAuthFactors":   row(iam, "UserPoolId Username", onUser(adminGetUserAuthFactors)),
		"AssociateSoftwareToken":    row(public, "", op(associateSoftwareToken)),
		"VerifySoftwareToken":       row(public, "UserCode", op(verifySoftwareToken)),

		"AdminListDevices":             row(iam, "UserPoolId Username", onUser(adminListDevices)),
		"AdminForgetDevice":            row(iam, "UserPoolId Username DeviceKey", onUser(adminForgetDevice)),
		"AdminListUserAuthEvents":      row(iam, "UserPoolId Username", onUser(adminListUserAuthEvents)),
		"AdminUpdateAuthEventFeedback": row(iam, "UserPoolId Username EventId FeedbackValue", onUser(adminUpdateAuthEventFeedback)),

		"SignUp":                 row(public, "ClientId Username", onClient(signUp)),
		"ConfirmSignUp":          row(public, "ClientId Username ConfirmationCode", onClient(confirmSignUp)),
		"ResendConfirmationCode": row(public, "ClientId Username", onClient(resendConfirmationCode)),
		"ForgotPassword":         row(public, "ClientId Username", onClient(forgotPassword)),
		"ConfirmForgotPassword":  row(public, "ClientId Username ConfirmationCode Password", onClient(confirmForgotPassword)),

		"InitiateAuth":                row(public, "AuthFlow ClientId", onClient(initiateAuth)),
		"AdminInitiateAuth":           row(iam, "UserPoolId ClientId AuthFlow", onOwnClient(adminInitiateAuth)),
		"RespondToAuthChallenge":      row(public, "ClientId ChallengeName", onClient(respondToAuthChallenge)),
		"AdminRespondToAuthChallenge": row(iam, "UserPoolId ClientId ChallengeName", onOwnClient(adminRespondToAuthChallenge)),
		"GetUser":                     row(public, "AccessToken", op(getUser)),
		"GlobalSignOut":               row(public, "AccessToken", op(globalSignOut)),
		"RevokeToken":                 row(public, "Token ClientId", onClient(revokeToken)),

		"CreateIdentityProvider":      row(iam, "UserPoolId ProviderName ProviderType ProviderDetails", onPool(createIdentityProvider)),
		"DescribeIdentityProvider":    row(iam, "UserPoolId ProviderName", onPool(describeIdentityProvider)),
		"ListIdentityProviders":       row(iam, "UserPoolId", onPool(listIdentityProviders)),
		"DescribeUserPoolDomain":      row(iam, "Domain", op(describeUserPoolDomain)),
		"GetLogDeliveryConfiguration": row(iam, "UserPoolId", onPool(getLogDeliveryConfiguration)),
	}
}
