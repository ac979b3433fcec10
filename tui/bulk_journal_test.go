package tui_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// A journal of another version says so before it is gone on with.
func TestABulkOfAnUnknownActCantBeGoneOnWith(t *testing.T) {
	dir := t.TempDir()
	text := `{"header":{"version":1,"bulk":"b","started":"2026-01-01T00:00:00Z","action":"conjure",` +
		`"pool":"eu-west-1_abc","poolName":"acme","region":"eu-west-1","total":1}}` + "\n" + `{"n":0,"user":"alice"}` + "\n"
	if err := os.WriteFile(filepath.Join(dir, "old.bulk.jsonl"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	tuitest.Start(t, tuitest.Setup{Options: screen.Options{Journals: dir}}).
		Command("bulks").Sees("conjure").Press("enter").
		Sees(`This journal holds an act that this version does not know: "conjure".`)
}
