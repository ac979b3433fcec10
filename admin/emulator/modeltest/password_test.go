package modeltest

import (
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
)

// setPassword gives a user a password. What it makes of codes and sessions from before is not
// documented, nor is it among the ways to revoke tokens of [guide] token revocation.
func (m *model) setPassword(u *user, password, status string) {
	u.password, u.status = password, status
	u.temporary = m.now.Add(temporaryLife)
	u.signUp.doubt, u.reset.doubt = true, true
	m.doubtTokens(u)
	m.doubtSessions(u)
}

func adminSetUserPassword(w *world, name, password string, permanent bool) {
	w.Helper()
	administer(w, "AdminSetUserPassword", fmt.Sprintf("%s %s permanent=%t", name, password, permanent), func(u *user) verdict {
		// [SDK] AdminSetUserPassword: "If the password is temporary, the user's Status becomes
		// FORCE_CHANGE_PASSWORD … if you set a permanent password, their status becomes Confirmed".
		status := mustChange
		if permanent {
			status = confirmed
		}
		return verdict(nil).
			when(weak(password), invalidPassword, "").
			or(succeeds("", func(reply) { w.setPassword(u, password, status) }))
	}, func() error {
		_, err := w.sdk.AdminSetUserPassword(w.Context(), &cip.AdminSetUserPasswordInput{UserPoolId: w.pool, Username: &name, Password: &password, Permanent: permanent})
		return err
	})
}

const noRecovery = "Cannot reset password for the user as there is no registered/verified email or phone_number" // [reports]

func adminResetUserPassword(w *world, name string) {
	w.Helper()
	w.beforeLimited("ForgotPassword", name)
	u := w.find(name)
	want := verdict{refused(userNotFound, "User does not exist.")}
	if u != nil {
		want = resetting(w, u)
	}
	w.call("AdminResetUserPassword", name, want, func() (reply, error) {
		_, err := w.sdk.AdminResetUserPassword(w.Context(), &cip.AdminResetUserPasswordInput{UserPoolId: w.pool, Username: &name})
		return reply{}, err
	})
}

func resetting(w *world, u *user) verdict {
	// [SDK] AdminResetUserPassword: "Sets the requested user’s account into a RESET_REQUIRED status,
	// and sends them a password-reset code."
	reset := succeeds("", func(got reply) {
		u.status, u.signUp = resetRequired, code{}
		u.reset = code{value: got.sentCode, to: got.sentTo, expires: w.now.Add(resetLife)}
		w.doubtTokens(u)
		w.doubtSessions(u)
	}).sending(u.email)
	// [reports] has the refusals, each with its message.
	want := verdict(nil).
		when(u.disabled, notAuthorized, "User is disabled.").
		when(u.status == mustChange, notAuthorized, "User password cannot be reset in the current state.").
		when(!u.verified, invalidParameter, noRecovery)
	if u.status == unconfirmed { // [reports]: unverified
		want = append(want, refused(notAuthorized, ""))
		if u.verified && !u.disabled {
			want = append(want, reset)
		}
	}
	return want.or(reset)
}

func forgotPassword(w *world, name string) {
	w.Helper()
	w.beforeLimited("ForgotPassword", name)
	u := w.find(name)
	var want verdict
	switch {
	case u == nil && w.hidesUsers: // [guide] managing error responses: a simulated delivery medium
		want = verdict{succeeds(anything, nil)}
	case u == nil:
		want = anyOf(userNotFound)
	default:
		want = forgetting(w, u)
	}
	w.call("ForgotPassword", name, want, func() (reply, error) {
		out, err := w.sdk.ForgotPassword(w.Context(), &cip.ForgotPasswordInput{ClientId: w.clients[0], Username: &name})
		if err != nil {
			return reply{}, err
		}
		return reply{shows: delivered(out.CodeDeliveryDetails)}, nil
	})
}

