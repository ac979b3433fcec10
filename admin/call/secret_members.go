package call

import (
	"iter"
	"reflect"
	"strings"
)

// secretVariables are the members of inputs and answers that are never shown, with the
// shell variables that replace them in a command. A name is secret whatever the service.
var secretVariables = map[string]string{
	// Passwords and proofs of them.
	"Password":          "PASSWORD",
	"TemporaryPassword": "PASSWORD",
	"PreviousPassword":  "PREVIOUS_PASSWORD",
	"ProposedPassword":  "PROPOSED_PASSWORD",
	"SecretHash":        "SECRET_HASH",
	"PasswordVerifier":  "PASSWORD_VERIFIER", // of a device
	"Salt":              "SALT",

	// Secrets of app clients and of those that Cognito is a client of.
	"ClientSecret":      "CLIENT_SECRET",
	"ClientSecretValue": "CLIENT_SECRET",
	"Secret":            "CLIENT_SECRET",
	"SecretCode":        "SECRET_CODE", // of an authenticator app
	"client_secret":     "CLIENT_SECRET",
	"private_key":       "PRIVATE_KEY",

	// Tokens and sign-in sessions.
	"AccessToken":         "ACCESS_TOKEN",
	"IdToken":             "ID_TOKEN",
	"RefreshToken":        "REFRESH_TOKEN",
	"Token":               "TOKEN",
	"Session":             "SESSION",
	"AuthParameters":      "AUTH_PARAMETERS",
	"ChallengeParameters": "CHALLENGE_PARAMETERS",
	"ChallengeResponses":  "CHALLENGE_RESPONSES",
	"Logins":              "LOGINS",
	"LoginsToRemove":      "LOGINS",

	"FeedbackToken":    "FEEDBACK_TOKEN",
	"SigninSession":    "SIGNIN_SESSION",
	"SubjectToken":     "SUBJECT_TOKEN",
	"TradeInToken":     "TRADE_IN_TOKEN",
	"WebIdentityToken": "WEB_IDENTITY_TOKEN",

	// Codes.
	"Code":             "CODE",
	"ConfirmationCode": "CONFIRMATION_CODE",
	"UserCode":         "USER_CODE",

	"AuthenticationCode1": "AUTHENTICATION_CODE",
	"AuthenticationCode2": "AUTHENTICATION_CODE",
	"CodeVerifier":        "CODE_VERIFIER",
	"DeviceCode":          "DEVICE_CODE",
	"TokenCode":           "TOKEN_CODE",

	// A function's environment may hold anything.
	"Variables": "VARIABLES",

	// Keys, and AWS's own passwords.
	"PrivateKey":              "PRIVATE_KEY",
	"AddPrivateKey":           "PRIVATE_KEY",
	"Base32StringSeed":        "SEED",
	"QRCodePNG":               "SEED",
	"NewPassword":             "NEW_PASSWORD",
	"OldPassword":             "OLD_PASSWORD",
	"ServiceCredentialSecret": "SERVICE_SECRET",
	"ServicePassword":         "SERVICE_PASSWORD",
	"SecretKey":               "SECRET_KEY",
	"SecretAccessKey":         "SECRET_ACCESS_KEY",
	"SessionToken":            "SESSION_TOKEN",
}

// holdsSecret reports whether a member is a secret, or holds one.
func holdsSecret(name string, v reflect.Value) bool {
	return holds(name, v, func(name string, _ reflect.Value) bool { return secretVariables[name] != "" })
}

// holdsText reports whether a member holds a text, at any depth.
func holdsText(text string, v reflect.Value) bool {
	return holds("", v, func(_ string, v reflect.Value) bool {
		return v.Kind() == reflect.String && strings.Contains(v.String(), text)
	})
}

// holds reports whether a member, or anything in it at any depth, matches.
func holds(name string, v reflect.Value, such func(name string, v reflect.Value) bool) bool {
	v = reflect.Indirect(v)
	if such(name, v) {
		return true
	}
	for name, part := range partsOf(v) {
		if holds(name, part, such) {
			return true
		}
	}
	return false
}

// partsOf are the set members of a record, the entries of a map, and the items of a list,
// which have no names.
func partsOf(v reflect.Value) iter.Seq2[string, reflect.Value] {
	return func(yield func(string, reflect.Value) bool) {
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				if f := v.Type().Field(i); f.IsExported() && !v.Field(i).IsZero() && !yield(f.Name, v.Field(i)) {
					return
				}
			}
		case reflect.Map:
			for key, value := range v.Seq2() {
				if !yield(key.String(), value) {
					return
				}
			}
		case reflect.Slice:
			for i := range v.Len() {
				if !yield("", v.Index(i)) {
					return
				}
			}
		}
	}
}
