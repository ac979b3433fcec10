package tui_test

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/admin/shell/shelltest"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// hostileGroups are names that Cognito accepts for groups and users.
func hostileGroups(n int) []string {
	legal := regexp.MustCompile(`^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$`)
	names := slices.DeleteFunc(shelltest.Names(400), func(name string) bool {
		return !legal.MatchString(name) || !plain.Safe(name) || len(name) > 128
	})
	return append(names[:n/2:n/2], names[len(names)-n/2:]...)
}

// groupsOf shows a pool's groups.
func groupsOf(t *testing.T, names []string) *tuitest.Console {
	t.Helper()
	return tuitest.Start(t, tuitest.Setup{Empty: true, Width: 200, Height: 50, Seed: func(s *emulator.Server) {
		pool, err := s.AddPool(emulator.PoolSeed{UserPoolType: types.UserPoolType{Name: new("acme")}})
		for _, name := range names {
			if err == nil {
				err = s.AddGroup(pool, types.GroupType{GroupName: &name})
			}
		}
		if err != nil {
			t.Error(err)
		}
	}}).Command("groups acme")
}

// shownCommand is the command on the screen, as it is copied: its lines without the
// frame around them.
func shownCommand(t *testing.T, c *tuitest.Console) string {
	t.Helper()
	var text []string
	for _, line := range c.Lines() {
		line = strings.TrimSpace(strings.Trim(line, " │┃"))
		if len(text) > 0 || strings.HasPrefix(line, "aws ") {
			text = append(text, line)
			if err := shelltest.Alone(line); err != nil {
				t.Error(err)
			}
			if !strings.HasSuffix(line, `\`) {
				return strings.Join(text, "\n")
			}
		}
	}
	t.Fatalf("no command is shown whole:\n%s", c.Screen())
	return ""
}

func TestAPlansCommandCanBePastedFromAScreenOfAnyWidth(t *testing.T) {
	names := hostileGroups(10)
	c := groupsOf(t, names)
	var texts, meant []string
	for i := range names {
		group := c.Press("y", "n").Copied
		c.Press("a", "X").Sees("delete group · ", "who").Advance(time.Second)
		for width := 40 + i; width <= 200; width += 47 {
			c.Resize(width, 50)
			texts, meant = append(texts, shownCommand(t, c)), append(meant, group)
		}
		c.Resize(200, 50).Press("ctrl+y")
		texts, meant = append(texts, c.Copied), append(meant, group)
		c.Press("esc", "j")
	}
	if found := slices.Compact(slices.Sorted(slices.Values(meant))); !slices.Equal(found, slices.Sorted(slices.Values(names))) {
		t.Errorf("plans are about %q, want %q", found, names)
	}
	checkCalls(t, texts, "delete-group", meant)
}

// What ctrl+y copies of a plan for many is the command of each of them, each in a line of
// its own.
func TestAPlanForManyCopiesTheCommandOfEach(t *testing.T) {
	names := hostileGroups(40)
	c := groupsOf(t, names).Press("*", "a", "X").Row(-1).Is("ctrl+y copy the commands").
		Advance(time.Second).Press("ctrl+y").Sees("Copied the aws commands for all 40 groups.")
	var deleted []string
	for _, call := range shelltest.Run(t, "sh", c.Copied)[0] {
		operation, options, err := shelltest.Meant(call)
		if err != nil || operation != "delete-group" {
			t.Errorf("%q, %v", call, err)
		}
		deleted = append(deleted, cmp.Or(options["group-name"], options["GroupName"]))
	}
	if slices.Sort(deleted); !slices.Equal(deleted, slices.Sorted(slices.Values(names))) {
		t.Errorf("deleted would be %q, want %q", deleted, names)
	}
	for line := range strings.Lines(c.Copied) {
		if err := shelltest.Alone(strings.TrimSuffix(line, "\n")); err != nil || !strings.HasPrefix(line, "aws ") {
			t.Errorf("%q: %v", line, err)
		}
	}
}

// A clipboard takes only so much: for how many it is, is said.
func TestAPlanForVeryManyCopiesWhatFits(t *testing.T) {
	var names []string
	for i := range 400 {
		names = append(names, fmt.Sprintf("%03d%s", i, strings.Repeat("x", 120)))
	}
	c := groupsOf(t, names).Press("*", "a", "X").Sees("400 groups, fixed now").Advance(time.Second).Press("ctrl+y")
	n := strings.Count(c.Copied, "\n") + 1
	c.Sees(fmt.Sprintf("Copied the aws commands for the first %d of 400 groups: a clipboard takes no more", n))
	if n < 100 || n == 400 || len(c.Copied) > 56_000 || !strings.Contains(c.Copied[strings.LastIndex(c.Copied, "\n"):], "xxx") {
		t.Errorf("%d commands in %d bytes, %q", n, len(c.Copied), c.Copied[len(c.Copied)-20:])
	}
}

// In a plan, rows that continue a name begin with a bar inside the frame.
func TestANameThatGoesOnInTheNextRowIsNoCommand(t *testing.T) {
	name := strings.Repeat("a", 70) + "/tmp/trap/poweroff"
	c := groupsOf(t, []string{name}).Press("a", "X").Sees("delete group · ", "who").Advance(time.Second)
	goesOn := regexp.MustCompile(`^[ │┃]*?│ +(│ )?a*/?[a-z/]*poweroff +[│┃]`)
	for width := 60; width <= 100; width += 8 {
		c.Resize(width, 50)
		found := 0
		for _, line := range c.Lines() {
			if m := goesOn.FindStringSubmatch(line); m != nil {
				found++
				if m[1] == "" {
					t.Errorf("%d: %s", width, line)
				}
			}
		}
		if found == 0 {
			t.Errorf("the name is not shown to its end:\n%s", c.Screen())
		}
	}
}

func checkCalls(t *testing.T, texts []string, operation string, meant []string) {
	t.Helper()
	for i, call := range shelltest.Run(t, "sh", texts...) {
		if len(call) != 1 {
			t.Errorf("%d calls of %q", len(call), texts[i])
			continue
		}
		got, options, err := shelltest.Meant(call[0])
		name := cmp.Or(options["group-name"], options["GroupName"])
		if err != nil || got != operation || name != meant[i] {
			t.Errorf("%q is %s of %q, want of %q; %v", texts[i], got, name, meant[i], err)
		}
	}
}

func TestACopiedCommandReadsOfTheGroupItself(t *testing.T) {
	names := hostileGroups(24)
	c := groupsOf(t, names)
	var texts, meant []string
	for range names {
		meant = append(meant, c.Press("y", "n").Copied)
		c.Press("y").Sees("aws cognito-idp list-users-in-group …").SeesNot("--group-name").Press("c")
		texts = append(texts, c.Copied)
		c.Press("j")
	}
	checkCalls(t, texts, "list-users-in-group", meant)
}

func TestABulksPlanWarnsOfNamesThatLookAlike(t *testing.T) {
	c := groupsOf(t, []string{"staff", "stаff", "staff\u3164"})
	c.Sees("staff‹3164›").Press("space", "space", "space", "a", "X").Sees("3 groups, fixed now", "These look alike: staff and staff‹3164› and stаff.",
		"Invisible characters are in the name staff‹3164›;")
}

// What the last line of a dialog says of a key is so.
func TestEveryPlanCopiesItsCommand(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{})
	for _, action := range acts.Actions() {
		c.Copied = ""
		c.Plan(action, actable(t, action), answers(action)).Row(-1).Is("ctrl+y copy the command").
			Advance(time.Second).Press("ctrl+y")
		if !strings.HasPrefix(c.Copied, "aws ") {
			t.Errorf("%s: copied %q from\n%s", action.ID, c.Copied, c.Screen())
		}
		c.Press("esc")
	}
}

// actable is a target that an action can be done to.
func actable(t *testing.T, action acts.Action) acts.Target {
	t.Helper()
	for _, user := range variants() {
		target := acts.Target{
			Pool: admin.PoolDetail{Pool: admin.Pool{ID: "eu-west-1_pool", Name: "acme"}}, User: user,
			Group: admin.GroupNamed("staff"), Device: admin.Device{Key: "phone"}, Event: admin.AuthEvent{ID: "event"},
		}
		if action.WhyNotTo(target) == "" && action.Refusal(target, answers(action)) == "" {
			return target
		}
	}
	t.Fatalf("%s can be done to nobody", action.ID)
	return acts.Target{}
}

// variants are users of every status, enabled or not, with a verified address or not.
func variants() (users []admin.User) {
	for _, status := range types.UserStatusType("").Values() {
		for _, enabled := range []admin.Answer{admin.Yes, admin.No} {
			for _, verified := range []string{"true", "false"} {
				user := admin.UserNamed("alice", "")
				user.Status, user.Enabled = admin.UserStatus(status), enabled
				user.Attributes = admin.Attributes{ // by their names
					{Name: "email", Value: "alice@acme.example"},
					{Name: "email_verified", Value: verified},
					{Name: "identities", Value: `[{"userId":"7","providerName":"x"}]`},
				}
				users = append(users, user)
			}
		}
	}
	return users
}

// answers are inputs that an action takes.
func answers(action acts.Action) acts.Inputs {
	in := acts.Inputs{}
	switch action.ID { // those that need one of several
	case "set-mfa":
		return acts.Inputs{"email": "on"}
	case "edit-group":
		in["description"] = "those who work here"
	}
	for _, input := range action.Inputs {
		switch {
		case input.Kind == acts.InputYesNo:
			in[input.Name] = "yes"
		case len(input.Choices) > 0:
			in[input.Name] = input.Choices[0]
		case input.Kind == acts.InputPairs:
			in[input.Name] = "email=new@acme.example"
		case input.Kind == acts.InputNames:
			in[input.Name] = "email"
		case input.Required:
			in[input.Name] = "x"
		}
	}
	return in
}
