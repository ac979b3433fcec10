package tui_test

import (
	"maps"
	"strings"
	"testing"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// held are values that can't be shown as they are.
var held = map[string]string{"address": "1 High Street\nLondon", "family_name": "כהן\u200f", "nickname": "a\tb\\n"}

// seedHeld gives a user the held values, and returns how to read them.
func seedHeld(t *testing.T, h *house, username string) (now func() map[string]string) {
	t.Helper()
	in := &cip.AdminUpdateUserAttributesInput{UserPoolId: &h.pool, Username: &username}
	for name, value := range held {
		in.UserAttributes = append(in.UserAttributes, types.AttributeType{Name: &name, Value: &value})
	}
	if _, err := h.client.AdminUpdateUserAttributes(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	return func() map[string]string {
		out, err := h.client.AdminGetUser(t.Context(), &cip.AdminGetUserInput{UserPoolId: &h.pool, Username: &username})
		if err != nil {
			t.Fatal(err)
		}
		is := map[string]string{}
		for _, a := range out.UserAttributes {
			if _, ok := held[*a.Name]; ok {
				is[*a.Name] = *a.Value
			}
		}
		return is
	}
}

func TestAnEditWritesToTheLetter(t *testing.T) {
	h := newHouse(t)
	who := h.username(0)
	now := seedHeld(t, h, who)
	h.Command("pool acme-workforce").OpenUser(who).
		Sees("1 High Street␊London", "כהן‹200F›")
	edit := func(field string) {
		t.Helper()
		h.Press("a", "a").Sees("edit attributes")
		for range 40 {
			if fieldAtHand(h) == field {
				return
			}
			h.Press("down")
		}
		t.Fatalf("there is no %s", field)
	}
	want := maps.Clone(held)
	same := func(when string) {
		t.Helper()
		if got := now(); !maps.Equal(got, want) {
			t.Errorf("%s AWS holds %q, want %q", when, got, want)
		}
	}

	edit("address")
	h.Sees(`1 High Street\nLondon`, `\n newline`).Type(`\nN1`).Press("ctrl+s").
		Sees("1 High Street␊London → 1 High Street␊London␊N1").Confirm().Sees("done.")
	want["address"] = "1 High Street\nLondon\nN1"
	same("after an edit")

	h.Press("u").Sees("1 High Street␊London␊N1 → 1 High Street␊London").Confirm().Sees("done.")
	want["address"] = held["address"]
	same("after undoing it")

	edit("nickname")
	h.Sees(`a\tb\\n`).Type(`\`).Press("ctrl+s").Sees(`is not an escape`).Press("backspace").Type(`\u{202e}`).Press("ctrl+s").
		Sees(`a␉b\n → a␉b\n‹202E›`).Confirm().Sees("done.")
	want["nickname"] = held["nickname"] + "\u202e"
	same("after another")

	edit("family_name")
	h.Paste("x\r\ny").Press("ctrl+s").Confirm().Sees("done.")
	want["family_name"] = held["family_name"] + "x\r\ny"
	same("after a paste of two lines")
	inspect(t, h.Console)
}

// Replacement signs were once written into the directory: they can be repaired.
func TestASignInPlaceOfANewlineIsMended(t *testing.T) {
	h := newHouse(t)
	who := h.username(0)
	now := seedHeld(t, h, who)
	if _, err := h.client.AdminUpdateUserAttributes(t.Context(), &cip.AdminUpdateUserAttributesInput{
		UserPoolId: &h.pool, Username: &who, UserAttributes: []types.AttributeType{{Name: new("address"), Value: new("London␊")}},
	}); err != nil {
		t.Fatal(err)
	}
	h.Command("pool acme-workforce").Command("user "+who).Press("enter", "a", "a")
	for fieldAtHand(h) != "address" {
		h.Press("down")
	}
	h.Press("backspace").Type(`\n`).Press("ctrl+s").Sees("London␊ → London␊").Confirm().Sees("done.")
	if got := now()["address"]; got != "London\n" {
		t.Errorf("AWS holds %q", got)
	}
}

func TestADescriptionIsEditedToTheLetter(t *testing.T) {
	const description = "First line\n\u202eSecond"
	h := newHouse(t)
	if _, err := h.client.CreateGroup(t.Context(), &cip.CreateGroupInput{
		UserPoolId: &h.pool, GroupName: new("odd"), Description: new(description), Precedence: new(int32(3)),
	}); err != nil {
		t.Fatal(err)
	}
	is := func() string {
		out, err := h.client.GetGroup(t.Context(), &cip.GetGroupInput{UserPoolId: &h.pool, GroupName: new("odd")})
		if err != nil {
			t.Fatal(err)
		}
		return *out.Group.Description
	}
	h.Command("pool acme-workforce").Command("groups odd").Press("a", "e").Sees(`First line\n\u{202e}Second`).
		Press("tab").Type("4").Press("ctrl+s").Sees("3 → 34").Confirm().Sees("done.")
	if is() != description {
		t.Errorf("another setting made it %q", is())
	}
	h.Press("a", "e").Type(`\tx`).Press("ctrl+s").Confirm().Sees("done.")
	if want := description + "\tx"; is() != want {
		t.Errorf("an edit made it %q, want %q", is(), want)
	}
	h.Press("u").Confirm().Sees("done.")
	if is() != description {
		t.Errorf("undoing it made it %q", is())
	}
	inspect(t, h.Console)
}

// fieldAtHand is the label of the field with the cursor.
func fieldAtHand(h *house) string {
	_, y := h.Cursor()
	_, field, _ := strings.Cut(h.Lines()[y], "│ ")
	label, _, _ := strings.Cut(field, " ")
	return label
}
