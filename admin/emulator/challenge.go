package emulator

import (
	"encoding/json"
	"strings"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

func respondToAuthChallenge(c *call, p *pool, k *client, in *cip.RespondToAuthChallengeInput) (*cip.RespondToAuthChallengeOutput, error) {
	return respond(c, p, k, in.ChallengeName, in.Session, in.ChallengeResponses)
}

func adminRespondToAuthChallenge(c *call, p *pool, k *client, in *cip.AdminRespondToAuthChallengeInput) (*cip.AdminRespondToAuthChallengeOutput, error) {
	return answered(&cip.AdminRespondToAuthChallengeOutput{})(respond(c, p, k, in.ChallengeName, in.Session, in.ChallengeResponses))
}

// responder takes the answer to a challenge.
type responder func(c *call, s *session, responses map[string]string) (*step, error)

var responders = map[types.ChallengeNameType]responder{
	types.ChallengeNameTypeNewPasswordRequired: respondWithNewPassword,
	types.ChallengeNameTypeSoftwareTokenMfa:    respondWithTOTP,
	types.ChallengeNameTypeSmsMfa:              respondWithSentCode("SMS_MFA_CODE"),
	types.ChallengeNameTypeEmailOtp:            respondWithSentCode("EMAIL_OTP_CODE"),
	types.ChallengeNameTypeSelectMfaType:       respondWithFactor,
	types.ChallengeNameTypeMfaSetup:            respondWithRegistration,
}

func respond(c *call, p *pool, k *client, name types.ChallengeNameType, id *string, responses map[string]string) (*step, error) {
	take, ok := responders[name]
	if !ok {
		return nil, invalidParameter("Challenge %s is not supported.", name) // by the emulator
	}
	if err := demand(responses, "USERNAME"); err != nil {
		return nil, err
	}
	if id == nil {
		return nil, invalidParameter("Missing required parameter Session")
	}
	s, err := findSession(c, *id)
	if err != nil {
		return nil, err
	}
	// In later steps the hash may be made with the name that the challenge gave.
	if err := k.checkHashIn(responses, responses["USERNAME"], s.user.username, s.user.sub); err != nil {
		return nil, err
	}
	switch {
	case s.pool != p || s.client != k || p.users.find(responses["USERNAME"]) != s.user:
		return nil, notAuthorized("Invalid session for the user.")
	case s.challenge != name:
		return nil, badState()
	case !s.user.enabled:
		return nil, disabled()
	}
	next, err := take(c, s, responses)
	if err != nil {
		return nil, err // the same session may try again
	}
	delete(openSessions(c), *id)
	return next, nil
}

// afterPassword goes on once the password was right.
func afterPassword(c *call, s *session) (*step, error) {
	if s.user.status != types.UserStatusTypeForceChangePassword {
		return secondFactor(c, s)
	}
	known := map[string]string{}
	for name, value := range s.user.attributes.all() {
		known[name] = value
	}
	return challenge(c, s, types.ChallengeNameTypeNewPasswordRequired, map[string]string{
		"requiredAttributes": jsonText(missing(s.pool, s.user)),
		"userAttributes":     jsonText(known),
	}), nil
}

// missing names the required attributes that the user has not got, as the
// challenge does: userAttributes.name.
func missing(p *pool, u *user) []string {
	names := []string{}
	for _, schema := range p.described.SchemaAttributes {
		if *schema.Required && u.attribute(*schema.Name) == "" {
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

// challenge asks the user for more.
func challenge(c *call, s *session, name types.ChallengeNameType, parameters map[string]string) *step {
	s.challenge = name
	parameters["USER_ID_FOR_SRP"] = s.user.username
	return &step{ChallengeName: name, ChallengeParameters: parameters, Session: openSession(c, s)}
}

func respondWithNewPassword(c *call, s *session, responses map[string]string) (*step, error) {
	if err := demand(responses, "NEW_PASSWORD"); err != nil {
		return nil, err
	}
	var given changes
	for name, value := range responses {
		if attribute, ok := strings.CutPrefix(name, "userAttributes."); ok {
			given = append(given, userAttribute{attribute, value})
		}
	}
	if err := s.pool.fits(given, false); err != nil {
		return nil, err
	}
	complete := s.user.attributes.merged(given)
	if err := s.pool.completeFor(complete); err != nil {
		return nil, err
	}
	if err := setPassword(c, s.pool, s.user, responses["NEW_PASSWORD"]); err != nil {
		return nil, err
	}
	s.pool.users.change(s.user, func() { s.user.attributes = complete })
	setStatus(c, s.pool, s.user, types.UserStatusTypeConfirmed)
	return secondFactor(c, s)
}
