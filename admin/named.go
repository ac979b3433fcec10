package admin

import (
	"regexp"
	"strings"
	"unicode"
)

var (
	// inAngles is an e-mail address as mail programs write it, behind a name.
	inAngles = regexp.MustCompile(`<([^<>\s]+@[^<>\s]+)>[\s,;]*$`)
	// phoneSigns is what stands in a phone number, as people write one. A zero in
	// brackets is not dialled behind the code of a country.
	phoneSigns = regexp.MustCompile(`\(0\)|[\s().\-/\x{a0}\x{2010}-\x{2015}\x{2212}]`)
	scheme     = regexp.MustCompile(`^(?i:mailto|tel|sms):`)
)

// NameIn is what a text names, without what stands around it when people copy it: an
// e-mail address or phone number as Cognito has it, else the text without blanks,
// quotes, commas and marks that can't be seen. Commas and quotes may be part of a
// username as well, so what AWS knows by the text as it is comes first: see FindUsers.
func NameIn(text string) string {
	text = trimUnseen(text)
	if m := inAngles.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	text = trimUnseen(strings.Trim(text, `"'<>,;“”„‘’`))
	if link := scheme.ReplaceAllString(text, ""); link != text {
		text, _, _ = strings.Cut(link, "?") // a subject and the like
	}
	if phone, ok := PhoneIn(text); ok {
		return phone
	}
	return text
}

// PhoneIn is the phone number that a text is, as Cognito has it: a plus and digits. It
// takes a beginning of one as well.
func PhoneIn(text string) (string, bool) {
	text = phoneSigns.ReplaceAllString(trimUnseen(text), "")
	digits, plus := strings.CutPrefix(text, "+")
	if !plus || digits == "" || strings.Trim(digits, "0123456789") != "" {
		return "", false
	}
	return text, true
}

// trimUnseen takes blanks away from both ends, and the marks that contact lists and
// editors put around a text: of a byte order, of a direction, of no width.
func trimUnseen(text string) string {
	return strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
}

// wholeName reports whether a text can be a username as it is: those have no blanks
// (API reference, UsernameType).
func wholeName(text string) bool {
	return text != "" && !strings.ContainsFunc(text, unicode.IsSpace)
}
