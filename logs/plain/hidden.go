package plain

import (
	"unicode"
	"unicode/utf8"
)

// visible reports whether a character is seen between before and rest. before is 0
// at the beginning and after a character that was made visible.
//
// Characters that Unicode calls default-ignorable are drawn as nothing. A joiner or
// a variation selector stays only where it changes what is drawn: between letters
// of scripts that join, and in emoji.
func visible(before, r rune, rest string) bool {
	switch r {
	case zeroWidthNonJoiner:
		return joins(before) && joins(first(rest))
	case zeroWidthJoiner:
		return joins(before) && joins(first(rest)) || drawnAsEmoji(before) && unicode.Is(unicode.So, first(rest))
	case emojiSelector:
		return unicode.Is(unicode.So, before) || isKeycap(before) && first(rest) == '\u20e3'
	}
	return !hidden(r)
}

const (
	zeroWidthNonJoiner = '\u200c'
	zeroWidthJoiner    = '\u200d'
	emojiSelector      = '\ufe0f'
)

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// joins reports whether r is a letter or mark of a script whose letters change their
// form next to a joiner.
func joins(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M) && unicode.In(r, unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mandaic,
		unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu,
		unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar)
}

func drawnAsEmoji(r rune) bool {
	return r == emojiSelector || unicode.Is(unicode.So, r) || r >= '\U0001f3fb' && r <= '\U0001f3ff' // skin tones
}

func isKeycap(r rune) bool { return r >= '0' && r <= '9' || r == '#' || r == '*' }

// hidden reports whether r is dangerous or invisible anywhere: controls, format
// characters (bidi controls, zero-width space, tags, soft hyphen), line and
// paragraph separators, characters that are ignored or drawn blank, and code
// points that no terminal can show.
func hidden(r rune) bool {
	if r < utf8.RuneSelf {
		return r < 0x20 || r == 0x7f
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Cs, unicode.Co, unicode.Zl, unicode.Zp,
		unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) ||
		isBlank(r) || isNoncharacter(r)
}

// isBlank reports whether r is a symbol that is drawn as a blank: the Braille pattern
// without dots, and the null note head.
func isBlank(r rune) bool { return r == '\u2800' || r == '\U0001d159' }

func isNoncharacter(r rune) bool {
	return r&0xfffe == 0xfffe || (r >= 0xfdd0 && r <= 0xfdef)
}
