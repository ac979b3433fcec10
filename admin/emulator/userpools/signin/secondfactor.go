package signin

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/history"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/messages"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/users"
)

// secondFactor asks for a second factor where the pool and the user have one in common, unless a
// remembered device takes its place.
func secondFactor(c *account.Call, s *Session) (*step, error) {
	next, usable := FactorAfter(s.pool, s.User)
	if next == "" || next != types.ChallengeNameTypeMfaSetup && s.deviceReplacesFactor() {
		return afterFactors(c, s)
	}
	switch next {
	case types.ChallengeNameTypeSelectMfaType:
		return challenge(c, s, next, map[string]string{"MFAS_CAN_CHOOSE": jsonText(usable)}), nil
	case types.ChallengeNameTypeMfaSetup:
		return challenge(c, s, next, map[string]string{"MFAS_CAN_SETUP": jsonText(offeredFactors(s.pool))}), nil
	default:
		return ask(c, s, string(next))
	}
}

// afterFactors continues once the user has given all their factors: what is left to prove is the
// device.
func afterFactors(c *account.Call, s *Session) (*step, error) {
	if err := s.knowsDevice(); err != nil {
		return nil, err
	}
	if s.remembered() != nil {
		return askForDevice(c, s)
	}
	return grantTokens(c, s)
}

// offeredFactors are the factors that users of the pool may register (API reference: "the MFA types
// activated for the user pool").
func offeredFactors(p *directory.Pool) []string {
	all := []string{directory.FactorSMS, directory.FactorTOTP, directory.FactorEmail}
	return slices.DeleteFunc(all, func(factor string) bool { return !p.Offers(factor) })
}

// FactorAfter returns the challenge that follows the user's password, "" for none, and the
// factors to choose from.
func FactorAfter(p *directory.Pool, u *directory.User) (next types.ChallengeNameType, usable []string) {
	mfa := u.Seldom().Factors
	usable = slices.DeleteFunc(slices.Clone(mfa.Enabled), func(factor string) bool { return !p.Offers(factor) })
	switch {
	case slices.Contains(usable, mfa.Preferred):
		return types.ChallengeNameType(mfa.Preferred), usable
	case len(usable) == 1:
		return types.ChallengeNameType(usable[0]), usable
	case len(usable) > 1:
		return types.ChallengeNameTypeSelectMfaType, usable
	case p.MFA.MfaConfiguration == types.UserPoolMfaTypeOn:
		return demandedFactor(p, u), nil
	}
	return "", nil
}

// demandedFactor continues where MFA is required and the user has no factor: an authenticator app
// is one once its code was verified, even if the sign-in that asked for it never ended
// (getmoto/moto's tests that were run against AWS). An address is a factor by itself. Which of
// them comes first is not documented.
func demandedFactor(p *directory.Pool, u *directory.User) types.ChallengeNameType {
	if p.Offers(directory.FactorTOTP) && u.Seldom().Factors.Secret != "" {
		return types.ChallengeNameTypeSoftwareTokenMfa
	}
	for _, byMessage := range []struct{ factor, attribute string }{{directory.FactorSMS, "phone_number"}, {directory.FactorEmail, "email"}} {
		if p.Offers(byMessage.factor) && u.Attributes.Get(byMessage.attribute) != "" {
			return types.ChallengeNameType(byMessage.factor)
		}
	}
	return types.ChallengeNameTypeMfaSetup
}

// ask asks for one factor, and sends its code if it has one.
func ask(c *account.Call, s *Session, factor string) (*step, error) {
	address := addressOf[types.ChallengeNameType(factor)]
	if address == "" {
		return challenge(c, s, types.ChallengeNameTypeSoftwareTokenMfa, named(s.User)), nil
	}
	return sendCode(c, s, types.ChallengeNameType(factor), c.Random.Code())
}

