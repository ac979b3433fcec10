package main

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/cognito-tui/cognito-tui/admin/token"
)

func TestDocsHaveEveryCheck(t *testing.T) {
	var b strings.Builder
	b.WriteString("| id | asks |\n|---|---|\n")
	for _, check := range token.Verify(t.Context(), token.Decode(""), token.Expect{}, token.NoKeys{}, time.Time{}).Checks {
		fmt.Fprintf(&b, "| `%s` | %s |\n", check.ID, token.Question(check.ID))
	}
	made(t, "tokens.md", "checks", b.String())
}

func TestDocsHaveEveryMemberOfATokensJSON(t *testing.T) {
	want := members(reflect.TypeFor[tokenReport](), "json")
	if diff := cmp.Diff(want, documented(t, "tokens.md", "JSON")); diff != "" {
		t.Errorf("docs/tokens.md (-shape, +page)\n%s", diff)
	}
}
