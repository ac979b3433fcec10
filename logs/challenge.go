package logs

import "slices"

// asking says what a challenge asks for, by its name (API reference:
// RespondToAuthChallenge, ChallengeName).
var asking = map[string]string{
	"MFA_SETUP":                "asked to set up a second factor",
	"SELECT_MFA_TYPE":          "asked to choose a second factor",
	"SELECT_CHALLENGE":         "asked to choose a way to sign in",
	"NEW_PASSWORD_REQUIRED":    "asked for a new password",
	"SMS_MFA":                  "asked for the code of a text message",
	"SMS_OTP":                  "asked for the code of a text message",
	"EMAIL_OTP":                "asked for the code of an e-mail",
	"SOFTWARE_TOKEN_MFA":       "asked for the code of the authenticator app",
	"PASSWORD":                 "asked for the password",
	"PASSWORD_SRP":             "asked for the password",
	"PASSWORD_VERIFIER":        "asked for the SRP proof of the password",
	"WEB_AUTHN":                "asked for a passkey",
	"CUSTOM_CHALLENGE":         "asked a custom challenge (Lambda trigger)",
	"DEVICE_SRP_AUTH":          "asked for the SRP proof of the device",
	"DEVICE_PASSWORD_VERIFIER": "asked for the SRP proof of the device",
}

// IsChallenge reports whether a text is the name of a challenge of the API.
func IsChallenge(name string) bool { return asking[name] != "" }

// setsUp reports whether a sign-in stopped where its user has to set something up:
// many stop there for good, and those who go on meet it once.
func (e *Event) setsUp() bool { return e.Awaits == "MFA_SETUP" || e.Awaits == "NEW_PASSWORD_REQUIRED" }

// Asked says what a sign-in in progress was asked for, as far as its source
// tells: most sources say only that the password was right.
func (e *Event) Asked() string {
	right := func(c Challenge) bool { return c.Password() && c.Response == Pass }
	switch {
	case e.Awaits != "":
		return asking[e.Awaits]
	case e.Kind == SignIn && e.Outcome == InProgress && slices.ContainsFunc(e.Challenges, right):
		return "password correct, another step was asked for"
	}
	return ""
}
