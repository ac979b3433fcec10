package parse

import (
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
)

// operation is what a call of the user pools' API is for.
type operation struct {
	kind  logs.Kind
	sends bool // it sends a code, so its success ends nothing
}

// operations are the calls that users make, and those that an operator or a back
// end makes for them. All others are an operator's own.
var operations = map[string]operation{
	"InitiateAuth":                     {kind: logs.SignIn},
	"AdminInitiateAuth":                {kind: logs.SignIn},
	"RespondToAuthChallenge":           {kind: logs.SignIn},
	"AdminRespondToAuthChallenge":      {kind: logs.SignIn},
	"GetTokensFromRefreshToken":        {kind: logs.Refresh},
	"RevokeToken":                      {kind: logs.SignOut},
	"GlobalSignOut":                    {kind: logs.SignOut},
	"SignUp":                           {kind: logs.SignUp},
	"ConfirmSignUp":                    {kind: logs.ConfirmSignUp},
	"ResendConfirmationCode":           {kind: logs.ResendCode, sends: true},
	"GetUserAttributeVerificationCode": {kind: logs.ResendCode, sends: true},
	"ForgotPassword":                   {kind: logs.ForgotPassword, sends: true},
	"ConfirmForgotPassword":            {kind: logs.ConfirmForgotPassword},
	"ChangePassword":                   {kind: logs.PasswordChange},
}

// endpoints are the events of the hosted UI, of managed login (which begin with a
// lower-case letter) and of the OAuth and SAML endpoints (developer guide,
// "Amazon Cognito events in CloudTrail"). Those that are missing here show a
// page.
var endpoints = map[string]logs.Kind{
	"CognitoAuthentication":      logs.SignIn,
	"Login_POST":                 logs.SignIn,
	"login_POST":                 logs.SignIn,
	"login_continue_POST":        logs.SignIn,
	"login_passkey_POST":         logs.SignIn,
	"selectChallenge_POST":       logs.SignIn,
	"verifyCode_POST":            logs.SignIn,
	"Mfa_POST":                   logs.SignIn,
	"MfaOption_POST":             logs.SignIn,
	"MfaRegister_POST":           logs.SignIn,
	"mfa_options_POST":           logs.SignIn,
	"mfa_totp_POST":              logs.SignIn,
	"mfa_phone_register_POST":    logs.SignIn,
	"mfa_phone_verify_POST":      logs.SignIn,
	"OAuth2Response_GET":         logs.SignIn, // an identity provider's answer, like all below
	"OAuth2Response_POST":        logs.SignIn,
	"SAML2Response_POST":         logs.SignIn,
	"Beta_SAML2Response_POST":    logs.SignIn,
	"Login_OIDC_SAML_POST":       logs.SignIn,
	"Signup_POST":                logs.SignUp,
	"signup_POST":                logs.SignUp,
	"Confirm_POST":               logs.ConfirmSignUp,
	"signup_confirm_POST":        logs.ConfirmSignUp,
	"confirmUser_GET":            logs.ConfirmSignUp,
	"Confirm_With_Link_GET":      logs.ConfirmSignUp,
	"ResendCode_POST":            logs.ResendCode,
	"mfa_phone_resendCode_POST":  logs.ResendCode,
	"ForgotPassword_POST":        logs.ForgotPassword,
	"forgotPassword_POST":        logs.ForgotPassword,
	"ConfirmForgotPassword_POST": logs.ConfirmForgotPassword,
	"ResetPassword_POST":         logs.ConfirmForgotPassword,
	"Logout":                     logs.SignOut,
	"SAML2Logout_POST":           logs.SignOut,
}

// kindOfEndpoint looks at the grant where a token was asked for.
func kindOfEndpoint(name string, parameters object) logs.Kind {
	if strings.HasSuffix(name, "Token_POST") && parameters.first("grant_type") == "refresh_token" {
		return logs.Refresh
	}
	return endpoints[name]
}
