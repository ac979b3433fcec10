package plain_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

func TestNamesThatLookAlikeHaveOneOutline(t *testing.T) {
	for _, name := range []string{
		"alice\ufe0f", "alice\u034f", "alice\u3164", "al\u00adice", "alice‹FE0F›", "alice\U000e0041", "al\u200dice", "\u2800alice", // what is not seen
		"аlice", "alісe", "ａｌｉｃｅ", "𝐚𝐥𝐢𝐜𝐞", "a1ice", "aIice", "al\u0456ce", // what looks like other letters
	} {
		if plain.Outline(name) != plain.Outline("alice") {
			t.Errorf("%q is %q", name, plain.Outline(name))
		}
	}
	for _, pair := range [][2]string{{"José", "Jose\u0301"}, {"modern", "rnodern"}, {"❤", "❤\ufe0f"}, {"two words", "two\u00a0words"}, {"می\u200cخواهم", "میخواهم"}} {
		if plain.Outline(pair[0]) != plain.Outline(pair[1]) {
			t.Errorf("%q is %q, %q is %q", pair[0], plain.Outline(pair[0]), pair[1], plain.Outline(pair[1]))
		}
	}
	for _, other := range []string{"alicia", "Alice", "bob", "álice", "alice2", "山田", "alice_"} {
		if plain.Outline(other) == plain.Outline("alice") {
			t.Errorf("%q is taken for alice", other)
		}
	}
}

func TestWhichNamesAreDisguised(t *testing.T) {
	for name, is := range map[string]struct{ unseen, disguised bool }{
		"alice": {}, "José": {}, "Иван": {}, "山田太郎": {}, "kjær": {}, "محمد": {}, "می\u200cخواهم": {}, "❤\ufe0f": {}, "": {},
		"alice\ufe0f": {unseen: true}, "alice\u3164": {unseen: true}, "alice‹FE0F›": {unseen: true}, "\u202ealice": {unseen: true},
		"аdmin": {disguised: true}, "ａdmin": {disguised: true}, "ΑΒ": {disguised: true},
	} {
		if plain.Unseen(name) != is.unseen || plain.Disguised(name) != is.disguised {
			t.Errorf("%q: unseen %v, disguised %v", name, plain.Unseen(name), plain.Disguised(name))
		}
	}
}
