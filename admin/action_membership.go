package admin

import (
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
)

// groupActions change who is in which group.
func groupActions() []Action {
	group := []Input{{Name: "group", Label: "a group", Required: true}}
	return []Action{
		{
			ID: "add-to-group", Name: "add to a group", Key: "g", On: OnUser,
			Danger: Safe, Repeats: true,
			Consequence: "Tokens issued from now on name the group; those that are out do not.",
			Inputs:      group,
			WhyNot:      always,
			Changes:     func(_ Target, in Inputs) []Change { return []Change{{"group " + in["group"], "no", "member"}} },
			Requests: inGroup(func(pool, username, group *string) any {
				return &cip.AdminAddUserToGroupInput{UserPoolId: pool, Username: username, GroupName: group}
			}),
			Undo: func(_ Target, in Inputs) (string, Inputs) { return "remove-from-group", in },
		},
		{
			ID: "remove-from-group", Name: "remove from a group", Key: "r", On: OnUser,
			Danger: Careful, Repeats: true,
			Consequence: "Tokens that are out keep naming the group until they expire.",
			Inputs:      group,
			WhyNot:      always,
			Changes:     func(_ Target, in Inputs) []Change { return []Change{{"group " + in["group"], "member", "no"}} },
			Requests: inGroup(func(pool, username, group *string) any {
				return &cip.AdminRemoveUserFromGroupInput{UserPoolId: pool, Username: username, GroupName: group}
			}),
			Undo: func(_ Target, in Inputs) (string, Inputs) { return "add-to-group", in },
		},
	}
}

func inGroup(input func(pool, username, group *string) any) func(Target, Inputs) []Request {
	return func(t Target, in Inputs) []Request {
		group := in["group"]
		return []Request{{input(&t.Pool.ID, &t.User.Username, &group)}}
	}
}
