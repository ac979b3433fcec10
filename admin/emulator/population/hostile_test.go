package population_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
)

func TestHostileUsersStandBehindTheFirstPage(t *testing.T) {
	consumer, _, _ := demo(t, 120)
	users := slices.Collect(consumer.Users)
	for _, h := range population.Hostile(seed, monday()) {
		at := slices.IndexFunc(users, func(u population.User) bool { return u.Username == h.Username })
		if at < 60 {
			t.Errorf("%q stands at %d, want 60 to 119", h.Username, at)
		} else if !reflect.DeepEqual(users[at], h) {
			t.Errorf("%q is another in the pool: %+v, want %+v", h.Username, users[at], h)
		}
	}
}

func TestEveryAttackIsCarriedByItsUser(t *testing.T) {
	attacks, users := population.Attacks(), population.Hostile(seed, monday())
	if len(attacks) != len(users) {
		t.Fatalf("%d attacks, %d users", len(attacks), len(users))
	}
	for i, a := range attacks {
		u := users[i]
		if !utf8.ValidString(a.Raw) {
			t.Errorf("%s: JSON cannot carry %q", a.Kind, a.Raw)
		}
		if u.Username != a.Username || a.InUsername != (u.Username == a.Raw) {
			t.Errorf("%s: username %q, want %q", a.Kind, u.Username, a.Username)
		}
		if !a.InUsername && (u.Get("name") != a.Raw || u.Get("family_name") != a.Raw || u.Get("custom:tenant") != a.Raw) {
			t.Errorf("%s: name %q, want %q", a.Kind, u.Get("name"), a.Raw)
		}
	}
}

func TestAttacksCoverTheArsenal(t *testing.T) {
	var all strings.Builder
	ends := map[string]bool{}
	longest := 0
	for _, a := range population.Attacks() {
		all.WriteString(a.Raw)
		ends[a.Raw[len(a.Raw)-1:]] = true
		longest = max(longest, len(a.Raw))
	}
	for what, text := range map[string]string{
		"SGR": "\x1b[31", "hyperlink": "\x1b]8;;", "clipboard": "\x1b]52;c;", "title": "\x1b]0;", "erase": "\x1b[2J",
		"carriage return": "\r", "backspace": "\b\b", "override": "\u202e", "isolate": "\u2066", "C1 CSI": "\u009b",
		"C1 OSC": "\u009d", "C1 DCS": "\u0090", "8 bit": "\u00c2\u009b", "DCS": "\x1bP", "APC": "\x1b_", "NUL": "\x00",
		"tab": "\t", "newline": "\n", "line separator": "\u2028", "zero width": "\u200b", "tags": "\U000e0041",
		"reset": "\x1bc", "report": "\x1b[6n", "DEL": "\x7f", "next line": "\u0085",
	} {
		if !strings.Contains(all.String(), text) {
			t.Errorf("no attack by %s", what)
		}
	}
	if !ends["\x1b"] {
		t.Error("no attack ends in a lone ESC")
	}
	if longest != 2048 {
		t.Errorf("the longest attack has %d bytes, want 2048", longest)
	}
}
