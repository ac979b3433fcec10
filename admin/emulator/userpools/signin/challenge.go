package signin

import (
	"encoding/json"
	"strings"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/users"
)

func respondToAuthChallenge(c *account.Call, p *directory.Pool, k *directory.Client, in *cip.RespondToAuthChallengeInput) (*cip.RespondToAuthChallengeOutput, error) {
	return answered(&cip.RespondToAuthChallengeOutput{})(respond(c, p, k, in.ChallengeName, in.Session, in.ChallengeResponses))
}

func adminRespondToAuthChallenge(c *account.Call, p *directory.Pool, k *directory.Client, in *cip.AdminRespondToAuthChallengeInput) (*cip.AdminRespondToAuthChallengeOutput, error) {
	return answered(&cip.AdminRespondToAuthChallengeOutput{})(respond(c, p, k, in.ChallengeName, in.Session, in.ChallengeResponses))
}

// responder handles the answer to a challenge.
type responder func(c *account.Call, s *Session, responses map[string]string) (*step, error)

var responders = map[types.ChallengeNameType]responder{
	types.ChallengeNameTypePasswordVerifier:       respondWithProof,
	types.ChallengeNameTypeSelectChallenge:        respondWithChoice,
	types.ChallengeNameTypePassword:               respondWithPassword,
	types.ChallengeNameTypePasswordSrp:            respondWithPublicValue,
	types.ChallengeNameTypeWebAuthn:               respondWithPasskey,
	types.ChallengeNameTypeSmsOtp:                 respondWithSentCode("SMS_OTP_CODE"),
	types.ChallengeNameTypeNewPasswordRequired:    respondWithNewPassword,
	types.ChallengeNameTypeSoftwareTokenMfa:       respondWithTOTP,
	types.ChallengeNameTypeSmsMfa:                 respondWithSentCode("SMS_MFA_CODE"),
	types.ChallengeNameTypeEmailOtp:               respondWithSentCode("EMAIL_OTP_CODE"),
	types.ChallengeNameTypeSelectMfaType:          respondWithFactor,
	types.ChallengeNameTypeMfaSetup:               respondWithRegistration,
	types.ChallengeNameTypeDeviceSrpAuth:          respondWithDevice,
	types.ChallengeNameTypeDevicePasswordVerifier: respondWithDeviceProof,
}

func respond(c *account.Call, p *directory.Pool, k *directory.Client, name types.ChallengeNameType, id *string, responses map[string]string) (*step, error) {
	take, ok := responders[name]
	if !ok {
		return nil, refuse.InvalidParameter("Challenge %s is not supported.", name) // by the emulator
	}
	if err := directory.Demand(responses, "USERNAME"); err != nil {
		return nil, err
	}
	s, err := sessionOf(c, name, id, responses)
	if err != nil {
		return nil, err
	}
	// In later steps the hash may use the name that the challenge gave.
	if err := k.CheckHashIn(responses, responses["USERNAME"], s.User.Username, s.User.Sub); err != nil {
		return nil, err
	}
	switch {
	case s.pool != p || s.client != k || !s.isFor(responses["USERNAME"]):
		return nil, refuse.NotAuthorized("Invalid session for the user.")
	case s.challenge != name:
		return nil, refuse.BadState()
	case !s.User.Enabled:
		return nil, refuse.Disabled()
	}
	s.device = responses["DEVICE_KEY"] // every step is to name it (API reference)
	next, err := take(c, s, responses)
	if err != nil {
		return nil, err // the same session may try again, unless it was spent
	}
	s.spent = true
	return next, nil
}

// sessionOf finds the session that a response belongs to. That of a sign-in by SRP is named by its
// secret block: the challenge has no Session. A wrong block is answered as a wrong password.
func sessionOf(c *account.Call, name types.ChallengeNameType, id *string, responses map[string]string) (*Session, error) {
	if id != nil {
		return find(c, *id)
	}
	block := responses["PASSWORD_CLAIM_SECRET_BLOCK"]
	if name != types.ChallengeNameTypePasswordVerifier {
		return nil, refuse.InvalidParameter("Missing required parameter Session")
	}
	if err := directory.Demand(responses, "PASSWORD_CLAIM_SECRET_BLOCK"); err != nil {
		return nil, err
	}
	if openSessions(c)[block] == nil {
		return nil, refuse.WrongPassword()
	}
	return find(c, block)
}

// afterPassword continues once the password was right.
func afterPassword(c *account.Call, s *Session) (*step, error) {
	if err := s.knowsDevice(); err != nil {
		return nil, err
	}
	if s.User.Status != types.UserStatusTypeForceChangePassword {
		return secondFactor(c, s)
	}
	known := map[string]string{}
	for name, value := range s.User.Attributes.All() {
		known[name] = value
	}
	return challenge(c, s, types.ChallengeNameTypeNewPasswordRequired, map[string]string{
		"requiredAttributes": jsonText(missing(s.pool, s.User)),
		"userAttributes":     jsonText(known),
	}), nil
}

// missing names the required attributes that the user lacks, in the form of the challenge:
// userAttributes.name.
func missing(p *directory.Pool, u *directory.User) []string {
	names := []string{}
	for _, schema := range p.Described.SchemaAttributes {
		if *schema.Required && u.Attribute(*schema.Name) == "" {
			names = append(names, "userAttributes."+*schema.Name)
		}
	}
	return names
}

func jsonText(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // strings always marshal
	}
	return string(text)
}

// challenge asks the user for the next step.
func challenge(c *account.Call, s *Session, name types.ChallengeNameType, parameters map[string]string) *step {
	return s.ask(c, newID(c), name, parameters)
}

// onlyMissing refuses a required attribute that the user has: this challenge can't change it (API
// reference, RespondToAuthChallenge; the text is from reports).
func onlyMissing(s *Session, given directory.Changes) error {
	for _, a := range given {
		if schema, known := s.pool.SchemaOf(a.Name); known && *schema.Required && s.User.Attribute(a.Name) != "" {
			return refuse.NotAuthorized("Cannot modify an already provided %s", a.Name)
		}
	}
	return nil
}

func respondWithNewPassword(c *account.Call, s *Session, responses map[string]string) (*step, error) {
	if err := directory.Demand(responses, "NEW_PASSWORD"); err != nil {
		return nil, err
	}
	var given directory.Changes
	for name, value := range responses {
		if attribute, ok := strings.CutPrefix(name, "userAttributes."); ok {
			given = append(given, directory.Attribute{Name: attribute, Value: value})
		}
	}
	if err := s.pool.Fits(given, false); err != nil {
		return nil, err
	}
	if err := onlyMissing(s, given); err != nil {
		return nil, err
	}
	complete := s.User.Attributes.Merged(given)
	if err := s.pool.CompleteFor(complete); err != nil {
		return nil, err
	}
	if err := users.SetPassword(c, s.pool, s.User, responses["NEW_PASSWORD"]); err != nil {
		return nil, err
	}
	s.pool.Users.Change(s.User, func() { s.User.Attributes = complete })
	users.SetStatus(c, s.pool, s.User, types.UserStatusTypeConfirmed)
	return secondFactor(c, s)
}
