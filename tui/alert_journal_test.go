package tui_test

import (
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	logsemulator "github.com/cognito-tui/cognito-tui/logs/emulator"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// losing has twelve failures from one address, and an AWS that at a certain call of a
// sign-out deletes everything stored on this machine, including the journal.
func losing(t *testing.T, at int64) *house {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("a file that is open can't be removed there")
	}
	folder, err := os.MkdirTemp("", "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	t.Setenv("TMPDIR", folder) // of all that the test has
	var calls atomic.Int64
	logging := logsemulator.New(logsemulator.Options{Now: clock()})
	h := houseBehind(t, logging, func(aws http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.Header.Get("X-Amz-Target"), ".AdminUserGlobalSignOut") && calls.Add(1) == at {
				_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, _ error) error {
					if d != nil && d.Type().IsRegular() {
						_ = os.Remove(path)
					}
					return nil
				})
			}
			aws.ServeHTTP(w, r)
		})
	}, screen.Options{})
	for i := range 12 {
		h.signs(i, "Fail", "203.0.113.9", 20*time.Minute-time.Duration(i)*30*time.Second)
		h.signs(i, "Fail", "203.0.113.9", 20*time.Minute-time.Duration(i)*30*time.Second-5*time.Second)
	}
	return h
}

// A journal that is already gone when it would be removed is no failure.
func TestAnAlertSaysWhatWasDoneThoughTheJournalIsGone(t *testing.T) {
	h := losing(t, 12)
	h.Command("pool acme-workforce").Press("4", "w").Act("sign-out").ConfirmBy("12").
		Sees("12 done").Sees("acted: signed out 12")
}

// If it goes away in the middle, nothing more is started.
func TestABulkWhoseJournalIsGonePausesAndSaysSo(t *testing.T) {
	h := losing(t, 1)
	h.Command("pool acme-workforce").Press("4", "w").Act("sign-out").ConfirmBy("12").
		Sees("Its journal is gone", "resume or stop").Press("b", "x").Sees("given up")
}
