package emulator

// providersOperations is the table of identity providers and the users linked to them.
func providersOperations() table {
	return table{
		"AdminLinkProviderForUser":    signedRow("UserPoolId DestinationUser SourceUser", onPool(adminLinkProviderForUser)),
		"AdminDisableProviderForUser": signedRow("UserPoolId User", onPool(adminDisableProviderForUser)),
		"CreateIdentityProvider":      signedRow("UserPoolId ProviderName ProviderType ProviderDetails", onPool(createIdentityProvider)),
		"DescribeIdentityProvider":    signedRow("UserPoolId ProviderName", onPool(describeIdentityProvider)),
		"ListIdentityProviders":       signedRow("UserPoolId", onPool(listIdentityProviders)),
	}
}
