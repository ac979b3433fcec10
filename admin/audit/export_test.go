package audit_test

import (
	"cmp"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/audit"
	"github.com/cognito-tui/cognito-tui/admin/shell"
	"github.com/cognito-tui/cognito-tui/admin/shell/shelltest"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

func TestFilter(t *testing.T) {
	e := audit.Entry{Record: ended("a")}
	e.Time = noon
	for name, test := range map[string]struct {
		filter audit.Filter
		want   bool
	}{
		"all":            {audit.Filter{}, true},
		"action":         {audit.Filter{Action: "disable"}, true},
		"other action":   {audit.Filter{Action: "enable"}, false},
		"subject":        {audit.Filter{Subject: "alice"}, true},
		"part of it":     {audit.Filter{Subject: "ali"}, false},
		"sub":            {audit.Filter{Subject: "1111"}, true},
		"pool":           {audit.Filter{Pool: "eu-west-1_Audit0001"}, true},
		"other pool":     {audit.Filter{Pool: "eu-west-1_Other0001"}, false},
		"outcome":        {audit.Filter{Outcome: audit.Done}, true},
		"other outcome":  {audit.Filter{Outcome: audit.Failed}, false},
		"text":           {audit.Filter{Text: "USER/OPS"}, true},
		"text of inputs": {audit.Filter{Text: "group=staff"}, true},
		"text of ids":    {audit.Filter{Text: "request-1"}, true},
		"other text":     {audit.Filter{Text: "bob"}, false},
		"since then":     {audit.Filter{Since: noon}, true},
		"since later":    {audit.Filter{Since: noon.Add(time.Nanosecond)}, false},
		"bulk":           {audit.Filter{Bulk: "b"}, false},
	} {
		if test.filter.Match(e) != test.want {
			t.Errorf("%s: %v", name, !test.want)
		}
	}
}

// nasty is a name with characters that have a meaning in Markdown, HTML and shells.
const nasty = "|x|`y`<b>\n# z\n```\n'; touch stolen; '"

// nastyEntries are acts that were done, that failed, and lines that somebody else wrote.
func nastyEntries(t *testing.T) []audit.Entry {
	t.Helper()
	var entries []audit.Entry
	for _, name := range append(shelltest.Names(200), nasty) {
		e := audit.Entry{Record: ended("a")}
		e.Subject, e.Caller = name, name
		e.Commands = []shell.Command{shell.AWS("cognito-idp", "AdminDisableUser", shell.Member{Name: "Username", Value: name})}
		failed := e
		failed.Outcome, failed.Reason = audit.Failed, "It\nfailed."
		foreign := e
		foreign.Commands = make([]shell.Command, 1)
		check(t, foreign.Commands[0].UnmarshalText([]byte("touch stolen; "+name)))
		entries = append(entries, e, failed, foreign)
	}
	return entries
}

func TestTheScriptDoesWhatWasDoneAndNothingElse(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("there is no shell here")
	}
	entries := nastyEntries(t)
	var script strings.Builder
	check(t, audit.WriteCommands(&script, entries))
	calls := shelltest.Run(t, "sh", script.String())[0]
	if len(calls) != len(entries)/3 {
		t.Fatalf("%d calls, want %d", len(calls), len(entries)/3)
	}
	for i, call := range calls {
		_, options, err := shelltest.Meant(call)
		if want := entries[3*i].Subject; err != nil || cmp.Or(options["username"], options["Username"]) != want {
			t.Errorf("%q for %q, %v", call, want, err)
		}
	}
	for line := range strings.Lines(script.String()) {
		if !plain.Safe(strings.TrimSuffix(line, "\n")) {
			t.Errorf("%q would steer a terminal", line)
		}
	}
}

func TestMarkdownKeepsItsTable(t *testing.T) {
	var out strings.Builder
	check(t, audit.WriteMarkdown(&out, nastyEntries(t)[600:]))
	table, code, _ := strings.Cut(out.String(), "\n\n")
	rows := strings.Split(table, "\n")
	if len(rows) != 5 {
		t.Fatalf("rows are %q", rows)
	}
	for _, row := range rows {
		if n := strings.Count(row, "|") - strings.Count(row, `\|`); n != 8 {
			t.Errorf("%d cells in %s", n-1, row)
		}
		if strings.Contains(row, "<b>") {
			t.Errorf("HTML in %s", row)
		}
	}
	for _, line := range strings.Split(strings.TrimSuffix(code, "\n"), "\n") {
		if !strings.HasPrefix(line, "aws ") && !strings.HasPrefix(line, "# ") && !strings.HasPrefix(line, "```") {
			t.Errorf("a line of commands is %q", line)
		}
	}
	if !strings.HasSuffix(code, "```\n") {
		t.Errorf("commands are %s", code)
	}
}
