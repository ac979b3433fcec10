package store_test

import (
	"bufio"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/store"
)

func TestALineThatIsTooLongIsPassedOver(t *testing.T) {
	long := strings.Repeat("x", store.MaxLine+1)
	in := bufio.NewReader(strings.NewReader("a\n" + long + "\nb\n" + long))
	for i, want := range []string{"a\n", "", "b\n", ""} {
		line, tooLong, err := store.ReadLine(in)
		if string(line) != want || tooLong != (want == "") || (err != nil) != (i == 3) {
			t.Errorf("line %d: %d bytes, too long: %v, %v", i+1, len(line), tooLong, err)
		}
	}
}
