package tty

import (
	"cmp"
	"strings"
)

// ASCII reports whether the locale of an environment says that the terminal has
// another charset than UTF-8, so that lines are drawn with ASCII alone. As with setlocale,
// the first of LC_ALL, LC_CTYPE and LANG that is not empty decides.
//
// C and POSIX mean ASCII, as to ncurses. Where none is set, or the charset is not named,
// nothing is known: containers and bare hosts have no locale behind terminals that take
// UTF-8, and Bubble Tea writes that whatever the locale.
func ASCII(getenv func(name string) string) bool {
	locale := cmp.Or(getenv("LC_ALL"), getenv("LC_CTYPE"), getenv("LANG"))
	if locale == "C" || locale == "POSIX" {
		return true
	}
	_, charset, named := strings.Cut(locale, ".")
	charset, _, _ = strings.Cut(charset, "@") // a variant, as in de_DE.ISO-8859-15@euro
	return named && !strings.EqualFold(strings.ReplaceAll(charset, "-", ""), "utf8")
}
