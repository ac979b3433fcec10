package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// A journal that lacks targets would be told as done, and one of others than its act is
// done to can't be gone on with.
func TestAJournalThatIsNotWholeIsKept(t *testing.T) {
	t.Parallel()
	s := newServer()
	t.Cleanup(s.Close)
	for name, c := range map[string]struct {
		action, total, rows string
	}{
		"no rows":                {"disable", "1000", ""},
		"fewer rows":             {"disable", "6", `{"n":0,"user":"alice"}` + "\n"},
		"a damaged row":          {"disable", "3", `{"n":0,"user":"alice"}` + "\ngarbage\n" + `{"n":2,"user":"bob"}` + "\n"},
		"a row of another type":  {"disable", "1", `{"n":0,"user":["alice"]}` + "\n"},
		"a row without a number": {"disable", "1", `{"n":"x","user":"alice"}` + "\n"},
		"more rows":              {"disable", "1", `{"n":0,"user":"alice"}` + "\n" + `{"n":1,"user":"bob"}` + "\n"},
		"a negative total":       {"disable", "-1", `{"n":0,"user":"alice"}` + "\n"},
		"no total":               {"disable", "null", `{"n":0,"user":"alice"}` + "\n"},
		"users for a group's":    {"delete-group", "1", `{"n":0,"user":"alice"}` + "\n"},
		"groups for a user's":    {"disable", "1", `{"n":0,"group":"staff"}` + "\n"},
	} {
		journal := filepath.Join(t.TempDir(), "old.bulk.jsonl")
		text := `{"header":{"version":1,"bulk":"b","started":"2026-01-01T00:00:00Z","action":"` + c.action +
			`","pool":"eu-west-1_abc","region":"eu-west-1","total":` + c.total + `}}` + "\n" + c.rows
		if err := os.WriteFile(journal, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		e := finish(t, program(t, s.URL, "do", "resume", journal, "--yes"))
		if e.code != exit.Usage || !strings.Contains(e.stderr, "this journal is damaged: ") || e.stdout != "" {
			t.Errorf("%s: exit %d, %s%s", name, e.code, e.stdout, e.stderr)
		}
		if kept, err := os.ReadFile(journal); string(kept) != text {
			t.Errorf("%s: the journal is now %q, %v", name, kept, err)
		}
	}
}

// What a journal holds may be of another version, or by another's hand.
func TestAJournalOfAnUnknownActIsKept(t *testing.T) {
	t.Parallel()
	s := newServer()
	defer s.Close()
	for _, action := range []string{`"conjure"`, `""`, `null`, `"Disable"`, `"forget-device"`, `"delete-user "`} {
		journal := filepath.Join(t.TempDir(), "old.bulk.jsonl")
		text := `{"header":{"version":1,"bulk":"b","started":"2026-01-01T00:00:00Z","action":` + action +
			`,"pool":"eu-west-1_abc","region":"eu-west-1","total":1}}` + "\n" + `{"n":0,"user":"alice"}` + "\n"
		if err := os.WriteFile(journal, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, yes := range [][]string{{"--yes"}, {"--yes", "-o", "json"}, {"--yes", "--passwords", filepath.Join(t.TempDir(), "passwords")}} {
			e := finish(t, program(t, s.URL, append([]string{"do", "resume", journal}, yes...)...))
			if e.code != exit.Usage || !strings.Contains(e.stderr, "this journal holds an act that this version does not know: ") {
				t.Errorf("%s %q: exit %d, %s", action, yes, e.code, e.stderr)
			}
		}
		if kept, err := os.ReadFile(journal); string(kept) != text {
			t.Errorf("%s: the journal is now %q, %v", action, kept, err)
		}
	}
}