func forgetting(w *world, u *user) verdict {
	send := succeeds("email EMAIL", func(got reply) {
		u.reset = code{value: got.sentCode, to: got.sentTo, expires: w.now.Add(resetLife)}
	}).sending(u.email)
	// [guide] managing error responses: "When a user isn't found, is deactivated, or doesn't have a
	// verified delivery mechanism to recover their password, Amazon Cognito returns CodeDeliveryDetails
	// with a simulated delivery medium".
	if w.hidesUsers && (u.disabled || !u.verified) {
		want := verdict{succeeds(anything, nil)}
		if u.status == mustChange || u.status == unconfirmed { // the page says nothing about the state
			want = append(want, anyOf(notAuthorized, invalidParameter, userNotConfirmed)...)
		}
		return want
	}
	want := verdict(nil).
		when(u.disabled, notAuthorized, "User is disabled.").
		when(u.status == mustChange, notAuthorized, "User password cannot be reset in the current state.").
		when(!u.verified, invalidParameter, noRecovery) // [SDK] ForgotPassword
	if w.hidesUsers && u.status == mustChange { // the page says nothing about the state
		want = append(want, succeeds(anything, nil))
	}
	if u.status == unconfirmed { // neither is documented
		want = append(want, anyOf(notAuthorized, userNotConfirmed)...)
		if u.verified && !u.disabled {
			want = append(want, send)
		}
	}
	return want.or(send)
}

func confirmForgotPassword(w *world, name, value, password string) {
	w.Helper()
	w.beforeLimited("ConfirmForgotPassword", name)
	w.beforeFailing(name)
	u := w.find(name)
	// [guide] managing error responses: "Amazon Cognito returns the CodeMismatchException error for
	// users that don't exist or are disabled. If a code isn't requested when using ForgotPassword,
	// Amazon Cognito returns the ExpiredCodeException error."
	want := w.unknown(codeMismatch, expiredCode)
	if u != nil {
		want = recovery(w, u, value, password)
	}
	if weak(password) { // the order of the checks is not documented
		want = append(want, refused(invalidPassword, ""))
	}
	w.call("ConfirmForgotPassword", fmt.Sprintf("%s %s %s", name, value, password), want, func() (reply, error) {
		_, err := w.sdk.ConfirmForgotPassword(w.Context(), &cip.ConfirmForgotPasswordInput{ClientId: w.clients[0], Username: &name, ConfirmationCode: &value, Password: &password})
		return reply{}, err
	})
}

// recovery judges a code of a forgotten password.
func recovery(w *world, u *user, value, password string) verdict {
	renew := succeeds("", func(reply) {
		if u.reset.to != u.email {
			w.part(oldCodeVerifies)
		} else if w.takenAlias(u, u.email) {
			w.part(twoHolders)
		}
		u.reset = code{}
		w.setPassword(u, password, confirmed)
	})
	var want verdict
	switch c := u.reset; {
	case c.value == "":
		want = anyOf(expiredCode)
		if w.hidesUsers && u.disabled {
			want = anyOf(expiredCode, codeMismatch)
		}
	case c.value != value:
		want = verdict{refused(codeMismatch, "Invalid verification code provided, please try again.")}
		if w.expired(c.expires) {
			want = append(want, refused(expiredCode, ""))
		}
	case w.expired(c.expires):
		want = verdict{refused(expiredCode, "Invalid code provided, please request a code again.")}
		if w.hidesUsers && u.disabled {
			want = append(want, refused(codeMismatch, ""))
		}
	case weak(password):
		want = anyOf(invalidPassword)
	case u.disabled && w.hidesUsers:
		want = anyOf(codeMismatch)
	default:
		want = verdict{renew}
	}
	if (u.disabled || u.status == mustChange || u.status == unconfirmed) && !(u.disabled && w.hidesUsers) { // not documented
		want = append(want, anyOf(notAuthorized, userNotConfirmed)...)
	}
	if u.reset.doubt {
		want = append(want, anyOf(codeMismatch, expiredCode)...)
		if u.reset.value == value && !weak(password) {
			want = append(want, renew)
		}
	}
	return want
}

func changePassword(w *world, a *access, old, password string) {
	w.Helper()
	u := a.user
	w.beforeLimited("ChangePassword", u.name)
	if old != u.password {
		w.beforeFailing(u.name)
	}
	want := verdict(nil).
		when(old != u.password, notAuthorized, "Incorrect username or password.").
		when(weak(password), invalidPassword, "").
		or(succeeds("", func(reply) { w.setPassword(u, password, confirmed) }))
	w.bearing("ChangePassword", a, old+" "+password, want, func() (reply, error) {
		_, err := w.sdk.ChangePassword(w.Context(), &cip.ChangePasswordInput{AccessToken: &a.token, PreviousPassword: aws.String(old), ProposedPassword: &password})
		return reply{}, err
	})
}
