package admin

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/call"
)

// Subs and usernames come out of log records, which are a hundred times as long.
func TestUsernamesDoNotHoldOnToRecords(t *testing.T) {
	const users, long = 2_000, 20_000
	u := NewUsernames((&call.Session{}), "eu-west-1_A")
	before := heapInUse()
	for range 2 { // what is known is told again by every record
		for i := range users {
			record := fmt.Sprintf("sub-%05d user-%05d %s", i, i, strings.Repeat("x", long))
			u.Learn(record[:9], record[10:20])
		}
	}
	if grown := heapInUse() - before; grown > users*long/4 {
		t.Errorf("%d usernames take %d bytes", users, grown)
	}
	if name := u.Of("sub-01999"); name != "user-01999" {
		t.Errorf("the last is %q", name)
	}
}

func heapInUse() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
