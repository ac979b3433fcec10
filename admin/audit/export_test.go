package audit_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/audit"
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

// nasty is a name that means something to Markdown, HTML and shells.
const nasty = "|x|`y`<b>\n# z\n```\n'; touch stolen; '"

func nastyEntries(dir string) []audit.Entry {
	e := audit.Entry{Record: ended("a")}
	e.Subject = nasty
	e.Commands = []string{"echo done >>" + dir + "/done"}
	failed := e
	failed.Outcome, failed.Reason = audit.Failed, "It\nfailed."
	failed.Commands = []string{"echo 'x\ntouch " + dir + "/stolen\n'"}
	return []audit.Entry{e, failed}
}

func TestTheScriptDoesWhatWasDoneAndNothingElse(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("there is no shell here")
	}
	dir := t.TempDir()
	var script strings.Builder
	check(t, audit.WriteCommands(&script, nastyEntries(dir)))
	cmd := exec.CommandContext(t.Context(), "sh")
	cmd.Dir, cmd.Stdin = dir, strings.NewReader(script.String())
	if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v\n%s\n%s", err, out, script.String())
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 || left[0].Name() != "done" {
		t.Errorf("it left %v", left)
	}
}

func TestMarkdownKeepsItsTable(t *testing.T) {
	var out strings.Builder
	check(t, audit.WriteMarkdown(&out, nastyEntries(filepath.Join("x", "y"))))
	table, code, _ := strings.Cut(out.String(), "\n\n")
	rows := strings.Split(table, "\n")
	if len(rows) != 4 {
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
	if !strings.Contains(code, "# echo 'x\n# touch") || !strings.HasSuffix(code, "```\n") {
		t.Errorf("commands are %s", code)
	}
}
