package plain

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/mtibben/confusables"
	"golang.org/x/text/unicode/norm"
)

// madeVisible is what Text puts in the place of a character that is not seen.
var madeVisible = regexp.MustCompile(`‹[0-9A-F]{4,6}›`)

// Outline is what a name looks like to somebody who reads on: two names of one
// outline can be taken for each other. What is not seen is left out, letters of
// compatibility forms and of other scripts are those that they look like (UTS #39).
// It is not to be shown.
func Outline(name string) string {
	if isASCII(name) && Safe(name) {
		return confusables.Skeleton(strings.Join(strings.Fields(name), " "))
	}
	return confusables.Skeleton(norm.NFKC.String(strings.Join(strings.Fields(seen(name)), " ")))
}

// seen is a name without what is not seen, or stands for it.
func seen(name string) string {
	return strings.Map(func(r rune) rune {
		if r == zeroWidthJoiner || r == zeroWidthNonJoiner || r == emojiSelector {
			return -1
		}
		return r
	}, madeVisible.ReplaceAllString(Text(name), ""))
}

// Unseen reports whether a name has characters that are not seen, or has signs that
// Text writes for them.
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
