package messages

import (
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// Purpose is what a code is for: the trigger source's name of the message that
// brings it.
type Purpose string

// What codes are for.
const (
	ForSignUp         Purpose = "SignUp"
	ForResend         Purpose = "ResendCode"
	ForInvitation     Purpose = "AdminCreateUser"
	ForForgotPassword Purpose = "ForgotPassword"
	ForAttribute      Purpose = "UpdateUserAttribute"
	ForAuthentication Purpose = "Authentication"
)

// codeLife is how long codes are good for (developer guide, quotas). The code
// of a sign-in lives as long as its session.
var codeLife = map[Purpose]time.Duration{
	ForSignUp:         24 * time.Hour,
	ForAttribute:      24 * time.Hour,
	ForForgotPassword: time.Hour,
}

// hourlyLimit is how often a user may ask for something (developer guide,
// quotas). ForgotPassword allows 5 to 20 by the risk that AWS sees; the emulator
// sees none.
var hourlyLimit = map[string]int{
	"ForgotPassword":         20,
	"ResendConfirmationCode": 5,
	"ConfirmSignUp":          15,
}

// Sent is a code on its way.
type Sent struct {
	value     string
	Attribute string // the address it went to: "email" or "phone_number"
	until     int64
}

// correspondence is what a user was sent and has asked for.
type correspondence struct {
	codes    map[Purpose]Sent
	attempts map[string][]int64 // by operation, when each was made in the last hour
}

// correspondences is of a user.
const correspondences account.Part[correspondence] = "codes"

// Attempt counts one try of a limited operation.
func Attempt(u *directory.User, operation string, at time.Time) error {
	hourAgo := at.Add(-time.Hour).UnixMilli()
	recent := slices.DeleteFunc(correspondences.Get(u.Seldom()).attempts[operation], func(made int64) bool { return made <= hourAgo })
	if len(recent) >= hourlyLimit[operation] {
		return refuse.With("LimitExceededException", "Attempt limit exceeded, please try after some time.")
	}
	sent := correspondences.Of(u.Rare())
	if sent.attempts == nil {
		sent.attempts = map[string][]int64{}
	}
	sent.attempts[operation] = append(recent, at.UnixMilli())
	return nil
}

// SendCode sends the user a new code; an older one for the same is void.
func SendCode(c *account.Call, p *directory.Pool, u *directory.User, why Purpose, attribute string) (*types.CodeDeliveryDetailsType, error) {
	kind := why
	if why == ForResend {
		kind = ForSignUp
	}
	code := c.Random.Code()
	sent, err := Send(c, p, u, why, attribute, code)
	if err != nil {
		return nil, err
	}
	mail := correspondences.Of(u.Rare())
	if mail.codes == nil {
		mail.codes = map[Purpose]Sent{}
	}
	mail.codes[kind] = Sent{code, attribute, c.At.Add(codeLife[kind]).UnixMilli()}
	return sent, nil
}

// Redeem takes a code back. Whether it fits or not is for the caller's message;
// one that fits is spent.
func Redeem(u *directory.User, why Purpose, code string, at time.Time) (Sent, error) {
	sent, ok := correspondences.Get(u.Seldom()).codes[why]
	switch {
	case !ok || at.UnixMilli() > sent.until:
		return Sent{}, refuse.ExpiredCode()
	case sent.value != code:
		return Sent{}, refuse.With("CodeMismatchException", "Invalid verification code provided, please try again.")
	}
	delete(correspondences.Of(u.Rare()).codes, why)
	return sent, nil
}
