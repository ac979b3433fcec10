package signin

import (
	"crypto/sha256"
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/random"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/messages"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/passkeys"
)

// firstCodeLength is the length of a code that is the first factor, as measured by others.
const firstCodeLength = 8

// challengesOf are the challenges by which users sign in with a first factor. Their order is as
// measured by others.
var challengesOf = map[types.AuthFactorType][]types.ChallengeNameType{
	types.AuthFactorTypePassword: {types.ChallengeNameTypePasswordSrp, types.ChallengeNameTypePassword},
	types.AuthFactorTypeEmailOtp: {types.ChallengeNameTypeEmailOtp},
	types.AuthFactorTypeSmsOtp:   {types.ChallengeNameTypeSmsOtp},
	types.AuthFactorTypeWebAuthn: {types.ChallengeNameTypeWebAuthn},
}

// challengesFor are the challenges of several first factors.
func challengesFor(factors []types.AuthFactorType) []types.ChallengeNameType {
	var out []types.ChallengeNameType
	for _, factor := range factors {
		out = append(out, challengesOf[factor]...)
	}
	return out
}

// FirstFactors are the factors that the user could sign in with by choice: of those that the pool
// allows the ones that the user has.
func FirstFactors(p *directory.Pool, u *directory.User) []types.AuthFactorType {
	has := map[types.AuthFactorType]bool{
		types.AuthFactorTypePassword: u.Password != (directory.Password{}),
		types.AuthFactorTypeEmailOtp: u.Verified("email"),
		types.AuthFactorTypeSmsOtp:   u.Verified("phone_number"),
		types.AuthFactorTypeWebAuthn: len(passkeys.Kept.Get(u.Seldom())) > 0,
	}
	return slices.DeleteFunc(slices.Clone(p.Described.Policies.SignInPolicy.AllowedFirstAuthFactors),
		func(factor types.AuthFactorType) bool { return !has[factor] })
}

// choices are the challenges that a user may choose from. Who has a temporary password must use it,
// as measured by others; who is asked for a second factor begins with the password, to which MFA
// is an addition (developer guide, "adding MFA to a user pool"), or uses a passkey in place of both.
func choices(p *directory.Pool, u *directory.User) []types.ChallengeNameType {
	factors := FirstFactors(p, u)
	second, _ := FactorAfter(p, u)
	if u.Status == types.UserStatusTypeForceChangePassword || second != "" {
		passkey := u.Status != types.UserStatusTypeForceChangePassword && passkeys.ReplaceFactors(p, u)
		factors = slices.DeleteFunc(factors, func(factor types.AuthFactorType) bool {
			return factor != types.AuthFactorTypePassword && (factor != types.AuthFactorTypeWebAuthn || !passkey)
		})
	}
	return challengesFor(factors)
}

// beginWithChoice begins a sign-in in which the user chooses the first factor. A preference that
// the user can't have is no error: they choose from what there is, as measured by others.
func beginWithChoice(c *account.Call, p *directory.Pool, k *directory.Client, parameters map[string]string) (*step, error) {
	if p.Lite() && parameters["TARGET_ACR_VALUES"] != "" { // developer guide, step-up authentication; text not documented
		return nil, refuse.With("FeatureUnavailableInTierException", "TARGET_ACR_VALUES needs the Essentials or Plus plan.")
	}
	if p.Lite() { // the plan is documented, neither code nor text of the refusal
		return nil, refuse.InvalidParameter("USER_AUTH needs the Essentials or Plus plan.")
	}
	if parameters["TARGET_ACR_VALUES"] != "" || parameters["MAX_AGE"] != "" {
		return nil, refuse.InvalidParameter("TARGET_ACR_VALUES and MAX_AGE are not supported.") // by the emulator
	}
	s, err := opened(p, k, parameters)
	if err != nil {
		return nil, err
	}
	preferred := types.ChallengeNameType(parameters["PREFERRED_CHALLENGE"])
	switch {
	case preferred != "" && !slices.Contains(challengesFor(types.AuthFactorTypePassword.Values()), preferred):
		return nil, refuse.InvalidParameter("Invalid PREFERRED_CHALLENGE %s.", preferred) // text not documented
	case s.User == nil && !k.HidesUsers():
		return nil, refuse.UserNotFound()
	case s.User == nil:
		preferred = s.pretend(parameters["USERNAME"], preferred)
	case !s.User.Enabled:
		return nil, refuse.Disabled()
	default:
		s.offered = choices(p, s.User)
	}
	if slices.Contains(s.offered, preferred) {
		return choose(c, s, preferred, parameters)
	}
	next := challenge(c, s, types.ChallengeNameTypeSelectChallenge, map[string]string{})
	next.AvailableChallenges = s.offered
	return next, nil
}

