package modeltest

import (
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

const (
	newPasswordRequired = "NEW_PASSWORD_REQUIRED"
	softwareTokenMFA    = "SOFTWARE_TOKEN_MFA"
	mfaSetup            = "MFA_SETUP"
)

const wrongLogin = "Incorrect username or password." // [reports]

// signIn signs a user in with a password: USER_PASSWORD_AUTH, or ADMIN_USER_PASSWORD_AUTH.
func signIn(w *world, name, password string, client int, admin bool) {
	w.Helper()
	u := w.find(name)
	if u == nil || u.password != password {
		w.beforeFailing(name)
	} else {
		w.attempts(name).last = w.now
	}
	flow := types.AuthFlowTypeUserPasswordAuth
	if admin {
		flow = types.AuthFlowTypeAdminUserPasswordAuth
	}
	want := w.knock(u, password, client, admin)
	w.begin(admin, fmt.Sprintf("%s %s %s, client %d", flow, name, password, client), want, u, client, flow, map[string]string{"USERNAME": name, "PASSWORD": password})
}

// knock judges a password sign-in.
func (w *world) knock(u *user, password string, client int, admin bool) verdict {
	if u == nil {
		if w.hidesUsers { // [SDK] PreventUserExistenceErrors
			return verdict{refused(notAuthorized, wrongLogin)}
		}
		return verdict{refused(userNotFound, "User does not exist.")}
	}
	want := verdict(nil).
		when(u.disabled, notAuthorized, "User is disabled."). // [reports]
		when(u.password != password, notAuthorized, wrongLogin).
		when(u.status == unconfirmed && u.password == password, userNotConfirmed, "User is not confirmed.").
		when(u.status == resetRequired, mustReset, "Password reset required for the user").
		when(u.status == mustChange && w.expired(u.temporary), notAuthorized, "Temporary password has expired and must be reset by an administrator.")
	if u.status == unconfirmed && u.password != password { // [reports]: "after a correct password"
		return want
	}
	if u.status == mustChange {
		return want.or(w.challenges(u, client, admin, newPasswordRequired))
	}
	return want.or(w.afterPassword(u, client, admin)...)
}

// afterPassword is what follows a good password: a second factor, or tokens.
func (w *world) afterPassword(u *user, client int, admin bool) verdict {
	factor := w.challenges(u, client, admin, softwareTokenMFA)
	if u.totp.held {
		w.part(heldEnrolment)
	}
	switch {
	case w.mfa == mfaOn && u.totp.secret == "": // [SDK] InitiateAuth, MFA_SETUP
		return verdict{w.challenges(u, client, admin, mfaSetup)}
	case w.mfa == mfaOn, w.mfa == mfaOptional && u.totp.enabled == yes:
		return verdict{factor}
	case w.mfa == mfaOptional && u.totp.enabled == unsaid:
		return verdict{factor, w.issues(u, client, nil)}
	}
	return verdict{w.issues(u, client, nil)}
}

// challenges is a success that asks for more.
func (w *world) challenges(u *user, client int, admin bool, challenge string) answer {
	return succeeds("asked for "+challenge, func(got reply) {
		w.sessions = append(w.sessions, &session{user: u, client: client, admin: admin, challenge: challenge, token: got.session, expires: w.now.Add(sessionLife)})
	})
}

// begin calls InitiateAuth or AdminInitiateAuth.
func (w *world) begin(admin bool, request string, want verdict, u *user, client int, flow types.AuthFlowType, parameters map[string]string) {
	w.Helper()
	if admin {
		w.call("AdminInitiateAuth", request, want, func() (reply, error) {
			out, err := w.sdk.AdminInitiateAuth(w.Context(), &cip.AdminInitiateAuthInput{UserPoolId: w.pool, ClientId: w.clients[client], AuthFlow: flow, AuthParameters: parameters})
			if err != nil {
				return reply{}, err
			}
			return w.progress(u, out.ChallengeName, out.Session, out.AuthenticationResult)
		})
		return
	}
	w.call("InitiateAuth", request, want, func() (reply, error) {
		out, err := w.sdk.InitiateAuth(w.Context(), &cip.InitiateAuthInput{ClientId: w.clients[client], AuthFlow: flow, AuthParameters: parameters})
		if err != nil {
			return reply{}, err
		}
		return w.progress(u, out.ChallengeName, out.Session, out.AuthenticationResult)
	})
}

// adminFlowInPublic asks InitiateAuth for a flow of AdminInitiateAuth. [SDK] InitiateAuth:
// "ADMIN_USER_PASSWORD_AUTH is a flow type of AdminInitiateAuth and isn't valid for InitiateAuth."
func adminFlowInPublic(w *world, name, password string) {
	w.Helper()
	w.begin(false, "ADMIN_USER_PASSWORD_AUTH "+name, anyOf(invalidParameter), nil, 0, types.AuthFlowTypeAdminUserPasswordAuth, map[string]string{"USERNAME": name, "PASSWORD": password})
}

// progress says how far a sign-in has come.
func (w *world) progress(u *user, challenge types.ChallengeNameType, session *string, result *types.AuthenticationResultType) (out reply, err error) {
	if result == nil {
		return reply{shows: "asked for " + string(challenge), session: aws.ToString(session)}, nil
	}
	if u == nil {
		return reply{shows: "tokens of nobody"}, nil
	}
	out.shows, err = w.tokensShown(u, result)
	out.access, out.refresh = aws.ToString(result.AccessToken), aws.ToString(result.RefreshToken)
	return out, err
}

// doubtSessions is for what happens to a user between challenge and answer without a document
// that says what it means for the sign-in.
func (m *model) doubtSessions(u *user) {
	for _, s := range m.sessions {
		if s.user == u {
			s.doubt = true
		}
	}
}

// respond answers a challenge. want is what a good answer to a good session gets, and wrong what is
// wrong with the answer.
func respond(w *world, s *session, challenge, request string, responses map[string]string, wrong, want verdict) {
	w.Helper()
	allowed := w.answerable(s, challenge, wrong, want)
	responses["USERNAME"] = s.user.name
	request = fmt.Sprintf("%s of %s, session for %s until %s, %s", challenge, s.user.name, s.challenge, s.expires.Format("15:04:05"), request)
	if s.admin {
		w.call("AdminRespondToAuthChallenge", request, allowed, func() (reply, error) {
			out, err := w.sdk.AdminRespondToAuthChallenge(w.Context(), &cip.AdminRespondToAuthChallengeInput{
				UserPoolId: w.pool, ClientId: w.clients[s.client], ChallengeName: types.ChallengeNameType(challenge), Session: &s.token, ChallengeResponses: responses,
			})
			if err != nil {
				return reply{}, err
			}
			return w.progress(s.user, out.ChallengeName, out.Session, out.AuthenticationResult)
		})
		return
	}
	w.call("RespondToAuthChallenge", request, allowed, func() (reply, error) {
		out, err := w.sdk.RespondToAuthChallenge(w.Context(), &cip.RespondToAuthChallengeInput{
			ClientId: w.clients[s.client], ChallengeName: types.ChallengeNameType(challenge), Session: &s.token, ChallengeResponses: responses,
		})
		if err != nil {
			return reply{}, err
		}
		return w.progress(s.user, out.ChallengeName, out.Session, out.AuthenticationResult)
	})
}

// answerable judges an answer to a challenge by its session.
func (w *world) answerable(s *session, challenge string, wrong, want verdict) (out verdict) {
	// [reports] knows "Invalid code or auth state for the user." of a stale session; the exception of
	// one that is over or used is not documented.
	stale := anyOf(notAuthorized, codeMismatch)
	switch {
	case w.expired(s.expires) || s.spent || s.user.gone || s.user.disabled:
		out = stale
		if s.user.gone {
			out = append(out, refused(userNotFound, ""))
		}
		return append(out, wrong...)
	case challenge != s.challenge: // not documented beyond the session's being for the next challenge
		s.doubt = true
		return append(append(stale, refused(invalidParameter, "")), wrong...)
	case len(wrong) > 0:
		out = wrong
	default:
		for _, one := range want {
			then := one.then
			one.then = func(got reply) { s.spent = true; then(got) }
			out = append(out, one)
		}
	}
	if s.doubt {
		out = append(append(out, stale...), anyOf(mustReset, userNotConfirmed)...)
	}
	if len(wrong) > 0 { // whether the session can be used again is not documented
		s.doubt = true
	}
	return out
}

// answerNewPassword answers NEW_PASSWORD_REQUIRED. [SDK] AdminSetUserPassword: "After the user sets
// a new password … their status becomes Confirmed".
func answerNewPassword(w *world, s *session, password string) {
	w.Helper()
	u := s.user
	wrong := verdict(nil).when(weak(password), invalidPassword, "")
	var want verdict
	for _, next := range w.afterPassword(u, s.client, s.admin) {
		then := next.then
		next.then = func(got reply) {
			w.setPassword(u, password, confirmed)
			then(got)
		}
		want = append(want, next)
	}
	respond(w, s, newPasswordRequired, password, map[string]string{"NEW_PASSWORD": password}, wrong, want)
}

// answerCode answers SOFTWARE_TOKEN_MFA.
func answerCode(w *world, s *session, right bool) {
	w.Helper()
	u := s.user
	var wrong verdict
	value := totpCode(w, &u.totp, u.totp.secret, right)
	if !right || u.totp.secret == "" {
		w.beforeFailing(u.name)
		wrong = anyOf(codeMismatch) // [SDK] CodeMismatchException
	}
	if s.doubt && u.totp.secret == "" {
		wrong = append(wrong, anyOf(notAuthorized, noSoftwareToken, invalidParameter)...)
	}
	respond(w, s, softwareTokenMFA, fmt.Sprintf("right=%t", right), map[string]string{"SOFTWARE_TOKEN_MFA_CODE": value}, wrong, verdict{w.issues(u, s.client, nil)})
}

// answerSetup answers MFA_SETUP with the session of VerifySoftwareToken.
func answerSetup(w *world, s *session) {
	w.Helper()
	complete := w.issues(s.user, s.client, nil)
	issue := complete.then
	complete.then = func(got reply) {
		s.user.totp.held = s.user.totp.held && s.stage != setupVerified
		issue(got)
	}
	var wrong verdict
	// Nothing is documented but that the session is the one of VerifySoftwareToken.
	if s.user.totp.secret != "" {
		s.doubt = s.doubt || s.stage != setupVerified
	} else if s.stage != setupVerified {
		wrong = anyOf(notAuthorized, invalidParameter, codeMismatch, noSoftwareToken)
	}
	respond(w, s, mfaSetup, "", map[string]string{}, wrong, verdict{complete})
}
