package token

import (
	"errors"
	"regexp"
	"slices"
	"strings"
)

// MaxText is the longest text that Find reads, in bytes. Cognito's tokens are a few kilobytes,
// and HTTP servers accept headers of 8 to 64.
const MaxText = 256 << 10

// mostFound limits how many tokens are taken from one text.
const mostFound = 50

// Errors of Find.
var (
	ErrTooLong = errors.New("more than 256 KB, larger than any token")
	ErrNone    = errors.New("no token found")
)

// Found is a token with its name in the text where it was found.
type Found struct {
	// Name is what the text called it: id_token, access_token, refresh_token, or
	// "" where it had no name.
	Name  string `json:"name,omitempty"`
	Token Token  `json:"token"`
}

// Find reads the tokens in any pasted text: a token with or without Bearer, quotes, line breaks
// or URL encoding, an Authorization header, a JSON body, a redirect URL, a curl command. It also
// finds what looks like a broken token. The errors are ErrTooLong, ErrNone and, for a text that
// has a placeholder in place of the token, one that wraps ErrNone.
func Find(text string) ([]Found, error) {
	if len(text) > MaxText {
		return nil, ErrTooLong
	}
	var f finder
	switch {
	case f.json(text):
	default:
		f.text(text)
	}
	if len(f.found) == 0 {
		f.broken(text)
	}
	if len(f.found) == 0 {
		return nil, nothingIn(text)
	}
	return f.found, nil
}

type finder struct{ found []Found }

// add keeps a token once, under the first name it was found with.
func (f *finder) add(name, text string) {
	same := func(other Found) bool { return other.Token.text == text }
	if text != "" && len(f.found) < mostFound && !slices.ContainsFunc(f.found, same) {
		f.found = append(f.found, Found{name, Decode(text)})
	}
}

// assignment is a token as a parameter of a URL or form: id_token=eyJ…
var assignment = regexp.MustCompile(`(?i)(id_?token|access_?token|refresh_?token)["']?\s*[=:]\s*["']?$`)

// text finds tokens in free text.
func (f *finder) text(text string) {
	text = unescape(text)
	for _, span := range candidates(text) {
		name := ""
		if m := assignment.FindStringSubmatch(text[max(0, span.begin-40):span.begin]); m != nil {
			name = canonicalName(m[1])
		}
		f.add(name, span.token)
	}
}

// peel matches what people copy together with a token.
var peel = regexp.MustCompile(`(?i)^\s*(?:authorization\s*:\s*)?(?:bearer(?:\s+|$))?`)

// broken takes a text that is one word with dots in it for a token, if it is labelled as one or
// has as many parts as one.
func (f *finder) broken(text string) {
	text = unescape(text)
	wrapping := peel.FindString(text)
	word := strings.Trim(text[len(wrapping):], " \t\r\n\"'`<>,;")
	dots := strings.Count(word, ".")
	said := strings.TrimSpace(wrapping) != ""
	if word == "" || placeholderIn(text) != "" || strings.ContainsAny(word, " \t\r\n/:@") || !(said || dots == 2 || dots == 4) {
		return
	}
	if labels := strings.Split(word, "."); !said && slices.ContainsFunc(labels, func(l string) bool { return len(l) < 8 }) {
		return // a host name, a version, a file
	}
	f.add("", word)
}

// tokenNames are the names that OAuth (RFC 6749), the Cognito API and its
// libraries give to tokens, without case and underscores.
var tokenNames = map[string]string{
	"idtoken": "id_token", "accesstoken": "access_token", "refreshtoken": "refresh_token",
}

func canonicalName(name string) string {
	return tokenNames[strings.ReplaceAll(strings.ToLower(name), "_", "")]
}
