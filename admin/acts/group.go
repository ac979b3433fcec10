package acts

import (
	"context"
	"fmt"
	"regexp"
	"strconv"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
)

// groupActions change a group itself.
func groupActions() []Action {
	return []Action{editGroup(), deleteGroup()}
}

// emptied is the answer that empties a description: an empty answer keeps it.
const emptied = "-"

// groupInputs are the members of a group that can be given and edited.
func groupInputs() []Input {
	return []Input{
		{Name: "description", Label: "description", Lines: true, Offer: func(t Target) string { return t.Group.ExactDescription() }},
		{Name: "precedence", Label: "precedence (the lowest number wins)", Offer: func(t Target) string { return precedenceText(t.Group) }},
		{Name: "role", Label: "ARN of an IAM role", Names: &roles, Offer: func(t Target) string { return t.Group.ExactRole() }},
	}
}

func createGroup() Action {
	inputs := groupInputs()
	for i := range inputs {
		inputs[i].Offer = nil // there is no group yet to take the value from
	}
	return Action{
		ID: "create-group", Key: "b", On: OnPool, Danger: Safe,
		Wording: Wording{
			Name: "create group", Also: "add new role",
			Consequence: "The group has no members yet.",
			Changes: func(_ Target, in Inputs) []Change {
				return append([]Change{{"group", "", in["name"]}}, groupChanges(admin.Group{}, in)...)
			},
		},
		Inputs: append([]Input{{Name: "name", Label: "name", Required: true}}, inputs...),
		WhyNot: always,
		Check: func(_ Target, in Inputs) string {
			if !admin.IsName(in["name"]) {
				return "A group's name has up to 128 letters, digits and signs, and no space."
			}
			return groupRefusal(in)
		},
		Sending: Sending{Requests: func(t Target, in Inputs) []call.Request {
			made := afterGroupEdit(Target{}, in).Group
			return []call.Request{call.UserPools((*cip.Client).CreateGroup, &cip.CreateGroupInput{
				UserPoolId: &t.Pool.ID, GroupName: new(in["name"]), Description: record.NonEmpty(made.ExactDescription()),
				Precedence: made.Precedence, RoleArn: record.NonEmpty(made.ExactRole()),
			})}
		}},
		Undoing: Undoing{NoUndo: "Only deleting the group undoes it."},
	}
}

func editGroup() Action {
	inputs := groupInputs()
	inputs[0].Label += " (“" + emptied + "” empties it)"
	return Action{
		ID: "edit-group", Key: "e", On: OnGroup, Danger: Careful,
		Wording: Wording{
			Name: "edit group", Also: "change role precedence description",
			Consequence: "New tokens carry the roles by the new settings; issued tokens don't change.",
			Changes:     func(t Target, in Inputs) []Change { return groupChanges(t.Group, in) },
		},
		Inputs: inputs,
		WhyNot: always,
		Check: func(t Target, in Inputs) string {
			if len(groupChanges(t.Group, in)) == 0 {
				return "Nothing is changed. (“-” empties a description.)"
			}
			return groupRefusal(in)
		},
		Reading: Reading{
			Look:         lookAtGroup,
			ChangedSince: groupChangedSince,
		},
		Sending: Sending{
			Repeats: true,
			Requests: func(t Target, in Inputs) []call.Request {
				after := afterGroupEdit(t, in).Group
				return []call.Request{call.UserPools((*cip.Client).UpdateGroup, &cip.UpdateGroupInput{
					UserPoolId: &t.Pool.ID, GroupName: t.groupName(), Description: writableDescription(t.Group, after),
					Precedence: after.Precedence, RoleArn: record.NonEmpty(after.ExactRole()),
				})}
			},
		},
		Showing: Showing{After: afterGroupEdit},
		Undoing: Undoing{
			Undo:     undoGroupEdit,
			NoUndoOf: noUndoOfGroupEdit,
		},
	}
}

// writableDescription is the description to send. An unchanged one is sent as
// well, as AWS does not say whether UpdateGroup keeps what is left out.
func writableDescription(before, after admin.Group) *string {
	if before.ExactDescription() != after.ExactDescription() {
		return new(after.ExactDescription())
	}
	return record.NonEmpty(after.ExactDescription())
}

