package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

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
			if e.code != exitUsage || !strings.Contains(e.stderr, "this journal holds an act that this version does not know: ") {
				t.Errorf("%s %q: exit %d, %s", action, yes, e.code, e.stderr)
			}
		}
		if kept, err := os.ReadFile(journal); string(kept) != text {
			t.Errorf("%s: the journal is now %q, %v", action, kept, err)
		}
	}
}
