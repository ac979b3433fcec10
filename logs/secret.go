package logs

import "regexp"

// secret finds what no screen and no file may show in the raw record of a trigger
// or of a trail: a function that prints its event prints the password that the
// migration trigger gets, the answers of challenges, and tokens of identity
// providers. It reads JSON, Python's and Node.js's notation.
var secret = regexp.MustCompile(`(?i)(["']?\b(?:password|newPassword|proposedPassword|previousPassword|challengeAnswer|` +
	`secret|secretHash|clientSecret|client_secret|secretKey|secretAccessKey|sessionToken|secretLoginCode|` +
	`access_?token|id_?token|refresh_?token|privateChallengeParameters)["']?\s*:\s*)` +
	`("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\{[^{}]*\})`)

// hiddenSecret stands for what is not shown.
const hiddenSecret = `"(hidden)"`

func withoutSecrets(text string) string { return secret.ReplaceAllString(text, "${1}"+hiddenSecret) }
