package emulator

// operations is the table of what the user pools API can do: the rows of its
// resources.
func operations() table {
	return join(
		settingsOperations(),
		clientsOperations(),
		groupsOperations(),
		usersOperations(),
		signupOperations(),
		recoveryOperations(),
		signinOperations(),
		tokensOperations(),
		mfaOperations(),
		devicesOperations(),
		historyOperations(),
		providersOperations(),
		resourceserversOperations(),
		deliveryOperations(),
	)
}
