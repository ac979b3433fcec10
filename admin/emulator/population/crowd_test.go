package population_test

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
)

func TestCrowdIsMixed(t *testing.T) {
	const n = 20_000
	counts := map[string]int{}
	natives := map[string]bool{}
	now := monday()
	consumer, _, _ := demo(t, n)
	all := slices.Collect(consumer.Users)
	for _, u := range all {
		counts[u.Status]++
		if u.Status != population.StatusExternalProvider {
			natives[u.Get("email")] = true
		}
	}
	for _, u := range all {
		for what, is := range map[string]bool{
			"disabled":        !u.Enabled,
			"unverified":      u.Status == population.StatusConfirmed && u.Get("email_verified") == "false",
			"no e-mail":       u.Get("email") == "",
			"phone":           u.Get("phone_number") != "",
			"totp":            u.TOTPSecret != "",
			"devices":         len(u.Devices) > 0,
			"linked":          len(u.Identities) > 0 && u.Status == population.StatusConfirmed,
			"twin":            u.Status == population.StatusExternalProvider && natives[u.Get("email")],
			"Google":          strings.HasPrefix(u.Username, "Google_1"),
			"Apple":           strings.HasPrefix(u.Username, "SignInWithApple_00"),
			"expired":         !u.Invited.IsZero() && now.Sub(u.Invited) > 7*24*time.Hour,
			"fresh":           !u.Invited.IsZero() && now.Sub(u.Invited) < 7*24*time.Hour,
			"own script":      strings.ContainsFunc(u.Username, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }),
			"last year":       now.Sub(u.Created) < 365*24*time.Hour,
			"first year":      now.Sub(u.Created) > 2*365*24*time.Hour,
			"joined by emoji": strings.Contains(u.Get("name"), "\u200d"),
		} {
			if is {
				counts[what]++
			}
		}
	}
	for what, want := range map[string][2]int{ // in a thousand
		population.StatusConfirmed:           {850, 870},
		population.StatusUnconfirmed:         {45, 55},
		population.StatusForceChangePassword: {26, 34},
		population.StatusResetRequired:       {8, 13},
		population.StatusExternalProvider:    {45, 55},
		"disabled":                           {17, 24},
		"unverified":                         {45, 75},
		"no e-mail":                          {5, 15},
		"phone":                              {330, 370},
		"totp":                               {90, 115},
		"devices":                            {60, 80},
		"linked":                             {6, 12},
		"twin":                               {5, 13},
		"Google":                             {28, 37},
		"Apple":                              {14, 21},
		"expired":                            {14, 22},
		"fresh":                              {9, 15},
		"own script":                         {40, 80},
		"last year":                          {500, 600},
		"first year":                         {80, 140},
		"joined by emoji":                    {3, 20},
	} {
		got := counts[what] * 1000 / n
		t.Logf("%-24s %4d of a thousand", what, got)
		if got < want[0] || got > want[1] {
			t.Errorf("%s: %d of a thousand, want %d to %d", what, got, want[0], want[1])
		}
	}
}

func TestVerifiedAddressHasOneNativeHolder(t *testing.T) {
	// An alias belongs to the one user who verified it.
	consumer, _, _ := demo(t, 50_000)
	holder := map[string]string{}
	for u := range consumer.Users {
		if u.Status == population.StatusExternalProvider || u.Get("email_verified") != "true" {
			continue
		}
		if other, taken := holder[u.Get("email")]; taken {
			t.Errorf("%q and %q both hold %s", other, u.Username, u.Get("email"))
		}
		holder[u.Get("email")] = u.Username
	}
}

func TestNamesAreInManyScripts(t *testing.T) {
	consumer, _, _ := demo(t, 2000)
	seen := map[string]int{}
	for u := range consumer.Users {
		for script, table := range unicode.Scripts {
			if strings.ContainsFunc(u.Get("name"), func(r rune) bool { return unicode.Is(table, r) }) {
				seen[script]++
			}
		}
	}
	for _, script := range []string{
		"Latin", "Han", "Hiragana", "Katakana", "Hangul", "Arabic", "Hebrew", "Devanagari", "Bengali", "Tamil",
		"Thai", "Khmer", "Myanmar", "Cyrillic", "Greek", "Armenian", "Georgian", "Ethiopic",
	} {
		if seen[script] < 5 {
			t.Errorf("%s: %d of 2000 names", script, seen[script])
		}
	}
}
