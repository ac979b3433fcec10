package emulator

// historyOperations is the table of users' events.
func historyOperations() table {
	return table{
		"AdminListUserAuthEvents":      signedRow("UserPoolId Username", onUser(adminListUserAuthEvents)),
		"AdminUpdateAuthEventFeedback": signedRow("UserPoolId Username EventId FeedbackValue", onUser(adminUpdateAuthEventFeedback)),
	}
}
