package main

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDocsHaveEveryMemberOfATokensJSON(t *testing.T) {
	want := members(reflect.TypeFor[tokenReport](), "json")
	if diff := cmp.Diff(want, documented(t, "tokens.md", "JSON")); diff != "" {
		t.Errorf("docs/tokens.md (-shape, +page)\n%s", diff)
	}
}