func afterGroupEdit(t Target, in Inputs) Target {
	switch in["description"] {
	case "":
	case emptied:
		t.Group = t.Group.WithDescription("")
	default:
		t.Group = t.Group.WithDescription(in["description"])
	}
	if p := in.precedence(); p != nil {
		t.Group.Precedence = p
	}
	if in["role"] != "" {
		t.Group = t.Group.WithRole(in["role"])
	}
	return t
}

// lookAtGroup reads the group as it is now: the call that edits it sends every
// member, including those that somebody else has changed meanwhile.
func lookAtGroup(ctx context.Context, s *call.Session, t Target) (Target, error) {
	group, err := admin.ReadGroup(ctx, s, t.Pool.ID, t.Group.Exact())
	if err == nil {
		t.Group = group
	}
	return t, err
}

func groupChangedSince(confirmed, found Target) string {
	changes := groupDifferences(confirmed.Group, found.Group)
	if len(changes) == 0 {
		return ""
	}
	c := changes[0]
	return fmt.Sprintf("Somebody else has changed the group's %s from %s to %s: read the group again.", c.What, quoted(c.Before), quoted(c.After))
}

func quoted(s string) string {
	if s == "" {
		return "none"
	}
	return "“" + s + "”"
}

func groupChanges(before admin.Group, in Inputs) []Change {
	return groupDifferences(before, afterGroupEdit(Target{Group: before}, in).Group)
}

// groupDifferences are the members that an edit of a group can change.
func groupDifferences(before, after admin.Group) []Change {
	var changes []Change
	for _, c := range []Change{
		{"description", before.ExactDescription(), after.ExactDescription()},
		{"precedence", precedenceText(before), precedenceText(after)},
		{"role", before.ExactRole(), after.ExactRole()},
	} {
		if c.Before != c.After {
			changes = append(changes, c)
		}
	}
	return changes
}

// undoGroupEdit restores the old values. A precedence or role that was unset
// can't be unset again: the API has no way to say so.
func undoGroupEdit(t Target, in Inputs) (id string, back Inputs) {
	if noUndoOfGroupEdit(t, in) != "" {
		return "", nil
	}
	back = Inputs{}
	for _, c := range groupChanges(t.Group, in) {
		back[c.What] = c.Before
		if c.Before == "" {
			back[c.What] = emptied
		}
	}
	return "edit-group", back
}

func noUndoOfGroupEdit(t Target, in Inputs) string {
	if t.Group.Created.IsZero() {
		return notReadBefore
	}
	for _, c := range groupChanges(t.Group, in) {
		if c.What != "description" && c.Before == "" {
			return "A " + c.What + " can be changed, but not removed: AWS has no call for it."
		}
	}
	return ""
}

var roleARN = regexp.MustCompile(`^arn:[\w+=/,.@-]+:iam::\d{12}:role/\S+$`)

func groupRefusal(in Inputs) string {
	switch {
	case in["precedence"] != "" && in.precedence() == nil:
		return "A precedence is a whole number from 0 to 2147483647."
	case in["role"] != "" && !roleARN.MatchString(in["role"]):
		return "A role is given by its ARN, such as arn:aws:iam::123456789012:role/staff."
	}
	return ""
}

// precedence is the answer as a number, nil when there is none.
func (in Inputs) precedence() *int32 {
	n, err := strconv.ParseInt(in["precedence"], 10, 32)
	if err != nil || n < 0 {
		return nil
	}
	return new(int32(n))
}

func precedenceText(g admin.Group) string {
	if g.Precedence == nil {
		return ""
	}
	return strconv.Itoa(int(*g.Precedence))
}

func deleteGroup() Action {
	return Action{
		ID: "delete-group", Key: "X", On: OnGroup, Danger: Destructive,
		Wording: Wording{
			Name: "delete group", Also: "remove role",
			Consequence: "The members stay but are no longer in it; issued tokens keep the group and its role until they expire.",
			Changes:     func(t Target, _ Inputs) []Change { return []Change{{"group", t.Group.Name, "gone"}} },
		},
		WhyNot: always,
		Sending: Sending{Requests: func(t Target, _ Inputs) []call.Request {
			return []call.Request{call.UserPools((*cip.Client).DeleteGroup, &cip.DeleteGroupInput{UserPoolId: &t.Pool.ID, GroupName: t.groupName()})}
		}},
		Showing: Showing{Removes: true},
		Undoing: Undoing{NoUndo: "A new group has no members."},
	}
}
