package tui_test

import (
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	logsemulator "github.com/cognito-tui/cognito-tui/logs/emulator"
	"github.com/cognito-tui/cognito-tui/tui"
)

// A journal that can't be removed, as it is gone, does not undo what was done.
func TestAnAlertSaysWhatWasDoneThoughTheJournalIsGone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a file that is open can't be removed there")
	}
	folder, err := os.MkdirTemp("", "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	t.Setenv("TMPDIR", folder) // of all that the test has
	logging := logsemulator.New(logsemulator.Options{Now: clock()})
	h := houseBehind(t, logging, func(aws http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.Header.Get("X-Amz-Target"), ".AdminUserGlobalSignOut") {
				_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, _ error) error {
					if d != nil && d.Type().IsRegular() {
						_ = os.Remove(path)
					}
					return nil
				})
			}
			aws.ServeHTTP(w, r)
		})
	}, tui.Options{})
	for i := range 12 {
		h.signs(i, "Fail", "203.0.113.9", 20*time.Minute-time.Duration(i)*30*time.Second)
		h.signs(i, "Fail", "203.0.113.9", 20*time.Minute-time.Duration(i)*30*time.Second-5*time.Second)
	}
	h.Command("pool acme-workforce").Press("4", "w", "a", "s").Advance(time.Second).Type("12").Press("enter").
		Sees("no such file").Sees("acted: signed out 12")
}
