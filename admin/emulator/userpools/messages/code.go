package messages

import (
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// Purpose is what a code is for, as the trigger source of its message names it.
type Purpose string

// The purposes of codes.
const (
	ForSignUp         Purpose = "SignUp"
	ForResend         Purpose = "ResendCode"
	ForInvitation     Purpose = "AdminCreateUser"
	ForForgotPassword Purpose = "ForgotPassword"
	ForAttribute      Purpose = "UpdateUserAttribute"
	ForVerification   Purpose = "VerifyUserAttribute" // asked for by the user
	ForAuthentication Purpose = "Authentication"
)

// codeLife is how long codes are valid (developer guide, quotas). The code of a sign-in is valid
// as long as its session.
var codeLife = map[Purpose]time.Duration{
	ForSignUp:         24 * time.Hour,
	ForAttribute:      24 * time.Hour,
	ForForgotPassword: time.Hour,
}

// hourlyLimit is how often a user may call an operation (developer guide, quotas).
// ForgotPassword allows 5 to 20 by the risk that AWS sees; the emulator sees none.
var hourlyLimit = map[string]int{
	"ForgotPassword":         20,
	"ResendConfirmationCode": 5,
	"ConfirmSignUp":          15,
	"ChangePassword":         5,
	"VerifyUserAttribute":    15,

	"GetUserAttributeVerificationCode": 5,
}

// Sent is a code that was sent and not used.
type Sent struct {
	value     string
	Attribute string // the attribute that it was sent to: "email" or "phone_number"
	to        string // the address that the attribute had
	until     int64
}

// Proves reports whether the code went to the address that the user still has: then who has the
// code reads what is sent there (developer guide, signing up users).
func (s Sent) Proves(p *directory.Pool, u *directory.User) bool {
	return s.wentTo(p, u.Attributes.Get(s.Attribute))
}

// wentTo reports whether an address is the one that the code was sent to, as the pool compares them.
func (s Sent) wentTo(p *directory.Pool, address string) bool {
	return s.to != "" && p.Users.Key(s.to) == p.Users.Key(address)
}

// correspondence is what a user was sent and has asked for.
type correspondence struct {
	codes    map[Purpose]Sent
	attempts map[string][]int64 // by operation: the times of the last hour's attempts
}

// correspondences holds a user's correspondence.
const correspondences account.Part[correspondence] = "codes"

// Attempt counts one attempt at a limited operation.
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

// SendCode sends the user a new code, which replaces an older one for the same purpose.
func SendCode(c *account.Call, p *directory.Pool, u *directory.User, why Purpose, attribute string) (*types.CodeDeliveryDetailsType, error) {
	kind, slot := kindOf(why, attribute)
	code := c.Random.Code()
	sent, err := Send(c, p, u, why, attribute, code)
	if err != nil {
		return nil, err
	}
	mail := correspondences.Of(u.Rare())
	if mail.codes == nil {
		mail.codes = map[Purpose]Sent{}
	}
	mail.codes[slot] = Sent{code, attribute, addressFor(u, why, attribute), c.At.Add(codeLife[kind]).UnixMilli()}
	return sent, nil
}

// kindOf returns the purpose that decides how long a code is valid, and under which it is kept: a
// code that verifies one address does not replace that of the other.
func kindOf(why Purpose, attribute string) (kind, slot Purpose) {
	switch why {
	case ForResend:
		return ForSignUp, ForSignUp
	case ForAttribute, ForVerification:
		return ForAttribute, ForAttribute + " " + Purpose(attribute)
	case ForSignUp, ForInvitation, ForForgotPassword, ForAuthentication:
		return why, why
	}
	panic("no such purpose: " + string(why))
}

// RedeemAddress checks a code that verifies an address of a user who is signed in. What AWS says
// of a code that went to another address than the one to verify is not documented.
func RedeemAddress(p *directory.Pool, u *directory.User, attribute, code string, at time.Time) error {
	_, slot := kindOf(ForAttribute, attribute)
	sent, err := Check(u, slot, code, at)
	if err != nil {
		return err
	}
	if !sent.wentTo(p, addressFor(u, ForAttribute, attribute)) {
		return refuse.WrongCode()
	}
	Use(u, slot)
	return nil
}

// Redeem checks a code; a right one is used up.
func Redeem(u *directory.User, why Purpose, code string, at time.Time) (Sent, error) {
	sent, err := Check(u, why, code, at)
	if err == nil {
		Use(u, why)
	}
	return sent, err
}

// Use lets a code be valid no longer.
func Use(u *directory.User, why Purpose) { delete(correspondences.Of(u.Rare()).codes, why) }

// Check finds the code that the user was sent, if it is this one and still valid.
func Check(u *directory.User, why Purpose, code string, at time.Time) (Sent, error) {
	sent, ok := correspondences.Get(u.Seldom()).codes[why]
	switch {
	case !ok || at.UnixMilli() > sent.until:
		return Sent{}, refuse.ExpiredCode()
	case sent.value != code:
		return Sent{}, refuse.WrongCode()
	}
	return sent, nil
}
