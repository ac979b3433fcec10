package admin_test

import (
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin"
)

func TestWhatARuleIsAbout(t *testing.T) {
	for _, c := range []struct {
		match, profile, account string
		want                    admin.Reach
	}{
		{"prod-*", "prod-main/Admin", "", admin.HoldsForProfile},
		{"*/Admin", "org/prod/Admin", "", admin.HoldsForProfile},
		{"prod?main*", "prod/main/x", "", admin.HoldsForProfile},
		{"prod-*", "PROD-Main", "", admin.HoldsForProfile},
		{"Prod-*", "prod-main", "", admin.HoldsForProfile},
		{"*", "anything/at all", "", admin.HoldsForProfile},
		{"a*b*c", "a-b-b-c", "", admin.HoldsForProfile},
		{"a*b*c", "a-c-b", "", admin.HoldsNot},
		{"prod", "prod-main", "", admin.HoldsNot},
		{"prod-?", "prod-", "", admin.HoldsNot},
		{"größe-*", "GRÖSSE-1", "", admin.HoldsNot}, // ß is one letter
		{"größe-*", "GRÖßE-1", "", admin.HoldsForProfile},
		{"123456789012", "dev", "123456789012", admin.HoldsForAccount},
		{"1234-5678-9012", "dev", "123456789012", admin.HoldsForAccount},
		{"1234-*", "dev", "123456789012", admin.HoldsForAccount},
		{"1234*", "dev", "", admin.MayHold},
		{"1234-5678-9012", "dev", "", admin.MayHold},
		{"*-*", "dev", "", admin.MayHold},
		{"1234*", "dev", "999999999999", admin.HoldsNot},
		{"prod-*", "dev", "", admin.HoldsNot},
	} {
		if got := (admin.Rule{Match: admin.Glob(c.match)}).Reach(c.profile, c.account); got != c.want {
			t.Errorf("%q for profile %q, account %q: %s, want %s", c.match, c.profile, c.account, got, c.want)
		}
		if err := admin.Glob(c.match).Check(); err != nil {
			t.Errorf("%q is refused: %v", c.match, err)
		}
	}
}

func TestAPatternThatIsNotUnderstoodIsRefused(t *testing.T) {
	for _, match := range []string{
		"", " ", "prod-* ", "\tprod", "[a-z]*", "prod-[0-9]", "{prod,live}-*", "prod|live", "^prod", "prod$", "prod.*", "prod-.+", `prod\d`,
		"(prod)", "!prod-*", "prod-*,live-*", "prod\n", "prod\u202e", "~prod", "'prod'", "arn:aws:iam::123456789012:role/Admin", "prod-%",
	} {
		if admin.Glob(match).Check() == nil {
			t.Errorf("%q is taken", match)
		}
	}
}

// A pattern of stars may not take time without end.
func TestAPatternOfStarsIsQuick(t *testing.T) {
	if admin.Glob(strings.Repeat("*a", 500) + "b").Match(strings.Repeat("a", 5000)) {
		t.Error("it fits")
	}
}
