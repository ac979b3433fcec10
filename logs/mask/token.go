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
	jwtWithin  = regexp.MustCompile(`(ey[JA][A-Za-z0-9_-]{8,})((?:\.[A-Za-z0-9_-]*){0,4})`)
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
	var shown strings.Builder
	from := 0
	for _, span := range TokenSpans(text) {
		shown.WriteString(text[from:span.From] + Hidden)
		from = span.To
	}
	if from == 0 {
		return text
	}
	return shown.String() + text[from:]
}

// Span is a part of a text, in bytes.
type Span struct{ From, To int }

// TokenSpans are the parts of a text that Tokens hides, in order and apart from each other.
func TokenSpans(text string) []Span {
	return spansOf(text, secretForms)
}

// TypedSpans are the parts of a line that is being typed that are secret by their form.
// There a token may stand behind other text without a break.
func TypedSpans(text string) []Span {
	return spansOf(text, append(secretForms[:len(secretForms):len(secretForms)], secretForm{jwtWithin, 1, 2, isNoTokenPart}))
}

func spansOf(text string, forms []secretForm) []Span {
	if !mayHoldToken(text) {
		return nil
	}
	var found []Span
	for _, s := range forms {
		for _, at := range s.form.FindAllStringSubmatchIndex(text, -1) {
			span := Span{at[2*s.first], at[2*s.last+1]}
			if s.harmless == nil || !s.harmless(text[at[2*s.first]:at[2*s.first+1]]) {
				found = append(found, span)
			}
		}
	}
	return joined(found)
}

// secretForm is how a secret looks: a form, the groups of it that are secret from the
// first to the last, and what the first of them is if it is no secret after all.
type secretForm struct {
	form        *regexp.Regexp
	first, last int
	harmless    func(string) bool
}

var secretForms = []secretForm{
	{privateKey, 0, 0, nil},
	{jwtLike, 2, 3, isNoTokenPart},
	{authScheme, 3, 3, isWord},
	{inAddress, 2, 2, nil},
}

// joined are spans in order, those that overlap made one.
func joined(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return a.From - b.From })
	var apart []Span
	for _, s := range spans {
		if last := len(apart) - 1; last >= 0 && s.From < apart[last].To {
			apart[last].To = max(apart[last].To, s.To)
			continue
		}
		apart = append(apart, s)
	}
	return apart
}

func isNoTokenPart(text string) bool { return !isTokenPart(text) }

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
