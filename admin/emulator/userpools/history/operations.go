package history

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of users' events.
func Operations() service.Table {
	return service.Table{
		"AdminListUserAuthEvents":      service.Signed("UserPoolId Username", on.User(adminListUserAuthEvents)),
		"AdminUpdateAuthEventFeedback": service.Signed("UserPoolId Username EventId FeedbackValue", on.User(adminUpdateAuthEventFeedback)),
		"UpdateAuthEventFeedback":      service.Public("UserPoolId Username EventId FeedbackToken FeedbackValue", on.User(updateAuthEventFeedback)),
	}
}
