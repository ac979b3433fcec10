//go:build unix

package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/admin/shell/shelltest"
)

// A terminal would break a long line anywhere, so a plan breaks it itself.
func TestNoRowOfAPlanOnATerminalIsACommandThatANameChose(t *testing.T) {
	s := newServer()
	defer s.Close()
	name := strings.Repeat("';'", 20) + "/tmp/trap/poweroff"
	if err := seedDoor(s.Server); err != nil {
		t.Fatal(err)
	}
	if err := s.AddUsers(doorID, slices.Values([]emulator.UserSeed{{Username: name}})); err != nil {
		t.Fatal(err)
	}
	for _, width := range []int{60, 80, 100} {
		written, _ := stepByStep(t, program(t, s.URL, "do", "disable", "--pool", "door", "--user", name, "--dry-run"), width, 40, step{})
		_, command, found := strings.Cut(strings.ReplaceAll(written, "\r\n", "\n"), "  $ ")
		if !found {
			t.Fatalf("no command in %q", written)
		}
		rows := strings.Split(strings.TrimSpace(command), "\n")
		for i, row := range rows {
			rows[i] = strings.TrimSpace(row)
			if err := shelltest.Alone(rows[i]); err != nil || len(row) > width {
				t.Errorf("%d: %q, %v", width, row, err)
			}
		}
		checkDisabledOne(t, strings.Join(rows, "\n"), name)
		for _, row := range strings.Split(strings.Split(written, "  $ ")[0], "\r\n") {
			if strings.HasPrefix(row, "/") || strings.HasPrefix(row, "poweroff") {
				t.Errorf("%d: %q", width, row)
			}
		}
	}
}

func checkDisabledOne(t *testing.T, text, name string) {
	t.Helper()
	calls := shelltest.Run(t, "sh", text)[0]
	if len(calls) != 1 {
		t.Fatalf("%d calls of %q", len(calls), text)
	}
	if operation, options, err := shelltest.Meant(calls[0]); err != nil || operation != "admin-disable-user" || options["username"] != name {
		t.Errorf("%q is %s of %v, %v", text, operation, options, err)
	}
}

// Part of an address or an id must not look like all of it, so rows end at spaces; only a
// word that is longer than a row is cut.
func TestAPlanIsBrokenBetweenWords(t *testing.T) {
	for _, width := range []int{40, 80, 120} {
		for _, line := range []string{
			"  email: mary-ann.o-neill@long-name-of-a-company.example → anne-marie@another-long-name.example",
			"  in the pool eu-west-1_AbCdEfGhI of account 1234-5678-9012, Region ap-southeast-2, on the endpoint x",
			"  ! the sign-up is self-service: well-known addresses are re-used by e-mail, phone and e-mail again",
		} {
			rows := strings.Split(strings.Join(planRows([]string{line}, width), "\n"), "\n")
			var words []string
			for _, row := range rows {
				words = append(words, strings.Fields(strings.TrimPrefix(row, "  │ "))...)
				if len([]rune(row)) > width {
					t.Errorf("%d: %q", width, row)
				}
			}
			if width > 40 && !slices.Equal(words, strings.Fields(line)) {
				t.Errorf("%d: %q", width, rows)
			}
			if !strings.HasPrefix(strings.Join(rows, "\n"), "  ") || strings.Join(words, "") != strings.Join(strings.Fields(line), "") {
				t.Errorf("%d: %q", width, rows)
			}
		}
	}
}
