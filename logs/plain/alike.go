package plain

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/mtibben/confusables"
	"golang.org/x/text/unicode/norm"
)

// madeVisible are the characters that Text puts in place of one that is not
// seen.
var madeVisible = regexp.MustCompile(`‹[0-9A-F]{4,6}›`)

// Outline is what a name looks like to a reader: two names with one outline can be
// taken for each other. Invisible characters are left out; letters in compatibility
// forms and of other scripts become those that they look like (UTS #39). It is not
// for display.
func Outline(name string) string {
	if isASCII(name) && Safe(name) {
		return confusables.Skeleton(strings.Join(strings.Fields(name), " "))
	}
	return confusables.Skeleton(norm.NFKC.String(strings.Join(strings.Fields(seen(name)), " ")))
}

// seen is a name without invisible characters and without the signs that stand
// for them.
func seen(name string) string {
	return strings.Map(func(r rune) rune {
		if r == zeroWidthJoiner || r == zeroWidthNonJoiner || r == emojiSelector {
			return -1
		}
		return r
	}, madeVisible.ReplaceAllString(Text(name), ""))
}

// Unseen reports whether a name has invisible characters, or signs that Text writes
// for them.
func Unseen(name string) bool { return !Safe(name) || madeVisible.MatchString(name) }

// Disguised reports whether a name that looks like ASCII is written with letters of
// other scripts or in a compatibility form.
func Disguised(name string) bool {
	name = seen(name)
	if isASCII(name) || !isASCII(Outline(name)) {
		return false
	}
	return !norm.NFKC.IsNormalString(name) || strings.ContainsFunc(name, func(r rune) bool {
		return unicode.Is(unicode.L, r) && !unicode.Is(unicode.Latin, r)
	})
}
