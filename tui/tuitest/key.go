package tuitest

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

var named = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "backspace": tea.KeyBackspace,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd,
	"f1": tea.KeyF1, "f5": tea.KeyF5,
}

// inBurst are the keys for characters of a text.
var inBurst = map[rune]tea.KeyPressMsg{
	'\n': {Code: tea.KeyEnter}, '\r': {Code: tea.KeyEnter}, '\t': {Code: tea.KeyTab}, '\x1b': {Code: tea.KeyEscape},
}

var modifiers = map[string]tea.KeyMod{"ctrl+": tea.ModCtrl, "shift+": tea.ModShift, "alt+": tea.ModAlt}

// keyPress is the message of a key by name: "a", "G", "enter", "ctrl+c".
func keyPress(name string) tea.KeyPressMsg {
	var mod tea.KeyMod
	for prefix, m := range modifiers {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			name, mod = rest, mod|m
		}
	}
	if name == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " ", Mod: mod}
	}
	if code, ok := named[name]; ok {
		return tea.KeyPressMsg{Code: code, Mod: mod}
	}
	r, _ := utf8.DecodeRuneInString(name)
	if mod != 0 {
		return tea.KeyPressMsg{Code: r, Mod: mod}
	}
	return tea.KeyPressMsg{Code: r, Text: name}
}
