package main

import (
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/tty"
)

func TestALocaleWithoutUTF8MeansASCII(t *testing.T) {
	for environ, ascii := range map[string]bool{
		"":                                   false,
		"LANG=":                              false,
		"LANG=C":                             true,
		"LANG=POSIX":                         true,
		"LANG=C.UTF-8":                       false,
		"LANG=en_US.UTF-8":                   false,
		"LANG=en_US.utf8":                    false,
		"LANG=de_DE.ISO-8859-1":              true,
		"LANG=de_DE.ISO-8859-15@euro":        true,
		"LANG=ca_ES.UTF-8@valencia":          false,
		"LANG=ja_JP.eucJP":                   true,
		"LANG=de_DE":                         false, // its charset is not named
		"LC_CTYPE=UTF-8":                     false, // as macOS sends it over ssh
		"LC_CTYPE=C LANG=en_US.UTF-8":        true,
		"LC_CTYPE=en_US.UTF-8 LANG=C":        false,
		"LC_ALL=C LC_CTYPE=en_US.UTF-8":      true,
		"LC_ALL= LC_CTYPE= LANG=en_US.UTF-8": false,
		"LC_ALL=en_US.UTF-8 LANG=C":          false,
	} {
		getenv := func(name string) string {
			for _, pair := range strings.Fields(environ) {
				if value, is := strings.CutPrefix(pair, name+"="); is {
					return value
				}
			}
			return ""
		}
		if got := tty.ASCII(getenv); got != ascii {
			t.Errorf("%q: ASCII is %v", environ, got)
		}
	}
}

func TestTheConsoleFollowsTheLocale(t *testing.T) {
	for locale, ascii := range map[string]bool{"C": true, "C.UTF-8": false} {
		cmd := program(t, closedAddress(), "demo", "--users", "60", "--go", "users")
		cmd.Env = append(cmd.Env, "LC_ALL="+locale)
		written, code := onTerminal(t, cmd, "2 groups", "qq")
		if code != exit.Done || strings.Contains(written, "─") == ascii {
			t.Errorf("%s: exit code %d, written is %q", locale, code, written)
		}
	}
}
