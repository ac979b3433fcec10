package admin

import (
	"context"
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
)

// membershipActions change who is in which group. AWS takes it in silence when
// there is nothing to change; undo then has to change nothing either.
func membershipActions() []Action {
	group := []Input{{Name: "group", Label: "a group", Required: true}}
	return []Action{
		{
			ID: "add-to-group", Name: "add to a group", Key: "g", On: OnUser,
			Danger: Safe, Repeats: true,
			Consequence: "Tokens issued from now on name the group; those that are out do not.",
			Inputs:      group,
			WhyNot:      always,
			Changes: func(t Target, in Inputs) []Change {
				return []Change{{"group " + in["group"], t.membership(in["group"], "no"), "member"}}
			},
			Warnings: func(t Target, in Inputs) []string { return t.nothingToJoin(in["group"], true) },
			Requests: inGroup(func(pool, username, group *string) any {
				return &cip.AdminAddUserToGroupInput{UserPoolId: pool, Username: username, GroupName: group}
			}),
			Undo:     undoMembership("remove-from-group", true),
			NoUndoOf: noUndoOfMembership(true),
			After:    memberAfter(true),
			Look:     lookAtGroups,
		},
		{
			ID: "remove-from-group", Name: "remove from a group", Key: "r", On: OnUser,
			Danger: Careful, Repeats: true,
			Consequence: "Tokens that are out keep naming the group until they expire.",
			Inputs:      group,
			WhyNot: func(t Target) string {
				if t.Membership != nil && len(t.Membership) == 0 {
					return "This user is in no group."
				}
				return ""
			},
			Changes: func(t Target, in Inputs) []Change {
				return []Change{{"group " + in["group"], t.membership(in["group"], "member"), "no"}}
			},
			Warnings: func(t Target, in Inputs) []string { return t.nothingToJoin(in["group"], false) },
			Requests: inGroup(func(pool, username, group *string) any {
				return &cip.AdminRemoveUserFromGroupInput{UserPoolId: pool, Username: username, GroupName: group}
			}),
			Undo:     undoMembership("add-to-group", false),
			NoUndoOf: noUndoOfMembership(false),
			After:    memberAfter(false),
			Look:     lookAtGroups,
		},
	}
}

// membership is whether the user is in a group; otherwise is what to say when it
// was not read.
func (t Target) membership(group, otherwise string) string {
	switch {
	case t.Membership == nil:
		return otherwise
	case slices.Contains(t.Membership, group):
		return "member"
	}
	return "no"
}

// settled tells that the user is known to be in the group, or out of it, already.
func (t Target) settled(group string, in bool) bool {
	return t.Membership != nil && slices.Contains(t.Membership, group) == in
}

func (t Target) nothingToJoin(group string, in bool) []string {
	if !t.settled(group, in) {
		return nil
	}
	if in {
		return []string{"This user is in the group already: nothing changes."}
	}
	return []string{"This user is not in the group: nothing changes."}
}

// undoMembership takes back only what is known to have changed something: who
// was in the group before would leave it otherwise.
func undoMembership(opposite string, in bool) func(Target, Inputs) (string, Inputs) {
	return func(t Target, given Inputs) (string, Inputs) {
		if t.Membership == nil || t.settled(given["group"], in) {
			return "", nil
		}
		return opposite, given
	}
}

func noUndoOfMembership(in bool) func(Target, Inputs) string {
	return func(t Target, given Inputs) string {
		switch {
		case t.Membership == nil:
			return "Who is in the group now was not read, so nobody can tell what to take back."
		case t.settled(given["group"], in):
			return "Nothing changes, so there is nothing to take back."
		}
		return ""
	}
}

func memberAfter(in bool) func(Target, Inputs) Target {
	return func(t Target, given Inputs) Target {
		if t.Membership == nil {
			return t
		}
		group := given["group"]
		t.Membership = slices.DeleteFunc(slices.Clone(t.Membership), func(other string) bool { return other == group })
		if in {
			t.Membership = append(t.Membership, group)
		}
		return t
	}
}

func lookAtGroups(ctx context.Context, s *Session, t Target) (Target, error) {
	names := []string{}
	pages := Pages(ctx, func(ctx context.Context, token string) (Page[Group], error) {
		return s.UserGroups(ctx, t.Pool.ID, t.User.Username, token)
	})
	for groups, err := range pages {
		if err != nil {
			return t, err
		}
		names = append(names, convert(groups, func(g Group) string { return g.Name })...)
	}
	t.Membership = names
	return t, nil
}

func inGroup(input func(pool, username, group *string) any) func(Target, Inputs) []Request {
	return func(t Target, in Inputs) []Request {
		group := in["group"]
		return []Request{{input(&t.Pool.ID, &t.User.Username, &group)}}
	}
}
