package groups

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of groups.
func Operations() service.Table {
	return service.Table{
		"CreateGroup":              service.Signed("GroupName UserPoolId", on.Pool(createGroup)),
		"GetGroup":                 service.Signed("GroupName UserPoolId", on.Group(getGroup)),
		"UpdateGroup":              service.Signed("GroupName UserPoolId", on.Group(updateGroup)),
		"DeleteGroup":              service.Signed("GroupName UserPoolId", on.Group(deleteGroup)),
		"ListGroups":               service.Signed("UserPoolId", on.Pool(listGroups)),
		"ListUsersInGroup":         service.Signed("UserPoolId GroupName", on.Group(listUsersInGroup)),
		"AdminAddUserToGroup":      service.Signed("UserPoolId Username GroupName", on.User(adminAddUserToGroup)),
		"AdminRemoveUserFromGroup": service.Signed("UserPoolId Username GroupName", on.User(adminRemoveUserFromGroup)),
		"AdminListGroupsForUser":   service.Signed("Username UserPoolId", on.User(adminListGroupsForUser)),
	}
}
