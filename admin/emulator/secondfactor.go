package emulator

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// secondFactor asks for one where the pool and the user have one in common.
func secondFactor(c *call, s *session) (*step, error) {
	switch next, usable := factorAfter(s.pool, s.user); next {
	case "":
		return grantTokens(c, s)
	case types.ChallengeNameTypeSelectMfaType:
		return challenge(c, s, next, map[string]string{"MFAS_CAN_CHOOSE": jsonText(usable)}), nil
	case types.ChallengeNameTypeMfaSetup:
		return challenge(c, s, next, map[string]string{"MFAS_CAN_SETUP": jsonText([]string{factorTOTP})}), nil
	default:
		return ask(c, s, string(next))
	}
}

// factorAfter is the challenge that follows the user's password, "" for none, and
// the factors to choose from.
func factorAfter(p *pool, u *user) (next types.ChallengeNameType, usable []string) {
	mfa := u.seldom().factors
	usable = slices.DeleteFunc(slices.Clone(mfa.enabled), func(factor string) bool { return !p.offers(factor) })
	switch {
	case slices.Contains(usable, mfa.preferred):
		return types.ChallengeNameType(mfa.preferred), usable
	case len(usable) == 1:
		return types.ChallengeNameType(usable[0]), usable
	case len(usable) > 1:
		return types.ChallengeNameTypeSelectMfaType, usable
	case p.mfa.MfaConfiguration == types.UserPoolMfaTypeOn:
		return demandedFactor(p, u), nil
	}
	return "", nil
}

// demandedFactor goes on where MFA is required and the user has none: an address
// is a factor by itself, an authenticator app must be registered first.
func demandedFactor(p *pool, u *user) types.ChallengeNameType {
	for _, byMessage := range []struct{ factor, attribute string }{{factorSMS, "phone_number"}, {factorEmail, "email"}} {
		if p.offers(byMessage.factor) && u.attributes.get(byMessage.attribute) != "" {
			return types.ChallengeNameType(byMessage.factor)
		}
	}
	return types.ChallengeNameTypeMfaSetup
}

// ask asks for one factor, and sends its code if it has one.
func ask(c *call, s *session, factor string) (*step, error) {
	address := map[string]string{factorSMS: "phone_number", factorEmail: "email"}[factor]
	if address == "" {
		return challenge(c, s, types.ChallengeNameTypeSoftwareTokenMfa, map[string]string{}), nil
	}
	s.code = c.random.code()
	sent, err := send(c, s.pool, s.user, forAuthentication, address, s.code)
	if err != nil {
		return nil, err
	}
	return challenge(c, s, types.ChallengeNameType(factor), map[string]string{
		"CODE_DELIVERY_DELIVERY_MEDIUM": string(sent.DeliveryMedium),
		"CODE_DELIVERY_DESTINATION":     *sent.Destination,
	}), nil
}

func respondWithTOTP(c *call, s *session, responses map[string]string) (*step, error) {
	if err := demand(responses, "SOFTWARE_TOKEN_MFA_CODE"); err != nil {
		return nil, err
	}
	return checkCode(c, s, func() (fits, used bool) {
		return s.user.rare().factors.accepts(responses["SOFTWARE_TOKEN_MFA_CODE"], c.at)
	})
}

func respondWithSentCode(parameter string) responder {
	return func(c *call, s *session, responses map[string]string) (*step, error) {
		if err := demand(responses, parameter); err != nil {
			return nil, err
		}
		return checkCode(c, s, func() (fits, used bool) { return responses[parameter] == s.code, false })
	}
}

// checkCode takes the code of a second factor. Wrong ones lock the user as wrong
// passwords do.
func checkCode(c *call, s *session, accepts func() (fits, used bool)) (*step, error) {
	lock := lockouts.of(s.user.rare())
	if err := lock.admit(c.at); err != nil {
		return nil, err
	}
	fits, used := accepts()
	switch {
	case !fits:
		lock.failed(c.at)
		remember(c, s.pool, s.user, types.EventTypeSignIn, types.EventResponseTypeFail,
			toPassword(types.ChallengeResponseSuccess), toSecondFactor(types.ChallengeResponseFailure))
		return nil, badState()
	case used:
		return nil, fail("ExpiredCodeException", "Your software token has already been used once.")
	}
	return grantTokens(c, s)
}

func respondWithFactor(c *call, s *session, responses map[string]string) (*step, error) {
	answer := responses["ANSWER"]
	if !slices.Contains(s.user.seldom().factors.enabled, answer) || !s.pool.offers(answer) {
		return nil, invalidParameter("Invalid MFA type %s.", answer) // text not documented
	}
	return ask(c, s, answer)
}

// respondWithRegistration ends a sign-in during which the user has registered an
// app, which is then asked for from now on.
func respondWithRegistration(c *call, s *session, _ map[string]string) (*step, error) {
	mfa := &s.user.rare().factors
	if !mfa.verified {
		return nil, invalidParameter("User has not verified software token mfa")
	}
	mfa.set(factorTOTP, true, true)
	return grantTokens(c, s)
}
