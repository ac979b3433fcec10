package tui_test

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/admin/shell/shelltest"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// hostileGroups are names that Cognito takes for groups and users.
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

// shownCommand is the command on the screen, as somebody copies it: its lines
// without the frame around them.
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

// A plan's rows that go on with a name begin with a bar inside the frame.
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
