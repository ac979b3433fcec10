package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// written is the content of a file readable only by this user, by lines.
func written(t *testing.T, path string) (lines int) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("mode %v, %v", info.Mode(), err)
	}
	return strings.Count(string(text), "\n")
}

func TestTheRecordsAreSavedWhereOneSays(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	h := attacked(t)
	h.Press("W").Sees("save 25 records: all that are kept", "with addresses and names", "(0600)", filepath.Base(folder)+"/cognito-tui-sign-ins-")
	if files, _ := os.ReadDir(folder); len(files) > 0 {
		t.Fatalf("before it was answered there is %v", files)
	}
	h.Press("ctrl+u").Press("enter").Sees("Enter a file name").Type("all.jsonl").Press("enter").Sees("25 records saved as " + folder)
	if n := written(t, filepath.Join(folder, "all.jsonl")); n != 25 {
		t.Errorf("%d lines", n)
	}
	h.Press("/").Type("outcome:pass").Press("enter").
		Press("W").Sees("save 1 record: all that match outcome:pass").Press("ctrl+u").Type("all.jsonl").Press("enter").
		Sees("exists already and was not changed", "save 1 record").Press("ctrl+u").Type("pass.jsonl").Press("enter").Sees("1 record saved as")
	if all, pass := written(t, filepath.Join(folder, "all.jsonl")), written(t, filepath.Join(folder, "pass.jsonl")); all != 25 || pass != 1 {
		t.Errorf("%d and %d lines", all, pass)
	}
}

func TestWhatIsNotSavedAsAnotherSourceTellsItIsCounted(t *testing.T) {
	t.Chdir(t.TempDir())
	h := newHouse(t)
	h.signs(3, "Pass", "198.51.100.23", 3*time.Minute)
	h.told(3, "1example23456789", 3*time.Minute)
	h.Command("pool acme-workforce").Press("4").Sees("latest 1 event").
		Press("W").Press("ctrl+u").Type("x").Press("enter").Sees("1 record saved as", "1 repeat", "source's events")
}
