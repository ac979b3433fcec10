package emulator

import (
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// purpose is what a code is for: the trigger source's name of the message that
// brings it.
type purpose string

const (
	forSignUp         purpose = "SignUp"
	forResend         purpose = "ResendCode"
	forInvitation     purpose = "AdminCreateUser"
	forForgotPassword purpose = "ForgotPassword"
	forAttribute      purpose = "UpdateUserAttribute"
	forAuthentication purpose = "Authentication"
)

// codeLife is how long codes are good for (developer guide, quotas). The code
// of a sign-in lives as long as its session.
var codeLife = map[purpose]time.Duration{
	forSignUp:         24 * time.Hour,
	forAttribute:      24 * time.Hour,
	forForgotPassword: time.Hour,
}

// hourlyLimit is how often a user may ask for something (developer guide,
// quotas). ForgotPassword allows 5 to 20 by the risk that AWS sees; the emulator
// sees none.
var hourlyLimit = map[string]int{
	"ForgotPassword":         20,
	"ResendConfirmationCode": 5,
	"ConfirmSignUp":          15,
}

// sentCode is a code on its way.
type sentCode struct {
	value     string
	attribute string // the address it went to: "email" or "phone_number"
	until     int64
}

// correspondence is what a user was sent and has asked for.
type correspondence struct {
	codes    map[purpose]sentCode
	attempts map[string][]int64 // by operation, when each was made in the last hour
}

// correspondences is of a user.
const correspondences part[correspondence] = "codes"

// attempt counts one try of a limited operation.
func attempt(u *user, operation string, at time.Time) error {
	hourAgo := at.Add(-time.Hour).UnixMilli()
	recent := slices.DeleteFunc(correspondences.get(u.seldom()).attempts[operation], func(made int64) bool { return made <= hourAgo })
	if len(recent) >= hourlyLimit[operation] {
		return fail("LimitExceededException", "Attempt limit exceeded, please try after some time.")
	}
	sent := correspondences.of(u.rare())
	if sent.attempts == nil {
		sent.attempts = map[string][]int64{}
	}
	sent.attempts[operation] = append(recent, at.UnixMilli())
	return nil
}

// sendCode sends the user a new code; an older one for the same is void.
func sendCode(c *call, p *pool, u *user, why purpose, attribute string) (*types.CodeDeliveryDetailsType, error) {
	kind := why
	if why == forResend {
		kind = forSignUp
	}
	code := c.random.code()
	sent, err := send(c, p, u, why, attribute, code)
	if err != nil {
		return nil, err
	}
	mail := correspondences.of(u.rare())
	if mail.codes == nil {
		mail.codes = map[purpose]sentCode{}
	}
	mail.codes[kind] = sentCode{code, attribute, c.at.Add(codeLife[kind]).UnixMilli()}
	return sent, nil
}

// redeem takes a code back. Whether it fits or not is for the caller's message;
// one that fits is spent.
func redeem(u *user, why purpose, code string, at time.Time) (sentCode, error) {
	sent, ok := correspondences.get(u.seldom()).codes[why]
	switch {
	case !ok || at.UnixMilli() > sent.until:
		return sentCode{}, expiredCode()
	case sent.value != code:
		return sentCode{}, fail("CodeMismatchException", "Invalid verification code provided, please try again.")
	}
	delete(correspondences.of(u.rare()).codes, why)
	return sent, nil
}
