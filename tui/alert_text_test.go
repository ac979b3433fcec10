package tui_test

import (
	"regexp"
	"strings"
	"testing"
)

// Whoever takes over may have no console, and be in another time zone.
func TestAnAlertIsCopiedAsATextForWhoTakesOver(t *testing.T) {
	h := attacked(t)
	var users []string
	for i := range 12 {
		users = append(users, "\n  "+h.username(i)+" ("+h.attribute(i, "sub")+")\n")
	}
	h.Press("w", "y").Sees("t  text for a handover", "spray ip: 203.0.113.9 …").Press("t").Sees("Copied")
	h.copiedText(t, append(users,
		"spray ip: 203.0.113.9\nseverity: high\npool: acme-workforce ("+h.pool+")\nabout: ip 203.0.113.9\n",
		"\nfrom: 2026-11-14 13:43:2", " UTC\nto: 2026-11-14 13:54:26 UTC\nin all: 24 events, 12 users, 1 address\nreason: 12 users, 24 failures in 11m",
		"\nacted: nothing in this session\nblock: 203.0.113.9 in the web ACL (AWS WAF) of the pool", "\ncontains it: reset password, disable\nusers:\n")...)
	h.Press("enter").Act("sign-out").ConfirmBy("12").Sees("12 done").Press("esc").
		Press("y", "t").Sees("Copied")
	h.copiedText(t, "\nacted: signed out 12, 2026-11-14 14:03:2")
	if local := regexp.MustCompile(`\d\d:\d\d:\d\d(?: UTC)?`).FindAllString(h.Copied, -1); len(local) != 3 || strings.Count(strings.Join(local, ","), "UTC") != 3 {
		t.Errorf("its times are %q", local)
	}
}

func (h *house) copiedText(t *testing.T, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(h.Copied, want) {
			t.Errorf("what was copied lacks %q:\n%s", want, h.Copied)
		}
	}
}
