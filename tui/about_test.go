package tui_test

import (
	"strings"
	"testing"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
)

func TestTheGroupsOfAUserAreActedOnAsTheUsers(t *testing.T) {
	c := userPage(t, "alina")
	c.Press("a", "g").Type("beta").Press("enter").Confirm().Press("2").Selected().Is("beta")
	c.Press("a").Sees("act on alina", "remove from beta", "add to a group", "disable").SeesNot("delete group", "edit group", "add members").
		Press("r").Sees("remove from a group · alina").Press("enter").Sees("group beta", "member → no", "--username alina").
		Confirm().Sees("✓ remove from a group, alina: done.").SeesNot("beta")
	c.Press("g", "a", "r", "enter").Confirm().Sees("In no group.").
		Press("a").Sees("act on alina", "add to a group").SeesNot("delete group").Press("esc").
		Command("delete-group").Sees("is an act on a group: select one first.")
}

func TestAnActOnAPageAboutAUserKnowsTheUser(t *testing.T) {
	for name, tab := range map[string]string{"groups": "2", "devices": "3", "history": "4"} {
		t.Run(name, func(t *testing.T) {
			c := userPage(t, "alina")
			c.Press(tab).Press("a").Sees("alina", "disable").Press("d").Sees("disable · alina").
				Confirm().Sees("✓ disable, alina: done.").
				Press("a").Sees("This user is disabled already.").Press("e").Sees("enable · alina", "no → yes")
		})
	}
}

// Two groups of one user are no two users.
func TestAnActOnAUserTakesOneRow(t *testing.T) {
	c := userPage(t, "alina")
	for _, group := range []string{"beta", "admins"} { // besides the newsletter
		c.Press("1", "a", "g").Type(group).Press("enter").Confirm().Sees("done.")
	}
	c.Press("2", "*", "a").Sees("3 rows are marked, and an act here takes one; V unmarks them.")
}

func TestTheDevicesOfAUserAreActedOnBeforeTheUser(t *testing.T) {
	h := newHouse(t)
	who := deviceOwner(t, h)
	h.Command("pool acme-workforce").Command("user "+who).Press("enter", "3", "a").
		Sees("forget device", "the user "+who, "disable").
		Press("d").Sees("disable · " + who).Advance(time.Second).Press("esc").
		Command("disable").Sees("disable · " + who)
}

// deviceOwner is a user with a remembered device.
func deviceOwner(t *testing.T, h *house) string {
	t.Helper()
	for _, u := range h.users {
		out, err := h.client.AdminListDevices(t.Context(), &cip.AdminListDevicesInput{UserPoolId: &h.pool, Username: u.Username})
		if err == nil && len(out.Devices) > 0 {
			return *u.Username
		}
	}
	t.Fatal("nobody has a device")
	return ""
}

func TestTheMembersOfAGroupAreActedOnBeforeTheGroup(t *testing.T) {
	c := users(t)
	c.Press("2", "/").Type("admins").Press("enter", "enter").Sees("› admins", "heidi")
	who := username(c.Selected())
	menu := c.Press("a").Sees("act on "+who, "remove from admins", "disable").Press("end", "pgdown", "pgdown", "pgdown").Screen()
	if !strings.Contains(menu, "the group admins") || !strings.Contains(menu, "edit group") {
		t.Errorf("the menu has nothing on the group:\n%s", menu)
	}
	c.Press("esc").Command("edit-group").Sees("edit group · admins").Press("esc").
		Command("remove-from-group").Sees("remove from a group · " + who)
}

// The group is still empty: acts are on the group itself.
func TestAGroupWithoutMembersIsActedOn(t *testing.T) {
	h := newHouse(t)
	if _, err := h.client.CreateGroup(t.Context(), &cip.CreateGroupInput{UserPoolId: &h.pool, GroupName: new("empty")}); err != nil {
		t.Fatal(err)
	}
	h.Command("pool acme-workforce").Command("groups empty").Press("enter").Sees("Nobody is in this group.").
		Press("a").Sees("act on empty", "add members", "edit group", "delete group", "create user").
		Press("m").Type(h.username(0)).Press("enter").Confirm().Sees("✓ add to a group").
		Selected().Is(h.username(0))
}

// X deletes a user as well as a group: above the group are its members.
func TestTheSectionThatStandsFirstKeepsALetter(t *testing.T) {
	h := newHouse(t)
	h.Command("pool acme-workforce").Command("groups admins").Press("enter", "a").Sees("X  delete user").
		Press("end", "pgdown", "pgdown").Sees("delete group").SeesNot("X  delete group").
		Press("X").Sees("delete user · ").SeesNot("delete group")
}

// No two acts of a menu share a letter, whatever pages contribute to it.
func TestALetterPicksOneAct(t *testing.T) {
	c := users(t)
	for _, open := range [][]string{{}, {"enter", "2"}, {"3"}, {"4"}, {"esc", "2"}, {"enter"}} {
		c.Press(open...).Press("a")
		seen := map[string]bool{}
		for range 4 {
			for _, line := range c.Lines() {
				_, item, _ := strings.Cut(line, "│ ")
				letter, label, _ := strings.Cut(strings.TrimLeft(item, " "), "  ")
				if len(letter) != 1 || label == "" {
					continue
				}
				if label, _, _ = strings.Cut(label, "  "); seen[letter] && !seen[letter+label] {
					t.Errorf("%v: %s is %s and something else", open, letter, label)
				}
				seen[letter], seen[letter+label] = true, true
			}
			c.Press("pgdown")
		}
		c.Press("esc")
	}
}
