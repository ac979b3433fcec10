package plain_test

import (
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

func TestTheHeadOfATextIsCutBetweenCharacters(t *testing.T) {
	for _, row := range []struct {
		text string
		most int
		want string
	}{{"Zoë", 3, "Zoë"}, {"Zoë", 2, "Zo"}, {"ëë", 1, "ë"}, {"", 0, ""}, {"a", 0, ""}, {"\xff\xffa", 2, "\xff\xff"}} {
		if got := plain.Head(row.text, row.most); got != row.want {
			t.Errorf("the first %d of %q are %q", row.most, row.text, got)
		}
	}
	if long := plain.Glimpse(strings.Repeat("y", 1000)); long != strings.Repeat("y", 60)+"…" || plain.Glimpse("alice") != "alice" {
		t.Errorf("%q", long)
	}
}
