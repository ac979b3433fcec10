package keys_test

import (
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/tui/keys"
)

func TestDefaultKeysDoNotConflict(t *testing.T) {
	if _, err := keys.New(nil); err != nil {
		t.Error(err)
	}
}

func TestEveryBindingHasAKeyAndWords(t *testing.T) {
	seen := map[keys.ID]bool{}
	for _, b := range keys.Bindings {
		if len(b.Keys) == 0 || b.Help == "" || seen[b.ID] {
			t.Errorf("%s: keys %q, help %q, seen before %v", b.ID, b.Keys, b.Help, seen[b.ID])
		}
		seen[b.ID] = true
	}
}

func TestKeysCanBeRemapped(t *testing.T) {
	m, err := keys.New(map[string][]string{"filter": {"z"}, "mouse": {}})
	if err != nil {
		t.Fatal(err)
	}
	if !m.Is(keys.Filter, "z") || m.Is(keys.Filter, "/") {
		t.Errorf("filter has keys %q, want only z", m.Get(keys.Filter).Keys)
	}
	if m.Label(keys.Mouse) != "" {
		t.Error("a binding without keys still has a label")
	}
	if d, _ := keys.New(nil); !d.Is(keys.Filter, "/") {
		t.Error("remapping changed the defaults")
	}
}

func TestBadRemapsAreRefusedInWords(t *testing.T) {
	for name, c := range map[string]struct {
		remap map[string][]string
		want  string
	}{
		"unknown":            {map[string][]string{"explode": {"x"}}, `no binding "explode"`},
		"same scope":         {map[string][]string{"sort": {"/"}}, `"/" is both filter and sort`},
		"misspelt":           {map[string][]string{"sort": {"contrl+s"}}, `there is no key "contrl+s"`},
		"global over a list": {map[string][]string{"copy": {"s"}}, `"s" is both sort and copy`},
		"scroll over a list": {map[string][]string{"scroll-down": {"m"}}, `"m" is both mute and scroll-down`},
		"scroll over scroll": {map[string][]string{"scroll-down": {"g"}}, `"g" is both scroll-down and scroll-top`},
		"global over a text": {map[string][]string{"copy": {"z"}, "scroll-up": {"z"}}, `"z" is both scroll-up and copy`},
	} {
		_, err := keys.New(c.remap)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error is %v, want it to say %s", name, err, c.want)
		}
	}
	if _, err := keys.New(map[string][]string{"up": {"z"}, "scroll-up": {"z"}}); err != nil {
		t.Errorf("a list and a text are never on at once, but: %v", err)
	}
}

// What info and the help show can be written into the config as it is.
func TestKeysMayBeWrittenAsTheyAreShown(t *testing.T) {
	m, err := keys.New(map[string][]string{"sort": {"F9", "Ctrl+S"}, "columns": {"c"}, "page-down": {"PgDn"}, "open": {"→", "enter"}, "read-all": {"Z"}})
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[keys.ID]string{"sort": "f9 ctrl+s", "page-down": "pgdown", "open": "right enter", "read-all": "Z"} {
		if got := strings.Join(m.Get(id).Keys, " "); got != want {
			t.Errorf("%s is %q, want %q", id, got, want)
		}
	}
}