// named names the user's authenticator app, if they gave it a name (AWS CLI reference,
// respond-to-auth-challenge, example 2; what AWS says of an app without one is not documented).
func named(u *directory.User) map[string]string {
	if name := u.Seldom().Factors.AppName; name != "" {
		return map[string]string{"FRIENDLY_DEVICE_NAME": name}
	}
	return map[string]string{}
}

// addressOf says where the code of a challenge is sent to.
var addressOf = map[types.ChallengeNameType]string{
	types.ChallengeNameTypeSmsMfa: "phone_number", types.ChallengeNameTypeSmsOtp: "phone_number", types.ChallengeNameTypeEmailOtp: "email",
}

// sendCode sends a code and asks for it.
func sendCode(c *account.Call, s *Session, name types.ChallengeNameType, code string) (*step, error) {
	s.code = code
	sent, err := messages.Send(c, s.pool, s.User, messages.ForAuthentication, addressOf[name], code)
	if err != nil {
		return nil, err
	}
	return challenge(c, s, name, delivered(sent)), nil
}

func delivered(sent *types.CodeDeliveryDetailsType) map[string]string {
	return map[string]string{
		"CODE_DELIVERY_DELIVERY_MEDIUM": string(sent.DeliveryMedium),
		"CODE_DELIVERY_DESTINATION":     *sent.Destination,
	}
}

func respondWithTOTP(c *account.Call, s *Session, responses map[string]string) (*step, error) {
	if err := directory.Demand(responses, "SOFTWARE_TOKEN_MFA_CODE"); err != nil {
		return nil, err
	}
	return checkCode(c, s, func() (fits, used bool) {
		return s.User.Rare().Factors.Accepts(responses["SOFTWARE_TOKEN_MFA_CODE"], c.At)
	})
}

// respondWithSentCode takes a code that was sent. Whoever has it has the address it was sent to,
// which is verified from then on (developer guide, "SMS and email message MFA").
func respondWithSentCode(parameter string) responder {
	return func(c *account.Call, s *Session, responses map[string]string) (*step, error) {
		if err := directory.Demand(responses, parameter); err != nil {
			return nil, err
		}
		if s.simulated {
			return nil, refuse.BadState()
		}
		next, err := checkCode(c, s, func() (fits, used bool) { return responses[parameter] == s.code, false })
		if address := addressOf[s.challenge]; err == nil && !s.User.Verified(address) {
			users.SetVerified(c, s.pool, s.User, address)
		}
		return next, err
	}
}

// checkCode handles the code of a factor. Wrong codes lock the user as wrong passwords do.
func checkCode(c *account.Call, s *Session, accepts func() (fits, used bool)) (*step, error) {
	lock := Lockouts.Of(s.User.Rare())
	if err := lock.admit(c.At); err != nil {
		return nil, err
	}
	fits, used := accepts()
	switch {
	case !fits:
		lock.failed(c.At)
		history.Remember(c, s.pool, s.User, types.EventTypeSignIn, types.EventResponseTypeFail,
			append(s.answered(), history.ToSecondFactor(types.ChallengeResponseFailure))...)
		return nil, refuse.BadState()
	case used:
		return nil, refuse.With("ExpiredCodeException", "Your software token has already been used once.")
	}
	s.codeGiven = true
	return afterFactors(c, s)
}

func respondWithFactor(c *account.Call, s *Session, responses map[string]string) (*step, error) {
	answer := responses["ANSWER"]
	if !slices.Contains(s.User.Seldom().Factors.Enabled, answer) || !s.pool.Offers(answer) {
		return nil, refuse.InvalidParameter("Invalid MFA type %s.", answer) // text not documented
	}
	return ask(c, s, answer)
}

// respondWithRegistration ends a sign-in during which the user has registered an app. Later
// sign-ins ask for the app.
func respondWithRegistration(c *account.Call, s *Session, _ map[string]string) (*step, error) {
	mfa := &s.User.Rare().Factors
	if mfa.Secret == "" {
		return nil, refuse.InvalidParameter("User has not verified software token mfa")
	}
	mfa.Set(directory.FactorTOTP, true, true)
	return afterFactors(c, s)
}
