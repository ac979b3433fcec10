package plain_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

func TestAWordIsFoundWhateverItsCase(t *testing.T) {
	for _, row := range []struct {
		text, word string
		holds      bool
	}{
		{"Alice@Example.com", "alice@", true},
		{"Alice@Example.com", "example.com", true},
		{"Alice@Example.com", "bob", false},
		{"ALICE", "alicea", false},
		{"José ÁLVAREZ", "jos", true},
		{"José ÁLVAREZ", "álvarez", true},
		{"José ÁLVAREZ", "varez", true},
		{"Alice", "álice", false},
		{"[x]", "{x}", false}, // 32 from each other, as letters are
		{"", "a", false},
		{"anything", "", true},
		{"", "", true},
	} {
		if got := plain.ContainsFold(row.text, row.word); got != row.holds {
			t.Errorf("%q holds %q: %t", row.text, row.word, got)
		}
	}
}
