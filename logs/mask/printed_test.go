package mask

import (
	"runtime"
	"strings"
	"testing"
)

// Node.js breaks a long string into parts. A stranger's string must not cost the
// square of its length.
func TestATextOfManyPartsIsReadOnce(t *testing.T) {
	const parts = 200_000
	text := "{ triggerSource: " + strings.Repeat("'a' +\n", parts-1) + "'a' }"
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	members := Printed(text)
	runtime.ReadMemStats(&after)
	if joined, _ := members["triggerSource"].(string); joined != strings.Repeat("a", parts) {
		t.Fatalf("%d characters were joined, want %d", len(joined), parts)
	}
	if took := after.TotalAlloc - before.TotalAlloc; took > 16*uint64(len(text)) {
		t.Errorf("reading %d bytes took %d bytes of memory", len(text), took)
	}
}
