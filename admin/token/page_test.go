package token_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/cognito-tui/cognito-tui/admin/token"
)

var update = flag.Bool("update", false, "write the part of docs/tokens.md that the table of checks makes")

const (
	tokenPage = "../../docs/tokens.md"
	tableHead = "<!-- checks: go test ./admin/token -run TestTheTokenPage -update -->\n"
	tableEnd  = "<!-- end -->"
)

func TestTheTokenPageHasEveryCheck(t *testing.T) {
	text, err := os.ReadFile(tokenPage)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, begun := strings.Cut(string(text), tableHead)
	got, after, ended := strings.Cut(rest, tableEnd)
	if !begun || !ended {
		t.Fatalf("%s has no table of checks", tokenPage)
	}
	var want strings.Builder
	want.WriteString("| id | asks |\n|---|---|\n")
	for _, row := range token.Table() {
		fmt.Fprintf(&want, "| `%s` | %s |\n", row.ID, row.Question)
	}
	switch {
	case got == want.String():
	case *update:
		if err := os.WriteFile(tokenPage, []byte(before+tableHead+want.String()+tableEnd+after), 0o600); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s is stale: go test ./admin/token -run TestTheTokenPage -update (-page, +table)\n%s", tokenPage, cmp.Diff(got, want.String()))
	}
}
