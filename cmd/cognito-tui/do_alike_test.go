package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

func TestADryRunOfManyWarnsOfNamesThatLookAlike(t *testing.T) {
	t.Parallel()
	s := newServer()
	defer s.Close()
	people := []emulator.UserSeed{{Username: "a1ice"}, {Username: "аlice"}, {Username: "bоb\ufe0f"}}
	if err := seedDoor(s.Server); err != nil {
		t.Fatal(err)
	}
	if err := s.AddUsers(doorID, slices.Values(people)); err != nil {
		t.Fatal(err)
	}
	e := finish(t, program(t, s.URL, "do", "sign-out", "--pool", "door", "--all", "--dry-run", "-o", "json"))
	if !strings.Contains(e.stderr, "! These look alike: a1ice and alice and аlice, bob and bоb‹FE0F›.\n") {
		t.Errorf("standard error has\n%s", e.stderr)
	}
	e = finish(t, program(t, s.URL, "do", "sign-out", "--pool", "door", "--user", "alice", "--user", "bob", "--dry-run"))
	if strings.Contains(e.stderr, "alike") {
		t.Errorf("standard error has\n%s", e.stderr)
	}
}
