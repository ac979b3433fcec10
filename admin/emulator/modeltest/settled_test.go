package modeltest

import "testing"

// settled is a disagreement that was found by TestSequences and settled by the document: the
// emulator follows it now.
type settled struct {
	says     string // what the document says, and where
	settings settings
	sequence func(*world) // the shortest one that showed it
}

// settledOnes are all of them, by what the emulator did.
var settledOnes = map[string]settled{
	"ConfirmForgotPassword with a code that went to another address verifies the new one": {
		says: "[guide] signing up users: by providing the verification code, a user proves that they have access to the " +
			"mailbox or phone that received the code",
		settings: settings{mfa: mfaOff},
		sequence: func(w *world) {
			adminCreateUser(w, invitation{name: "ann", password: passwords[0], email: "ann@example.com", verified: true})
			adminSetUserPassword(w, "ann", passwords[0], true)
			adminResetUserPassword(w, "ann")
			adminSetEmail(w, "ann", "bob@example.com", false)
			confirmForgotPassword(w, "ann", w.named("ann").reset.value, passwords[1])
		},
	},
	"ConfirmSignUp with a code that went to another address verifies the new one": {
		says: "[guide] signing up users: by providing the verification code, a user proves that they have access to the " +
			"mailbox or phone that received the code",
		settings: settings{mfa: mfaOff},
		sequence: func(w *world) {
			signUp(w, "ann", passwords[0], "ann@example.com")
			adminSetEmail(w, "ann", "bob@example.com", false)
			confirmSignUp(w, "ann", w.named("ann").signUp.value, false)
		},
	},
	"AdminCreateUser takes an alias away from its holder though it creates nobody": {
		says: "[SDK] AdminCreateUser, ForceAliasCreation: this request migrates the alias from the previous user to the " +
			"newly-created user: there is none",
		settings: settings{emailIsAlias: true, mfa: mfaOff},
		sequence: func(w *world) {
			adminCreateUser(w, invitation{name: "ann", password: passwords[0], email: "ann@example.com", verified: true})
			adminCreateUser(w, invitation{name: "bob", password: weakPassword, email: "ann@example.com", verified: true, force: true})
		},
	},
	"ConfirmSignUp uses the code up with an AliasExistsException": {
		says: "[guide] user pool attributes: when a user … enters the valid code, Amazon Cognito returns an AliasExistsException " +
			"error … If the user continues to create the new account, your app must call the ConfirmSignUp API with the " +
			"forceAliasCreation option",
		settings: settings{emailIsAlias: true, mfa: mfaOff},
		sequence: func(w *world) {
			adminCreateUser(w, invitation{name: "ann", password: passwords[0], email: "ann@example.com", verified: true})
			signUp(w, "bob", passwords[0], "ann@example.com")
			confirmSignUp(w, "bob", w.named("bob").signUp.value, false)
			confirmSignUp(w, "bob", w.named("bob").signUp.value, true)
		},
	},
	"AssociateSoftwareToken drops the app that is in use before the new one is verified": {
		says: "[guide] AssociateSoftwareToken: Amazon Cognito disassociates an existing software token when you verify the " +
			"new token in a VerifySoftwareToken API request",
		settings: settings{mfa: mfaOptional},
		sequence: func(w *world) {
			adminCreateUser(w, invitation{name: "ann", password: passwords[0]})
			adminSetUserPassword(w, "ann", passwords[0], true)
			signIn(w, "ann", passwords[0], 0, false)
			a := w.families[0].accesses[0]
			associateToken(w, a)
			verifyToken(w, a, true)
			setUserMFAPreference(w, a, preference{enabled: true})
			associateToken(w, a)
			signIn(w, "ann", passwords[0], 0, false)
			answerCode(w, w.sessions[0], true)
		},
	},
	"VerifyUserAttribute with a code that went to another address verifies the new one": {
		says: "[guide] signing up users: by providing the verification code, a user proves that they have access to the " +
			"mailbox or phone that received the code",
		settings: settings{mfa: mfaOff},
		sequence: func(w *world) {
			adminCreateUser(w, invitation{name: "ann", password: passwords[0], email: "ann@example.com"})
			adminSetUserPassword(w, "ann", passwords[0], true)
			signIn(w, "ann", passwords[0], 0, false)
			sendAttributeCode(w, w.families[0].accesses[0])
			adminSetEmail(w, "ann", "bob@example.com", false)
			verifyAttribute(w, w.families[0].accesses[0], w.named("ann").attribute.value)
		},
	},
	"ConfirmForgotPassword verifies an alias that has moved to somebody else": {
		says: "[guide] user pool attributes: If you configure an alias for an email address or phone number, the value that " +
			"you provide can be in a verified state in only one account",
		settings: settings{emailIsAlias: true, mfa: mfaOff},
		sequence: func(w *world) {
			adminCreateUser(w, invitation{name: "ann", password: passwords[0], email: "ann@example.com", verified: true})
			adminSetUserPassword(w, "ann", passwords[0], true)
			forgotPassword(w, "ann")
			adminCreateUser(w, invitation{name: "bob", password: passwords[0], email: "ann@example.com", verified: true, force: true})
			confirmForgotPassword(w, "ann", w.named("ann").reset.value, passwords[1])
		},
	},
	"VerifySoftwareToken with a session registers nothing before MFA_SETUP is answered": {
		says: "[SDK] VerifySoftwareToken: Registers the current user's time-based one-time password (TOTP) authenticator … " +
			"Marks the user's software token MFA status as \"verified\" if successful; " +
			"[guide] TOTP: Amazon Cognito associates the TOTP factor with the user",
		settings: settings{mfa: mfaOn},
		sequence: func(w *world) {
			adminCreateUser(w, invitation{name: "ann", password: passwords[0]})
			adminSetUserPassword(w, "ann", passwords[0], true)
			signIn(w, "ann", passwords[0], 0, false)
			setupBySession(w, w.sessions[0])
			verifyBySession(w, w.sessions[1], true)
			signIn(w, "ann", passwords[0], 0, false)
		},
	},
	"ConfirmForgotPassword says that a user is disabled though the client hides users": {
		says: "[guide] managing error responses, PreventUserExistenceErrors ENABLED: ConfirmForgotPassword: Amazon Cognito " +
			"returns the CodeMismatchException error for users that don't exist or are disabled",
		settings: settings{mfa: mfaOff, hidesUsers: true},
		sequence: func(w *world) {
			adminCreateUser(w, invitation{name: "ann", password: passwords[0]})
			adminDisableUser(w, "ann")
			confirmForgotPassword(w, "ann", wrongCode, passwords[1])
		},
	},
	"ForgotPassword says that a user is disabled though the client hides users": {
		says: "[guide] managing error responses, PreventUserExistenceErrors ENABLED: ForgotPassword: When a user isn't found, is " +
			"deactivated, or doesn't have a verified delivery mechanism to recover their password, Amazon Cognito returns " +
			"CodeDeliveryDetails with a simulated delivery medium",
		settings: settings{mfa: mfaOff, hidesUsers: true},
		sequence: func(w *world) {
			adminCreateUser(w, invitation{name: "ann", password: passwords[0]})
			adminSetUserPassword(w, "ann", passwords[0], true)
			adminDisableUser(w, "ann")
			forgotPassword(w, "ann")
		},
	},
	"AssociateSoftwareToken gives a secret in a pool without TOTP": {
		says: "[guide] TOTP: If you haven't activated TOTP software token MFA for the user pool, … users receive a " +
			"SoftwareTokenMFANotFoundException exception with the description Software Token MFA has not been enabled by the userPool",
		settings: settings{mfa: mfaOff},
		sequence: func(w *world) {
			adminCreateUser(w, invitation{name: "ann", password: passwords[0]})
			adminSetUserPassword(w, "ann", passwords[0], true)
			signIn(w, "ann", passwords[0], 0, false)
			associateToken(w, w.families[0].accesses[0])
		},
	},
}

// TestSettledDisagreements makes the sequences again on which the emulator and the documents
// parted.
func TestSettledDisagreements(t *testing.T) {
	for name, s := range settledOnes {
		t.Run(name, func(t *testing.T) {
			t.Log(s.says)
			w := newWorld(t, newService(), s.settings, newCounts())
			s.sequence(w)
			inspect(w)
		})
	}
}
