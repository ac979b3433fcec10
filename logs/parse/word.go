package parse

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// usual reports whether a text is printable, valid UTF-8, on one line and without a
// backslash. It checks sixteen bytes at a time.
func usual(s string) bool {
	i := 0
	for i+16 <= len(s) {
		w, x := word(s[i:i+8]), word(s[i+8:i+16])
		if (w|x)&highs != 0 {
			n := runOfOthers(s[i:])
			if part := s[i : i+n]; !plain.Safe(part) || strings.IndexByte(part, '\\') >= 0 {
				return false
			}
			i += n
			continue
		}
		if unusual(w)|unusual(x) != 0 {
			return false
		}
		i += 16
	}
	return plain.Safe(s[i:]) && strings.IndexByte(s[i:], '\\') < 0
}

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// word is eight bytes of a text.
func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// unusual has the high bit set in a byte of w that is a control character or a
// backslash. All bytes of w are ASCII, so no carry crosses bytes.
func unusual(w uint64) uint64 {
	const low7 = highs - ones // 0x7f in every byte
	control := ^(w + (0x80-0x20)*ones)
	del := w + ones
	backslash := ^((w ^ '\\'*ones) + low7)
	return (control | del | backslash) & highs
}

// runOfOthers is the length of the beginning of s up to its first sixteen bytes
// that are all ASCII, or up to its end.
func runOfOthers(s string) int {
	i := 0
	for i < len(s) {
		if s[i] < utf8.RuneSelf {
			if i+16 <= len(s) && (word(s[i:i+8])|word(s[i+8:i+16]))&highs == 0 {
				return i
			}
			i++
			continue
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return i
}

// toQuote is the position of the first quotation mark, -1 for none. Most values
// are shorter than what a call of strings.IndexByte costs.
func toQuote(s string) int {
	i := 0
	for ; i+8 <= len(s) && i < 40; i += 8 {
		x := word(s[i:i+8]) ^ '"'*ones
		if at := (x - ones) & ^x & highs; at != 0 {
			return i + bits.TrailingZeros64(at)/8
		}
	}
	if n := strings.IndexByte(s[i:], '"'); n >= 0 {
		return i + n
	}
	return -1
}
