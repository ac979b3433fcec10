package logs

import "strings"

// operation is what a call of the user pools' API wants.
type operation struct {
	kind  Kind
	sends bool // it sends a code, so it is not over when it succeeds
}

// operations are the calls that users make, and those that an operator or a back
// end makes in their place. All others are an operator's business.
var operations = map[string]operation{
	"InitiateAuth":                     {kind: SignIn},
	"AdminInitiateAuth":                {kind: SignIn},
	"RespondToAuthChallenge":           {kind: SignIn},
	"AdminRespondToAuthChallenge":      {kind: SignIn},
	"GetTokensFromRefreshToken":        {kind: Refresh},
	"RevokeToken":                      {kind: SignOut},
	"GlobalSignOut":                    {kind: SignOut},
	"SignUp":                           {kind: SignUp},
	"ConfirmSignUp":                    {kind: ConfirmSignUp},
	"ResendConfirmationCode":           {kind: ResendCode, sends: true},
	"GetUserAttributeVerificationCode": {kind: ResendCode, sends: true},
	"ForgotPassword":                   {kind: ForgotPassword, sends: true},
	"ConfirmForgotPassword":            {kind: ConfirmForgotPassword},
	"ChangePassword":                   {kind: PasswordChange},
}

// endpoints are the events of the hosted UI, of managed login (which begin with a
// small letter) and of the OAuth and SAML endpoints (developer guide, "Amazon
// Cognito events in CloudTrail"). Those that are not here show a page.
var endpoints = map[string]Kind{
	"CognitoAuthentication":      SignIn,
	"Login_POST":                 SignIn,
	"login_POST":                 SignIn,
	"login_continue_POST":        SignIn,
	"login_passkey_POST":         SignIn,
	"selectChallenge_POST":       SignIn,
	"verifyCode_POST":            SignIn,
	"Mfa_POST":                   SignIn,
	"MfaOption_POST":             SignIn,
	"MfaRegister_POST":           SignIn,
	"mfa_options_POST":           SignIn,
	"mfa_totp_POST":              SignIn,
	"mfa_phone_register_POST":    SignIn,
	"mfa_phone_verify_POST":      SignIn,
	"OAuth2Response_GET":         SignIn, // an identity provider's answer, as all below
	"OAuth2Response_POST":        SignIn,
	"SAML2Response_POST":         SignIn,
	"Beta_SAML2Response_POST":    SignIn,
	"Login_OIDC_SAML_POST":       SignIn,
	"Signup_POST":                SignUp,
	"signup_POST":                SignUp,
	"Confirm_POST":               ConfirmSignUp,
	"signup_confirm_POST":        ConfirmSignUp,
	"confirmUser_GET":            ConfirmSignUp,
	"Confirm_With_Link_GET":      ConfirmSignUp,
	"ResendCode_POST":            ResendCode,
	"mfa_phone_resendCode_POST":  ResendCode,
	"ForgotPassword_POST":        ForgotPassword,
	"forgotPassword_POST":        ForgotPassword,
	"ConfirmForgotPassword_POST": ConfirmForgotPassword,
	"ResetPassword_POST":         ConfirmForgotPassword,
	"Logout":                     SignOut,
	"SAML2Logout_POST":           SignOut,
}

// kindOfEndpoint looks at the grant where a token was asked for.
func kindOfEndpoint(name string, parameters object) Kind {
	if strings.HasSuffix(name, "Token_POST") && parameters.first("grant_type") == "refresh_token" {
		return Refresh
	}
	return endpoints[name]
}
