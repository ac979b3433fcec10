package mask

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hidden replaces what is not shown.
const Hidden = "(hidden)"

// What CloudTrail writes for values it hides: the guide's samples have the first,
// its prose the second.
const (
	Redacted      = "HIDDEN_DUE_TO_SECURITY_REASONS"
	RedactedProse = "HIDDEN_FOR_SECURITY_REASONS"
)

// secrecy is how much of a member's value is hidden, judged by its name alone.
type secrecy uint8

const (
	readable   secrecy = iota
	hideScalar         // a text or number; the members of an object are judged one by one
	hideValues         // every text and number within; the names of members stay
	hideWhole
)

// secretNames are the members whose values are secret, as normalName writes them
// (developer guide, "Customizing user pool workflows with Lambda triggers", for the
// triggers' members). A plural is looked up as its singular as well.
var secretNames = map[string]secrecy{
	"challengeanswer":            hideWhole,
	"answer":                     hideWhole,
	"privatechallengeparameters": hideWhole,
	"challengemetadata":          hideWhole,
	"clientmetadata":             hideValues,
	"validationdata":             hideValues,
	"authparameters":             hideValues,
	"logins":                     hideValues, // of identity pools: a token by its issuer
	"session":                    hideScalar, // a sign-in's handle; in a trigger the list of its challenges
	"credential":                 hideScalar,

	// A message holds its code after a trigger has put it in; before that it holds
	// {####}.
	"smsmessage":    hideWhole,
	"emailmessage":  hideWhole,
	"emailsubject":  hideWhole,
	"codeparameter": hideWhole,
	"linkparameter": hideWhole,

	"authorization":          hideWhole,
	"proxyauthorization":     hideWhole,
	"cookie":                 hideWhole,
	"setcookie":              hideWhole,
	"assertion":              hideWhole,
	"clientassertion":        hideWhole,
	"samlresponse":           hideWhole,
	"codeverifier":           hideWhole,
	"passwordverifier":       hideWhole,
	"passwordhash":           hideWhole,
	"passwordsalt":           hideWhole,
	"passwordclaimsignature": hideWhole,
	"srpa":                   hideWhole,
	"signingkey":             hideWhole,
	"encryptionkey":          hideWhole,
	"sharedkey":              hideWhole,
}

// secretEndings make a name secret that ends with one of them: newPassword,
// refresh_token, SMS_MFA_CODE.
var secretEndings = []string{
	"password", "passwd", "passphrase", "passcode", "pwd", "token", "code", "otp", "privatekey", "apikey", "accesskey", "jwt",
}

// secretWords are too short to be looked for inside a word: userPin, not mapping.
var secretWords = []string{"pin", "pass", "bearer"}

// harmlessNames end like secrets, but are none.
var harmlessNames = map[string]bool{
	"errorcode": true, "statuscode": true, "httpstatuscode": true, "responsecode": true, "exitcode": true, "reasoncode": true,
	"countrycode": true, "languagecode": true, "currencycode": true, "areacode": true, "postalcode": true, "zipcode": true,
	"challengename": true, "challengeresult": true, "answercorrect": true,
}

// IsSecret reports whether the values of a member of this name are hidden.
func IsSecret(name string) bool { return secrecyOf(name) != readable }

// secrecyOf judges a member by its name, however it is written.
func secrecyOf(name string) secrecy {
	name = withoutIgnorable(name)
	n := normalName(name)
	if harmlessNames[n] {
		return readable
	}
	s := secrecyOfNormal(n)
	if one, ok := strings.CutSuffix(n, "s"); ok {
		s = max(s, secrecyOfNormal(one))
	}
	if s == readable && slices.Contains(secretWords, lastWord(name)) {
		return hideWhole
	}
	return s
}

func secrecyOfNormal(n string) secrecy {
	if s, ok := secretNames[n]; ok {
		return s
	}
	if strings.Contains(n, "secret") || slices.ContainsFunc(secretEndings, func(end string) bool { return strings.HasSuffix(n, end) }) {
		return hideWhole
	}
	return readable
}

// normalName is a name in lower case, without what separates its words.
func normalName(name string) string {
	lower := strings.IndexFunc(name, func(r rune) bool { return r < 'a' || r > 'z' }) < 0
	if lower {
		return name
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// lastWord is the last word of user_pin, user-pin, userPin and USER_PIN.
func lastWord(name string) string {
	from := len(name)
	for from > 0 {
		r, size := utf8.DecodeLastRuneInString(name[:from])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		from -= size
		if before, _ := utf8.DecodeLastRuneInString(name[:from]); unicode.IsUpper(r) && unicode.IsLower(before) {
			break
		}
	}
	return strings.ToLower(name[from:])
}

// placeholder is what Cognito replaces by a code or a link.
var placeholder = regexp.MustCompile(`^\{#+[^{}]*\}$`)

// noValues reveal nothing: there is no value, or it was hidden before.
var noValues = map[string]bool{"": true, Redacted: true, RedactedProse: true, Hidden: true}

// bareWords reveal nothing where they are not quoted: quoted, they may be somebody's
// password.
var bareWords = map[string]bool{
	"null": true, "None": true, "undefined": true, "true": true, "True": true, "false": true, "False": true,
	"Success": true, "Failure": true, "Pass": true, "Fail": true, "InProgress": true, // "Password:Success", a challenge
}

// tellsNothing reports whether a secret member's value, as it is written, may be shown.
func tellsNothing(written string) bool {
	value := written
	if n := len(written); n > 1 && isQuote(written[0]) && written[n-1] == written[0] {
		value = unescaped(written[1 : n-1])
	}
	return noValues[value] || bareWords[written] || placeholder.MatchString(value)
}
