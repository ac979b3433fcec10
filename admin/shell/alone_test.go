package shell_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/cognito-tui/cognito-tui/admin/shell"
	"github.com/cognito-tui/cognito-tui/admin/shell/shelltest"
)

// shapes are the commands that names stand in: as an option's value, as one that
// begins like an option, in a record, in JSON, beside a secret, and as a path.
func shapes(name string) map[string]shell.Command {
	type pair struct{ Name, Value *string }
	pool := shell.Member{Name: "UserPoolId", Value: "eu-west-1_AbCdEfGhI"}
	account := func(c shell.Command) shell.Command {
		return c.With("--region", "eu-west-1").With("--endpoint-url", "http://127.0.0.1:19431")
	}
	return map[string]shell.Command{
		"a user": account(shell.AWS("cognito-idp", "AdminDisableUser", pool, shell.Member{Name: "Username", Value: name})),
		"a group": account(shell.AWS("cognito-idp", "AdminAddUserToGroup", pool, shell.Member{Name: "Username", Value: "bob"},
			shell.Member{Name: "GroupName", Value: name})),
		"attributes": account(shell.AWS("cognito-idp", "AdminUpdateUserAttributes", pool, shell.Member{Name: "Username", Value: name},
			shell.Member{Name: "UserAttributes", Value: []pair{{new("name"), &name}, {new("nickname"), &name}}})),
		"a secret": account(shell.AWS("cognito-idp", "AdminSetUserPassword", pool, shell.Member{Name: "Username", Value: name},
			shell.Member{Name: "Password", Variable: "PASSWORD"}, shell.Member{Name: "Permanent", Value: true})),
		"an option": shell.AWS("cognito-idp", "DeleteGroup", pool).With("--group-name", "-"+name).With("--profile", name),
		"words":     shell.New("aws", "cognito-idp", name, "--"+name, name, "--x", "a", name),
		"a path":    shell.New("aws", "do", "resume", "/"+name),
	}
}

// trapped are names that would run a trap which is there, by its path, its name, and
// at any place in a row.
func trapped(trap string) []string {
	names := []string{trap, "x" + trap, trap + " x", "-" + trap, "$(" + trap + ")", "`" + trap + "`", "';" + trap + ";'", "\n" + trap + "\nx", "\x1b;" + trap + ";x"}
	for _, before := range []string{"a", "'", ";", " ", "';'", `\`, `"`, "!", ")", `)"`, "\n", "#", ": "} {
		for n := 1; n <= 90; n += 7 {
			names = append(names, strings.Repeat(before, n)+trap, strings.Repeat(before, n)+";poweroff;"+strings.Repeat(before, n))
		}
	}
	return names
}

// TestARowAloneRunsNothing pastes each row of commands with hostile names alone: who
// copies from a screen may miss the others.
func TestARowAloneRunsNothing(t *testing.T) {
	trap := shelltest.Trap(t)
	seen := map[string]bool{}
	for i, name := range slices.Concat(trapped(trap), shelltest.Names(1000)) {
		for shape, c := range shapes(name) {
			for _, width := range []int{33 + i%7, 40 + i%41, 73, 80 + i%121} {
				for _, row := range c.Lines(width, utf8.RuneCountInString) {
					if seen[row] {
						continue
					}
					seen[row] = true
					if err := shelltest.Alone(row); err != nil {
						t.Fatalf("%s of %q at %d: %v", shape, name, width, err)
					}
				}
			}
		}
	}
}

// few are some of the names: a shell starts a process for each that it reads.
func few(names []string, each int) []string {
	var some []string
	for i := 0; i < len(names); i += each {
		some = append(some, names[i])
	}
	return some
}

// TestShellsRunNoRowAlone has shells read rows, each alone.
func TestShellsRunNoRowAlone(t *testing.T) {
	trap := shelltest.Trap(t)
	var rows []string
	for i, name := range slices.Concat(few(trapped(trap), 3), few(shelltest.Names(1000), 9)) {
		for _, c := range shapes(name) {
			rows = append(rows, c.Lines(33+i%99, utf8.RuneCountInString)...)
		}
	}
	slices.Sort(rows)
	rows = few(slices.Compact(rows), 7)
	for _, sh := range shells(t) {
		shelltest.RunAlone(t, sh, trap, rows...)
	}
}

// TestCommandsOfEveryShapeMeanTheSameInRows has shells read whole commands.
func TestCommandsOfEveryShapeMeanTheSameInRows(t *testing.T) {
	order := []string{"a user", "attributes", "an option", "words", "a path"}
	var texts, whole []string
	for i, name := range slices.Concat(few(shelltest.Names(1000), 9), few(trapped("/tmp/x/poweroff"), 5)) {
		c := shapes(name)[order[i%len(order)]]
		if lines := c.Lines(40+i%161, utf8.RuneCountInString); !strings.HasPrefix(lines[0], "#") {
			texts, whole = append(texts, strings.Join(lines, "\n")), append(whole, c.String())
		}
	}
	want := shelltest.Run(t, "sh", whole...)
	for _, sh := range shells(t) {
		for i, call := range shelltest.Run(t, sh, texts...) {
			if len(call) != 1 || len(want[i]) != 1 || !slices.Equal(call[0], want[i][0]) {
				t.Errorf("%s: %q is %q, want %q", sh, texts[i], call, want[i])
			}
		}
	}
}
