package acts

import (
	"context"
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
)

// membershipActions change which users are in which groups. AWS accepts a change that changes
// nothing without saying so; its undo must then change nothing either.
func membershipActions() []Action {
	return []Action{joining(), leaving()}
}

func groupAsked() Input {
	return Input{Name: "group", Label: "a group", Required: true, Names: &groups}
}

func joining() Action {
	return Action{
		ID: "add-to-group", Key: "g", On: OnUser, Danger: Safe,
		Wording: Wording{
			Name: "add to a group", Also: "role join grant permission member", Did: "added to a group",
			Consequence: "Tokens issued from now on name the group; those issued before do not.",
			Changes: func(t Target, in Inputs) []Change {
				return []Change{{"group " + in["group"], t.membership(in["group"], "no"), "member"}}
			},
			Warnings: func(t Target, in Inputs) []string { return t.nothingToJoin(in["group"], true) },
		},
		Inputs: []Input{groupAsked()},
		WhyNot: always,
		Reading: Reading{
			Look:   lookAtGroups,
			Survey: surveyGroup,
		},
		Sending: Sending{
			Repeats: true,
			Requests: inGroup(func(pool, username, group *string) call.Request {
				return call.UserPools((*cip.Client).AdminAddUserToGroup, &cip.AdminAddUserToGroupInput{UserPoolId: pool, Username: username, GroupName: group})
			}),
		},
		Showing: Showing{After: memberAfter(true)},
		Undoing: Undoing{
			Undo:     undoMembership("remove-from-group", true),
			NoUndoOf: noUndoOfMembership(true),
		},
	}
}

func leaving() Action {
	remove := groupAsked()
	remove.Names = &groupsJoined
	remove.Offer = func(t Target) string { return *t.groupName() } // the group whose members are listed, or that is listed for a user
	return Action{
		ID: "remove-from-group", Key: "r", On: OnUser, Danger: Careful,
		Wording: Wording{
			Name: "remove from a group", Also: "role leave revoke permission member", Called: removalName, Did: "removed from a group",
			Consequence: "Issued tokens keep naming the group until they expire.",
			Changes: func(t Target, in Inputs) []Change {
				return []Change{{"group " + in["group"], t.membership(in["group"], "member"), "no"}}
			},
			Warnings: func(t Target, in Inputs) []string { return t.nothingToJoin(in["group"], false) },
		},
		Inputs: []Input{remove},
		WhyNot: func(t Target) string {
			if t.Membership.none() {
				return "This user is not in any group."
			}
			return ""
		},
		Reading: Reading{
			Look:   lookAtGroups,
			Survey: surveyGroup,
		},
		Sending: Sending{
			Repeats: true,
			Requests: inGroup(func(pool, username, group *string) call.Request {
				return call.UserPools((*cip.Client).AdminRemoveUserFromGroup, &cip.AdminRemoveUserFromGroupInput{UserPoolId: pool, Username: username, GroupName: group})
			}),
		},
		Showing: Showing{After: memberAfter(false)},
		Undoing: Undoing{
			Undo:     undoMembership("add-to-group", false),
			NoUndoOf: noUndoOfMembership(false),
		},
	}
}

// removalName names the group, where one is at hand.
func removalName(t Target) string {
	if t.Group.Name == "" {
		return "remove from a group"
	}
	return "remove from " + t.Group.Name
}

// Membership is what was read about the groups that a user is in.
type Membership struct {
	Groups []string // the user's groups, by AWS's spelling of their names
	Asked  string   // the one group that was asked about; "" when all were read
}

// tells reports whether the user is in a group, and whether that is known.
func (m *Membership) tells(group string) (in, known bool) {
	if m == nil || m.Asked != "" && m.Asked != group {
		return false, false
	}
	return slices.Contains(m.Groups, group), true
}

// none reports whether the user is known to be in no group.
func (m *Membership) none() bool { return m != nil && m.Asked == "" && len(m.Groups) == 0 }

// membership says whether the user is in a group; otherwise is what it says when that was not
// read.
func (t Target) membership(group, otherwise string) string {
	in, known := t.Membership.tells(group)
	switch {
	case !known:
		return otherwise
	case in:
		return "member"
	}
	return "no"
}

// settled reports whether the user is known to be in the group, or out of it, already.
func (t Target) settled(group string, in bool) bool {
	is, known := t.Membership.tells(group)
	return known && is == in
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

// undoMembership undoes only what is known to have changed something: otherwise a user who was
// in the group before would be removed from it.
func undoMembership(opposite string, in bool) func(Target, Inputs) (string, Inputs) {
	return func(t Target, given Inputs) (string, Inputs) {
		if _, known := t.Membership.tells(given["group"]); !known || t.settled(given["group"], in) {
			return "", nil
		}
		return opposite, given
	}
}

func noUndoOfMembership(in bool) func(Target, Inputs) string {
	return func(t Target, given Inputs) string {
		_, known := t.Membership.tells(given["group"])
		switch {
		case !known:
			return "The group's members were not read, so it is unknown what to undo."
		case t.settled(given["group"], in):
			return "Nothing changes, so there is nothing to undo."
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
		after := Membership{Asked: t.Membership.Asked}
		after.Groups = slices.DeleteFunc(slices.Clone(t.Membership.Groups), func(other string) bool { return other == group })
		if in {
			after.Groups = append(after.Groups, group)
		}
		t.Membership = &after
		return t
	}
}

func lookAtGroups(ctx context.Context, s *call.Session, t Target) (Target, error) {
	var names []string
	pages := call.Pages(ctx, func(ctx context.Context, token string) (call.Page[admin.Group], error) {
		return admin.UserGroups(ctx, s, t.Pool.ID, t.User.Exact(), token)
	})
	for groups, err := range pages {
		if err != nil {
			return t, err
		}
		names = append(names, record.Each(groups, func(g admin.Group) string { return string(g.Exact()) })...)
	}
	t.Membership = &Membership{Groups: names}
	return t, nil
}

// surveyGroup reads who is in the group, but no more pages than there are targets: nothing is
// known about users who were not found by then.
func surveyGroup(ctx context.Context, s *call.Session, targets []Target, in Inputs) ([]Target, error) {
	group := in["group"]
	members, whole, err := someMembers(ctx, s, targets[0].Pool.ID, admin.Exact(group), len(targets))
	if err != nil {
		return nil, err
	}
	inside, outside := &Membership{Groups: []string{group}, Asked: group}, &Membership{Asked: group}
	return record.Each(targets, func(t Target) Target {
		switch {
		case members[t.User.Exact()]:
			t.Membership = inside
		case whole:
			t.Membership = outside
		}
		return t
	}), nil
}

// someMembers returns the exact usernames of a group's members, from at most that many pages;
// whole reports whether these are all.
func someMembers(ctx context.Context, s *call.Session, pool string, group admin.Exact, pages int) (members map[admin.Exact]bool, whole bool, err error) {
	members = map[admin.Exact]bool{}
	token := ""
	for range pages {
		page, err := admin.GroupMembers(ctx, s, pool, group, token)
		if err != nil {
			return nil, false, err
		}
		for _, u := range page.Items {
			members[u.Exact()] = true
		}
		if token = page.Next; token == "" {
			return members, true, nil
		}
	}
	return members, false, nil
}

func inGroup(request func(pool, username, group *string) call.Request) func(Target, Inputs) []call.Request {
	return func(t Target, in Inputs) []call.Request {
		group := in["group"]
		return []call.Request{request(&t.Pool.ID, t.username(), &group)}
	}
}
