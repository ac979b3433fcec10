package shell_test

import (
	"cmp"
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/cognito-tui/cognito-tui/admin/shell"
	"github.com/cognito-tui/cognito-tui/admin/shell/shelltest"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// widths are some of those that a terminal may have.
func widths() []int { return []int{40, 41, 57, 72, 80, 113, 160, 200} }

func disable(name string) shell.Command {
	return shell.AWS("cognito-idp", "AdminDisableUser",
		shell.Member{Name: "UserPoolId", Value: "eu-west-1_Abc"}, shell.Member{Name: "Username", Value: &name}).
		With("--region", "eu-west-1").With("--endpoint-url", "http://127.0.0.1:9229")
}

// TestACommandMeansTheSameInOneLineAndInMany has shells read commands with hostile
// names, and looks at what the AWS CLI would make of the arguments that they give it.
func TestACommandMeansTheSameInOneLineAndInMany(t *testing.T) {
	names := shelltest.Names(1000)
	var texts, meant []string
	for i, name := range names {
		c := disable(name)
		texts, meant = append(texts, c.String()), append(meant, name)
		for _, width := range widths() {
			checkLines(t, c.Lines(width, utf8.RuneCountInString), width)
		}
		lines := c.Lines(40+i%161, utf8.RuneCountInString)
		checkLines(t, lines, 40+i%161)
		texts, meant = append(texts, strings.Join(lines, "\n")), append(meant, name)
	}
	for _, sh := range shells(t) {
		for i, call := range shelltest.Run(t, sh, texts...) {
			if len(call) != 1 {
				t.Errorf("%s: %d calls of %q", sh, len(call), texts[i])
				continue
			}
			operation, options, err := shelltest.Meant(call[0])
			if err != nil || operation != "admin-disable-user" || cmp.Or(options["Username"], options["username"]) != meant[i] ||
				options["user-pool-id"] != "eu-west-1_Abc" || options["region"] != "eu-west-1" || len(options) != 4 {
				t.Errorf("%s: %q means %v, %v, want %q", sh, texts[i], options, err, meant[i])
			}
		}
	}
}

// shells are sh, and others that people type into where they are there.
func shells(t *testing.T) []string {
	t.Helper()
	found := []string{}
	for _, sh := range []string{"sh", "bash", "zsh"} {
		if _, err := exec.LookPath(sh); err == nil {
			found = append(found, sh)
		}
	}
	if len(found) == 0 {
		t.Skip("there is no shell here")
	}
	return found
}

// checkLines looks at what is shown: it fits, has nothing that a terminal obeys or
// hides, and goes on but at its end.
func checkLines(t *testing.T, lines []string, width int) {
	t.Helper()
	for i, line := range lines {
		if utf8.RuneCountInString(line) > width {
			t.Errorf("%q is wider than %d", line, width)
		}
		if !plain.Safe(line) || strings.ContainsFunc(line, func(r rune) bool { return unicode.In(r, unicode.M, unicode.Z) && r != ' ' }) {
			t.Errorf("%q can't be copied from a screen", line)
		}
		if goesOn := strings.HasSuffix(line, `\`); goesOn != (i < len(lines)-1) && !strings.HasPrefix(line, "#") {
			t.Errorf("line %d of %q", i, lines)
		}
	}
}

// Arguments that are no member of a call, such as a path, have no JSON to go into.
func TestAnyArgumentIsOneWord(t *testing.T) {
	var texts, meant []string
	for i, name := range shelltest.Names(300) { // a shell starts a process for each printf
		c := shell.New("record", "do", "resume", "/"+name)
		text := strings.Join(c.Lines(40+i%161, utf8.RuneCountInString), "\n")
		if strings.HasPrefix(text, "# too wide") {
			text = c.String()
		}
		if strings.Contains(name, "\x00") || strings.HasSuffix(name, "\n") {
			if !strings.HasPrefix(c.String(), "# can't be written for a shell") {
				t.Errorf("%q is %s", name, c)
			}
			for line := range strings.Lines(text) {
				if !strings.HasPrefix(line, "# ") {
					t.Errorf("%q would be run", line)
				}
			}
			continue
		}
		texts, meant = append(texts, text), append(meant, "/"+name)
	}
	for i, call := range shelltest.Run(t, "sh", texts...) {
		if len(call) != 1 || !slices.Equal(call[0], []string{"do", "resume", meant[i]}) {
			t.Errorf("%q is %q, want %q", texts[i], call, meant[i])
		}
	}
}

// Lists, records, numbers, truth values and secrets are written as options.
func TestEveryKindOfMember(t *testing.T) {
	type pair struct{ Name, Value *string }
	nasty := "a';\n\u202e"
	c := shell.AWS("cognito-idp", "AdminSetUserMFAPreference",
		shell.Member{Name: "Password", Variable: "PASSWORD"},
		shell.Member{Name: "UserAttributes", Value: []pair{{new("name"), &nasty}}},
		shell.Member{Name: "SMSMfaSettings", Value: map[string]string{"file://x": nasty}},
		shell.Member{Name: "Precedence", Value: new(int32(-1))},
		shell.Member{Name: "Permanent", Value: true}, shell.Member{Name: "ForceAlias", Value: new(false)})
	got := shelltest.Run(t, "sh", c.String(), strings.Join(c.Lines(40, utf8.RuneCountInString), "\n"))
	quoted := strings.Trim(string(must(json.Marshal(nasty))), `"`)
	want := []string{
		"cognito-idp", "admin-set-user-mfa-preference", "--password=its password",
		"--user-attributes", `[{"Name":"name","Value":"` + strings.ReplaceAll(quoted, "\u202e", `\u202e`) + `"}]`,
		"--sms-mfa-settings", `{"file://x":"` + strings.ReplaceAll(quoted, "\u202e", `\u202e`) + `"}`,
		"--precedence=-1", "--permanent", "--no-force-alias",
	}
	for _, call := range got {
		if len(call) != 1 || !slices.Equal(call[0], want) {
			t.Errorf("%q, want %q", call, want)
		}
	}
}

func must(b []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return b
}

func TestARecordKeepsTheCommandAndNothingElseIsOne(t *testing.T) {
	for _, name := range shelltest.Names(1000) {
		c := disable(name).With("--profile", "p"+name+"x")
		text, _ := c.MarshalText()
		var read shell.Command
		if err := read.UnmarshalText(text); err != nil || read.String() != c.String() {
			t.Errorf("%q is read as %q, %v", text, read, err)
		}
	}
	for _, foreign := range []string{
		"poweroff", "aws x; poweroff", "aws 'x", "aws $(poweroff)", "aws `poweroff`", "aws x\npoweroff", "aws  x", "aws x ", "aws x > out",
		`aws "x"`, "aws $HOME", "aws x & poweroff", "echo aws", "\x1b]52;c;eA==\aaws x", `aws "$(printf '%s')"`, "aws *", "aws ~", "aws #x",
	} {
		var c shell.Command
		_ = c.UnmarshalText([]byte(foreign))
		for _, width := range widths() {
			for _, line := range c.Lines(width, utf8.RuneCountInString) {
				if !strings.HasPrefix(line, "# ") || !plain.Safe(line) || !utf8.ValidString(line) {
					t.Errorf("%q is shown as %q", foreign, line)
				}
			}
		}
	}
}

// FuzzQuote looks at what Parse makes of what was written, which the shells above
// agree with.
func FuzzQuote(f *testing.F) {
	for _, name := range shelltest.Names(120) {
		f.Add(name, 40)
	}
	f.Fuzz(func(t *testing.T, name string, width int) {
		c := shell.New("aws", name, "x")
		if strings.HasPrefix(c.String(), "# ") {
			return
		}
		if read, ok := shell.Parse(c.String()); !ok || read.String() != c.String() {
			t.Errorf("%q is written as %q and read as %q", name, c, read)
		}
		if width >= 40 && width <= 200 {
			checkLines(t, c.Lines(width, utf8.RuneCountInString), width)
		}
	})
}