// pretend gives the session a user who does not exist, and returns the challenge that they get: the
// preferred one, else one of those that the pool allows (developer guide, "managing user existence
// error responses"), always the same for the same name. Passkeys can't be simulated.
func (s *Session) pretend(name string, preferred types.ChallengeNameType) types.ChallengeNameType {
	s.simulate(name)
	s.offered = slices.DeleteFunc(challengesFor(s.pool.Described.Policies.SignInPolicy.AllowedFirstAuthFactors),
		func(name types.ChallengeNameType) bool { return name == types.ChallengeNameTypeWebAuthn })
	if slices.Contains(s.offered, preferred) || len(s.offered) == 0 {
		return preferred
	}
	sum := sha256.Sum256([]byte(s.User.Sub))
	return s.offered[int(sum[0])%len(s.offered)]
}

// choose continues with the chosen factor. The parameters may have its answer already.
func choose(c *account.Call, s *Session, name types.ChallengeNameType, parameters map[string]string) (*step, error) {
	switch name {
	case types.ChallengeNameTypePassword:
		if parameters["PASSWORD"] != "" {
			return respondWithPassword(c, s, parameters)
		}
	case types.ChallengeNameTypePasswordSrp:
		if parameters["SRP_A"] != "" {
			return respondWithPublicValue(c, s, parameters)
		}
	case types.ChallengeNameTypeWebAuthn:
		return askForPasskey(c, s)
	default:
		return askForFirstCode(c, s, name)
	}
	next := challenge(c, s, name, map[string]string{})
	next.AvailableChallenges = []types.ChallengeNameType{name}
	return next, nil
}

// askForFirstCode sends a code in place of the password, to whom could sign in with a right one.
func askForFirstCode(c *account.Call, s *Session, name types.ChallengeNameType) (*step, error) {
	s.codeOnly = true
	if s.simulated {
		next := challenge(c, s, name, delivered(messages.Details(addressOf[name], s.named)))
		next.AvailableChallenges = []types.ChallengeNameType{name}
		return next, nil
	}
	if _, err := Judge(s.pool, s.User, true, c.At); err != nil {
		return nil, err
	}
	next, err := sendCode(c, s, name, c.Random.Pick(random.Digits, firstCodeLength))
	if err == nil {
		next.AvailableChallenges = []types.ChallengeNameType{name}
	}
	return next, err
}

// respondWithChoice takes the chosen factor together with its answer: the API reference wants the
// answer in the same response, except of codes.
func respondWithChoice(c *account.Call, s *Session, responses map[string]string) (*step, error) {
	if err := directory.Demand(responses, "ANSWER"); err != nil {
		return nil, err
	}
	answer := types.ChallengeNameType(responses["ANSWER"])
	if !slices.Contains(s.offered, answer) {
		return nil, refuse.InvalidParameter("Invalid challenge %s.", answer) // text not documented
	}
	needs := map[types.ChallengeNameType]string{types.ChallengeNameTypePassword: "PASSWORD", types.ChallengeNameTypePasswordSrp: "SRP_A"}
	if needed, ok := needs[answer]; ok {
		if err := directory.Demand(responses, needed); err != nil {
			return nil, err
		}
	}
	return choose(c, s, answer, responses)
}

func respondWithPassword(c *account.Call, s *Session, responses map[string]string) (*step, error) {
	if err := directory.Demand(responses, "PASSWORD"); err != nil {
		return nil, err
	}
	return s.judged(c, s.User.Password.Is(s.pool.Digest(s.User.Username, responses["PASSWORD"])))
}

// respondWithPublicValue begins SRP within a sign-in by choice, whose challenges have a Session.
func respondWithPublicValue(c *account.Call, s *Session, responses map[string]string) (*step, error) {
	if err := directory.Demand(responses, "SRP_A"); err != nil {
		return nil, err
	}
	asked, err := s.exchange(c, responses["SRP_A"])
	if err != nil {
		return nil, err
	}
	return challenge(c, s, types.ChallengeNameTypePasswordVerifier, asked), nil
}
