package mask

import (
	"encoding/base64"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A secret is recognized by its form in any place: a token, the text after the name
// of a scheme in an Authorization header, a private key, a password in an address.
var (
	jwtLike    = regexp.MustCompile(`(^|[^A-Za-z0-9])(ey[JA][A-Za-z0-9_-]{8,})((?:\.[A-Za-z0-9_-]*){0,4})`)
	authScheme = regexp.MustCompile(`(?i)\b(bearer|basic|negotiate)((?:[\s+]|%20)+)([A-Za-z0-9._~+/=-]{4,})`)
	privateKey = regexp.MustCompile(`(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)`)
	inAddress  = regexp.MustCompile(`(://[^/\s:@"']*:)([^@/\s"']+)(@)`)
)

// tokenParts are strings one of which is in every text that Tokens changes.
var tokenParts = []string{"eyJ", "eyA", "earer", "EARER", "asic", "ASIC", "egotiate", "PRIVATE KEY", "://"}

func mayHoldToken(text string) bool {
	return slices.ContainsFunc(tokenParts, func(part string) bool { return strings.Contains(text, part) })
}

// MayHoldJWT reports whether a text may hold a token. It runs on every record, so it
// looks for the rarest of the three letters.
func MayHoldJWT(text string) bool {
	for from := 0; ; {
		at := strings.IndexByte(text[from:], 'J')
		if at < 0 {
			return false
		}
		from += at + 1
		if from > 2 && text[from-3:from] == "eyJ" {
			return true
		}
	}
}

// MayHoldScheme reports whether a blank in a text follows the name of a scheme. It
// looks for the scheme's last two letters first, as texts have many blanks.
func MayHoldScheme(text string) bool {
	for i := strings.IndexByte(text, ' '); i >= 0; {
		if i >= len("basic") {
			switch [2]byte{text[i-2] | 0x20, text[i-1] | 0x20} {
			case [2]byte{'e', 'r'}, [2]byte{'i', 'c'}, [2]byte{'t', 'e'}:
				return mayHoldToken(text)
			}
		}
		next := strings.IndexByte(text[i+1:], ' ')
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return false
}

// Tokens returns a text without the secrets that are recognized by their form: tokens,
// the text after the name of a scheme in an Authorization header, private keys, and
// passwords in addresses.
func Tokens(text string) string {
	if !mayHoldToken(text) {
		return text
	}
	text = privateKey.ReplaceAllString(text, Hidden)
	text = replacedParts(jwtLike, text, func(part []string) string {
		if !isTokenPart(part[2]) {
			return part[0]
		}
		return part[1] + Hidden
	})
	text = replacedParts(authScheme, text, func(part []string) string {
		if isWord(part[3]) {
			return part[0]
		}
		return part[1] + part[2] + Hidden
	})
	return inAddress.ReplaceAllString(text, "${1}"+Hidden+"${3}")
}

// replacedParts replaces each match by what is made of its groups.
func replacedParts(pattern *regexp.Regexp, text string, by func(part []string) string) string {
	return pattern.ReplaceAllStringFunc(text, func(match string) string { return by(pattern.FindStringSubmatch(match)) })
}

// isTokenPart reports whether a base64 text is the beginning of a JSON object, as the
// header and the payload of a token are. A name such as eyJohannes is not.
func isTokenPart(text string) bool {
	decoded, err := base64.RawURLEncoding.DecodeString(text[:len(text)/4*4])
	if err != nil {
		return false
	}
	for len(decoded) > 0 { // a token that was cut may end within a letter
		r, size := utf8.DecodeRune(decoded)
		if r == utf8.RuneError && len(decoded) > utf8.UTFMax || unicode.IsControl(r) && !unicode.IsSpace(r) {
			return false
		}
		decoded = decoded[size:]
	}
	return true
}

// isWord reports whether the text after Bearer or Basic is a word of a sentence, such
// as "Basic authentication" or "bearer token".
func isWord(text string) bool {
	for _, r := range strings.TrimRight(text, ".-") {
		if r < 'a' || r > 'z' {
			return false
		}
	}
	return true
}
