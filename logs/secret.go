package logs

import (
	"regexp"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

const secretNames = `(?:password|newPassword|proposedPassword|previousPassword|challengeAnswer|` +
	`secret|secretHash|clientSecret|client_secret|secretKey|secretAccessKey|sessionToken|secretLoginCode|` +
	`access_?token|id_?token|refresh_?token|privateChallengeParameters)`

// secret finds what no screen and no file may show in the raw record of a trigger
// or of a trail: a function that prints its event prints the password that the
// migration trigger gets, the answers of challenges, and tokens of identity
// providers. It reads JSON, Python's and Node.js's notation, which has backticks
// (\x60) around a text with both quotation marks in it.
var secret = regexp.MustCompile(`(?i)(["']?\b` + secretNames + `["']?\s*:\s*)` +
	`("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\x60(?:[^\x60\\]|\\.)*\x60|\{[^{}]*\})`)

// printedSecret finds them in JSON that was printed where Lambda logs JSON itself:
// there it is a text, in which quotation marks and line breaks have a backslash.
var printedSecret = regexp.MustCompile(`(?i)((?:\\?["'])?\b` + secretNames + `(?:\\?["'])?(?:\s|\\[nrt])*:(?:\s|\\[nrt])*)` +
	`(\\"(?:[^"\\]|\\\\(?:\\.|[^\\])|\\[^"\\])*\\"|\{[^{}]*\})`)

// hidden stands for what is not shown, between quotation marks.
const hidden = "(hidden)"

// Shown is the text of a record that no format knows as it may be shown: safe for a
// terminal, and without the secrets that a function may have printed.
func Shown(text string) string { return plain.Text(withoutSecrets(text)) }

func withoutSecrets(text string) string {
	text = secret.ReplaceAllString(text, `${1}"`+hidden+`"`)
	if !strings.Contains(text, `\"`) {
		return text
	}
	return printedSecret.ReplaceAllString(text, `${1}\"`+hidden+`\"`)
}
