package emulator

import (
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/recovery"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/signin"
	"github.com/cognito-tui/cognito-tui/logs/emulator/traffic"
)

// Answer says how the pool would answer a made-up try by a user through an app client at that
// time. It changes nothing: no failure is counted and no code sent. It ignores which flows the
// client allows.
func (s *Server) Answer(client, username string, try traffic.Try, at time.Time) traffic.Answer {
	s.account.Lock()
	defer s.account.Unlock()
	p, k, err := directory.In(s.account).Client(client)
	if err != nil {
		return refused(traffic.Answer{}, err)
	}
	u := p.Users.Find(username)
	switch {
	case try == traffic.ForgotPassword:
		return answerForgot(p, k, u)
	case u == nil:
		return refused(traffic.Answer{}, k.NoUser())
	case try == traffic.RightPassword && u.Status == types.UserStatusTypeExternalProvider:
		return answerElsewhere(u)
	}
	return answerPassword(p, u, try, at)
}

func refused(a traffic.Answer, err error) traffic.Answer {
	if err != nil {
		f := refuse.AsFailure(err)
		a.Code, a.Message = f.Code, f.Message
	}
	return a
}

// answerAbout is the start of every answer about a user.
func answerAbout(u *directory.User) traffic.Answer {
	a := traffic.Answer{Sub: u.Sub}
	if identities := u.Seldom().Identities; u.Status == types.UserStatusTypeExternalProvider && len(identities) > 0 {
		a.Provider, a.ProviderType = identities[0].ProviderName, identities[0].ProviderType
	}
	return a
}

func answerForgot(p *directory.Pool, k *directory.Client, u *directory.User) traffic.Answer {
	attribute, err := recovery.Forgotten(p, k, u)
	a := traffic.Answer{}
	if u != nil {
		a = answerAbout(u)
	}
	a.Pretended = err == nil && attribute == ""
	return refused(a, err)
}

// answerElsewhere is the sign-in of a user of an identity provider, which managed login answers
// (developer guide, "Managing and searching for user accounts").
func answerElsewhere(u *directory.User) traffic.Answer {
	a := answerAbout(u)
	if !u.Enabled {
		a.Code, a.Message = "invalid_request", "User is not enabled"
	}
	return a
}

func answerPassword(p *directory.Pool, u *directory.User, try traffic.Try, at time.Time) traffic.Answer {
	a := answerAbout(u)
	lock := signin.Lockouts.Get(u.Seldom())
	if err := lock.Holds(at); err != nil {
		a.Password = string(types.ChallengeResponseFailure)
		return refused(a, err)
	}
	answered, err := signin.Judge(p, u, try != traffic.WrongPassword, at)
	a.Password = string(answered)
	if err != nil {
		return refused(a, err)
	}
	next, usable := signin.FactorAfter(p, u)
	switch {
	case u.Status == types.UserStatusTypeForceChangePassword:
		a.Challenge = string(types.ChallengeNameTypeNewPasswordRequired)
		return a
	case next == types.ChallengeNameTypeMfaSetup:
		a.Challenge = string(next)
		return a
	case next == types.ChallengeNameTypeSelectMfaType:
		a.Factor = usable[0] // any other would do
	default:
		a.Factor = string(next)
	}
	if try == traffic.WrongCode && a.Factor != "" {
		return refused(a, refuse.BadState())
	}
	return a
}
