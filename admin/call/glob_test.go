package call_test

import (
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/call"
)

func TestWhatARuleIsAbout(t *testing.T) {
	for _, c := range []struct {
		match, profile, account string
		want                    call.Reach
	}{
		{"prod-*", "prod-main/Admin", "", call.HoldsForProfile},
		{"*/Admin", "org/prod/Admin", "", call.HoldsForProfile},
		{"prod?main*", "prod/main/x", "", call.HoldsForProfile},
		{"prod-*", "PROD-Main", "", call.HoldsForProfile},
		{"Prod-*", "prod-main", "", call.HoldsForProfile},
		{"*", "anything/at all", "", call.HoldsForProfile},
		{"a*b*c", "a-b-b-c", "", call.HoldsForProfile},
		{"a*b*c", "a-c-b", "", call.HoldsNot},
		{"prod", "prod-main", "", call.HoldsNot},
		{"prod-?", "prod-", "", call.HoldsNot},
		{"größe-*", "GRÖSSE-1", "", call.HoldsNot}, // ß is one letter
		{"größe-*", "GRÖßE-1", "", call.HoldsForProfile},
		{"123456789012", "dev", "123456789012", call.HoldsForAccount},
		{"1234-5678-9012", "dev", "123456789012", call.HoldsForAccount},
		{"1234-*", "dev", "123456789012", call.HoldsForAccount},
		{"1234*", "dev", "", call.MayHold},
		{"1234-5678-9012", "dev", "", call.MayHold},
		{"*-*", "dev", "", call.MayHold},
		{"1234*", "dev", "999999999999", call.HoldsNot},
		{"prod-*", "dev", "", call.HoldsNot},
	} {
		if got := (call.Rule{Match: call.Glob(c.match)}).Reach(c.profile, c.account); got != c.want {
			t.Errorf("%q for profile %q, account %q: %s, want %s", c.match, c.profile, c.account, got, c.want)
		}
		if err := call.Glob(c.match).Check(); err != nil {
			t.Errorf("%q is refused: %v", c.match, err)
		}
	}
}

func TestAPatternThatIsNotUnderstoodIsRefused(t *testing.T) {
	for _, match := range []string{
		"", " ", "prod-* ", "\tprod", "[a-z]*", "prod-[0-9]", "{prod,live}-*", "prod|live", "^prod", "prod$", "prod.*", "prod-.+", `prod\d`,
		"(prod)", "!prod-*", "prod-*,live-*", "prod\n", "prod\u202e", "~prod", "'prod'", "arn:aws:iam::123456789012:role/Admin", "prod-%",
	} {
		if call.Glob(match).Check() == nil {
			t.Errorf("%q is taken", match)
		}
	}
}

// A pattern of stars must not take endless time.
func TestAPatternOfStarsIsQuick(t *testing.T) {
	if call.Glob(strings.Repeat("*a", 500) + "b").Match(strings.Repeat("a", 5000)) {
		t.Error("it fits")
	}
}
