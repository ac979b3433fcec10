package token_test

import (
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/token"
)

func TestTimesAreToldInAtMostTwoUnits(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "now", 999 * time.Millisecond: "now", -999 * time.Millisecond: "now", time.Second: "in 1 s", -59 * time.Second: "59 s ago",
		60 * time.Second: "in 1 min", 61 * time.Second: "in 1 min 1 s", -(3*time.Hour + 12*time.Minute + 40*time.Second): "3 h 12 min ago",
		time.Hour + 30*time.Second: "in 1 h", 25 * time.Hour: "in 1 d 1 h", 365 * 24 * time.Hour: "in 1 y", -400 * 24 * time.Hour: "1 y 1 mo ago",
	} {
		if got := token.Relative(now.Add(d), now); got != want {
			t.Errorf("%s: %q, want %q", d, got, want)
		}
	}
	if got := token.Relative(time.Time{}, time.Unix(1<<40, 0)); !strings.HasPrefix(got, "292 y") {
		t.Errorf("beyond what a duration holds: %q", got)
	}
}

func TestEveryClaimIsExplained(t *testing.T) {
	zone := time.FixedZone("CET", 3600)
	explained := token.Explain(token.Decode(idDraft().build(set("exp", number(noon-11520)))), now, zone)
	byName := map[string]token.Explained{}
	for _, e := range explained {
		if byName[e.Name] = e; e.Meaning == "" {
			t.Errorf("%s has no meaning", e.Name)
		}
	}
	exp := byName["exp"].When
	if exp.Relative != "expired 3 h 12 min ago" || exp.UTC != "2030-03-17 14:34:40 UTC" || exp.Local != "2030-03-17 15:34:40 CET" {
		t.Errorf("exp: %+v", exp)
	}
	for name, refers := range map[string]token.Refers{
		"sub": token.ToUser, "aud": token.ToClient, "event_id": token.ToEvent, "cognito:groups": token.ToGroups, "iss": token.ToPool, "jti": token.ToNothing,
	} {
		if byName[name].Refers != refers {
			t.Errorf("%s refers to %d, want %d", name, byName[name].Refers, refers)
		}
	}
	if !byName["sub"].When.IsZero() {
		t.Error("a sub is a time")
	}
	for _, e := range token.Explain(token.Decode(clientDraft().build()), now, zone) {
		if e.Name == "sub" && e.Refers != token.ToClient {
			t.Errorf("the sub of a client's token refers to %d", e.Refers)
		}
	}
}

func TestTheStoryOfRoles(t *testing.T) {
	roles := set("cognito:roles", list("arn:aws:iam::123456789012:role/a", "arn:aws:iam::123456789012:role/b"))
	preferred := set("cognito:preferred_role", text("arn:aws:iam::123456789012:role/a"))
	for says, edits := range map[string][]edit{
		"An identity pool gives arn:aws:iam::123456789012:role/a": {roles, preferred},
		"disagree about it": {roles},
	} {
		if notes := strings.Join(token.Notes(token.Decode(idDraft().build(edits...))), "\n"); !strings.Contains(notes, says) {
			t.Errorf("the notes are %q, want %q", notes, says)
		}
	}
	if notes := token.Notes(token.Decode(idDraft().build())); len(notes) > 0 {
		t.Errorf("without roles: %q", notes)
	}
}

func TestTwoTokensSideBySide(t *testing.T) {
	id, access := token.Decode(idDraft().build()), token.Decode(accessDraft().build())
	pairs := map[string]token.Pair{}
	for _, p := range token.Compare(id, access) {
		pairs[p.Name] = p
	}
	if p := pairs["sub"]; !p.Same || p.ID != aliceSub {
		t.Errorf("sub: %+v", p)
	}
	if p := pairs["token_use"]; p.Same || p.ID != "id" || p.Access != "access" || p.Note != "" {
		t.Errorf("token_use: %+v", p)
	}
	if a, c := pairs["aud"], pairs["client_id"]; a.Access != "" || c.ID != "" || c.Access != web {
		t.Errorf("aud %+v, client_id %+v", a, c)
	}
	if m := token.Mismatch(id, access); m != "" {
		t.Errorf("tokens of one sign-in: %s", m)
	}
	other := token.Decode(accessDraft().build(set("sub", text("somebody"))))
	if m := token.Mismatch(id, other); !strings.Contains(m, "sub: not of one user") {
		t.Errorf("tokens of two users: %q", m)
	}
}
