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
	return respond(c, p, k, in.ChallengeName, in.Session, in.ChallengeResponses)
}

func adminRespondToAuthChallenge(c *account.Call, p *directory.Pool, k *directory.Client, in *cip.AdminRespondToAuthChallengeInput) (*cip.AdminRespondToAuthChallengeOutput, error) {
	return answered(&cip.AdminRespondToAuthChallengeOutput{})(respond(c, p, k, in.ChallengeName, in.Session, in.ChallengeResponses))
}

// responder handles the answer to a challenge.
type responder func(c *account.Call, s *Session, responses map[string]string) (*step, error)

var responders = map[types.ChallengeNameType]responder{
	types.ChallengeNameTypeNewPasswordRequired: respondWithNewPassword,
	types.ChallengeNameTypeSoftwareTokenMfa:    respondWithTOTP,
	types.ChallengeNameTypeSmsMfa:              respondWithSentCode("SMS_MFA_CODE"),
	types.ChallengeNameTypeEmailOtp:            respondWithSentCode("EMAIL_OTP_CODE"),
	types.ChallengeNameTypeSelectMfaType:       respondWithFactor,
	types.ChallengeNameTypeMfaSetup:            respondWithRegistration,
}

func respond(c *account.Call, p *directory.Pool, k *directory.Client, name types.ChallengeNameType, id *string, responses map[string]string) (*step, error) {
	take, ok := responders[name]
	if !ok {
		return nil, refuse.InvalidParameter("Challenge %s is not supported.", name) // by the emulator
	}
	if err := directory.Demand(responses, "USERNAME"); err != nil {
		return nil, err
	}
	if id == nil {
		return nil, refuse.InvalidParameter("Missing required parameter Session")
	}
	s, err := FindSession(c, *id)
	if err != nil {
		return nil, err
	}
	// In later steps the hash may use the name that the challenge gave.
	if err := k.CheckHashIn(responses, responses["USERNAME"], s.User.Username, s.User.Sub); err != nil {
		return nil, err
	}
	switch {
	case s.pool != p || s.client != k || p.Users.Find(responses["USERNAME"]) != s.User:
		return nil, refuse.NotAuthorized("Invalid session for the user.")
	case s.challenge != name:
		return nil, refuse.BadState()
	case !s.User.Enabled:
		return nil, refuse.Disabled()
	}
	next, err := take(c, s, responses)
	if err != nil {
		return nil, err // the same session may try again
	}
	delete(openSessions(c), *id)
	return next, nil
}

// afterPassword continues once the password was right.
func afterPassword(c *account.Call, s *Session) (*step, error) {
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
	s.challenge = name
	parameters["USER_ID_FOR_SRP"] = s.User.Username
	return &step{ChallengeName: name, ChallengeParameters: parameters, Session: openSession(c, s)}
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
