package audit_test

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/audit"
)

// TestADiskThatFillsUpStopsTheNextActNotThisOnesRecord needs a file system of its own, and so
// root.
func TestADiskThatFillsUpStopsTheNextActNotThisOnesRecord(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("audit-test", dir, "tmpfs", 0, "size=1m,mode=700"); err != nil {
		t.Skip("file systems can't be mounted here: ", err)
	}
	t.Cleanup(func() { check(t, syscall.Unmount(dir, 0)) })
	l := audit.At(filepath.Join(dir, "audit.jsonl"))
	check(t, l.Ready())
	t.Cleanup(func() { check(t, l.Close()) })

	const open = 40 // more than the room that is reserved at the start
	for i := range open {
		check(t, l.Begin(begun(fmt.Sprint(i))))
	}
	fill(t, filepath.Join(dir, "other"))
	for i := range open {
		check(t, l.End(ended(fmt.Sprint(i))))
	}
	fill(t, filepath.Join(dir, "another")) // with what the reserve gave back
	if err := l.Begin(begun("next")); err == nil {
		t.Error("an act begins on a full disk")
	}
	check(t, os.Remove(filepath.Join(dir, "other")))
	check(t, os.Remove(filepath.Join(dir, "another")))
	check(t, l.Begin(begun("after")))
	check(t, l.End(ended("after")))

	found, _, err := audit.Entries(t.Context(), l.Path(), audit.Filter{}) // a line was cut where the disk was full
	check(t, err)
	done := 0
	for _, e := range found {
		if e.Outcome == audit.Done {
			done++
		}
	}
	if done != open+1 {
		t.Errorf("%d acts have their end, want %d", done, open+1)
	}
}

// fill writes until the file system is full.
func fill(t *testing.T, path string) {
	t.Helper()
	file, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	check(t, err)
	for size := 64 << 10; size > 0; {
		if _, err := file.Write(make([]byte, size)); err != nil {
			size /= 2
		}
	}
	check(t, file.Close())
}
