package emulator

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// step is what a sign-in answers: tokens, or the next challenge.
type step = cip.RespondToAuthChallengeOutput

// flow is one way to begin a sign-in.
type flow struct {
	admin   bool                          // only with IAM
	enabled []types.ExplicitAuthFlowsType // any of which a client must have
	refusal string                        // to a client that has none of them
	begin   func(c *call, p *pool, k *client, parameters map[string]string) (*step, error)
}

// flows are those the emulator knows. It does not do SRP, custom challenges and
// sign-in by choice: they are refused as methods that are not supported.
var flows = map[types.AuthFlowType]flow{
	types.AuthFlowTypeUserPasswordAuth: {
		enabled: []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowUserPasswordAuth, types.ExplicitAuthFlowsTypeUserPasswordAuth},
		refusal: "USER_PASSWORD_AUTH flow not enabled for this client",
		begin:   beginWithPassword,
	},
	types.AuthFlowTypeAdminUserPasswordAuth: adminPasswordFlow,
	types.AuthFlowTypeAdminNoSrpAuth:        adminPasswordFlow, // its older name
	types.AuthFlowTypeRefreshTokenAuth:      refreshFlow,
	types.AuthFlowTypeRefreshToken:          refreshFlow, // likewise
}

var adminPasswordFlow = flow{
	admin:   true,
	enabled: []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowAdminUserPasswordAuth, types.ExplicitAuthFlowsTypeAdminNoSrpAuth},
	refusal: "Auth flow not enabled for this client",
	begin:   beginWithPassword,
}

// Refreshing was always allowed where flows have their older names.
var refreshFlow = flow{
	enabled: []types.ExplicitAuthFlowsType{
		types.ExplicitAuthFlowsTypeAllowRefreshTokenAuth, types.ExplicitAuthFlowsTypeUserPasswordAuth,
		types.ExplicitAuthFlowsTypeAdminNoSrpAuth, types.ExplicitAuthFlowsTypeCustomAuthFlowOnly,
	},
	refusal: "Auth flow not enabled for this client",
	begin:   beginWithRefreshToken,
}

func initiateAuth(c *call, p *pool, k *client, in *cip.InitiateAuthInput) (*cip.InitiateAuthOutput, error) {
	return answered(&cip.InitiateAuthOutput{})(begin(c, p, k, in.AuthFlow, in.AuthParameters, false))
}

func adminInitiateAuth(c *call, p *pool, k *client, in *cip.AdminInitiateAuthInput) (*cip.AdminInitiateAuthOutput, error) {
	return answered(&cip.AdminInitiateAuthOutput{})(begin(c, p, k, in.AuthFlow, in.AuthParameters, true))
}

// answered gives a step in the form of one of the four operations.
func answered[Out any](out *Out) func(*step, error) (*Out, error) {
	return func(s *step, err error) (*Out, error) {
		if err != nil {
			return nil, err
		}
		copyMembers(out, s)
		return out, nil
	}
}

func begin(c *call, p *pool, k *client, name types.AuthFlowType, parameters map[string]string, admin bool) (*step, error) {
	f, ok := flows[name]
	if !ok || f.admin && !admin {
		return nil, invalidParameter("Initiate Auth method not supported.")
	}
	if !k.allows(f.enabled...) {
		return nil, invalidParameter("%s", f.refusal)
	}
	return f.begin(c, p, k, parameters)
}

// demand gives parameters by name, or names the one that is missing.
func demand(parameters map[string]string, names ...string) error {
	for _, name := range names {
		if parameters[name] == "" {
			return invalidParameter("Missing required parameter %s", name)
		}
	}
	return nil
}

// checkSecretHash holds a secret hash against the client's secret. It may be
// made with any name that the user goes by.
func (k *client) checkSecretHash(given *string, names ...string) error {
	if k.ClientSecret == nil {
		return nil // a client without a secret ignores the hash
	}
	if deref(given) == "" {
		return notAuthorized("Client %s is configured with secret but SECRET_HASH was not received", *k.ClientId)
	}
	for _, name := range names {
		mac := hmac.New(sha256.New, []byte(*k.ClientSecret))
		mac.Write([]byte(name + *k.ClientId))
		if base64.StdEncoding.EncodeToString(mac.Sum(nil)) == *given {
			return nil
		}
	}
	return notAuthorized("Unable to verify secret hash for client %s", *k.ClientId)
}

// checkSecret is for the operations that take the secret itself. Their text is
// not documented.
func (k *client) checkSecret(given *string) error {
	if k.ClientSecret != nil && deref(given) != *k.ClientSecret {
		return fail("UnauthorizedException", "Unable to verify secret for client %s", *k.ClientId)
	}
	return nil
}

func (k *client) checkHashIn(parameters map[string]string, names ...string) error {
	hash := parameters["SECRET_HASH"]
	return k.checkSecretHash(&hash, names...)
}

func beginWithPassword(c *call, p *pool, k *client, parameters map[string]string) (*step, error) {
	if err := demand(parameters, "USERNAME", "PASSWORD"); err != nil {
		return nil, err
	}
	if err := k.checkHashIn(parameters, parameters["USERNAME"]); err != nil {
		return nil, err
	}
	u := p.users.find(parameters["USERNAME"])
	if u == nil {
		return nil, k.noUser()
	}
	if answered, err := checkPassword(c, p, u, parameters["PASSWORD"]); err != nil {
		remember(c, p, u, types.EventTypeSignIn, types.EventResponseTypeFail, answered...)
		return nil, err
	}
	return afterPassword(c, &session{pool: p, client: k, user: u})
}

// checkPassword tells whether the password lets the user go on, and counts it.
func checkPassword(c *call, p *pool, u *user, plain string) ([]types.ChallengeResponseType, error) {
	lock := &u.rare().lock
	if err := lock.admit(c.at); err != nil {
		return passwordWas(types.ChallengeResponseFailure), err
	}
	answered, err := judge(p, u, u.password.is(plain), c.at)
	if answered == types.ChallengeResponseFailure {
		lock.failed(c.at)
	}
	return passwordWas(answered), err
}

// judge tells what becomes of a password that is right or wrong, "" where it is not
// looked at, and why the user can't go on with it.
func judge(p *pool, u *user, right bool, at time.Time) (types.ChallengeResponse, error) {
	switch {
	case !u.enabled:
		return "", disabled()
	case u.status == types.UserStatusTypeResetRequired:
		return "", resetRequired()
	case !right:
		return types.ChallengeResponseFailure, wrongPassword()
	case u.status == types.UserStatusTypeUnconfirmed:
		return types.ChallengeResponseSuccess, notConfirmed()
	case expired(p, u, at):
		return types.ChallengeResponseSuccess, notAuthorized("Temporary password has expired and must be reset by an administrator.")
	}
	return types.ChallengeResponseSuccess, nil
}

func disabled() error { return notAuthorized("User is disabled.") }

func wrongPassword() error { return notAuthorized("Incorrect username or password.") }

func notConfirmed() error { return fail("UserNotConfirmedException", "User is not confirmed.") }

func resetRequired() error {
	return fail("PasswordResetRequiredException", "Password reset required for the user")
}

// expired tells whether the user's temporary password has run out.
func expired(p *pool, u *user, at time.Time) bool {
	days := int64(p.policy().TemporaryPasswordValidityDays)
	return u.status == types.UserStatusTypeForceChangePassword &&
		at.After(time.UnixMilli(u.invited).Add(time.Duration(days)*24*time.Hour))
}
