package modeltest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// isAddress reports whether a name looks like an e-mail address.
func isAddress(name string) bool { return strings.Contains(name, "@") }

// weak reports whether the pool's password policy refuses a password: the made-up ones are all
// good but this.
func weak(password string) bool { return password == weakPassword }

// newName returns the refusals of a new username. [guide] user pool attributes: "If you select email
// address as an alias, Amazon Cognito doesn't accept a user name that matches a valid email address
// format."
func (m *model) newName(name string) verdict {
	return verdict(nil).
		when(m.emailIsAlias && isAddress(name), invalidParameter, "").
		when(m.named(name) != nil, usernameExists, "")
}

// profile is what AdminGetUser and the lists show of a user.
func (m *model) profile(name, status string, enabled bool, attributes []types.AttributeType) (shows, sub string) {
	// An address that is deleted may leave email_verified behind: no document says.
	reachable := slices.ContainsFunc(attributes, func(a types.AttributeType) bool { return aws.ToString(a.Name) == "email" })
	var words []string
	for _, a := range attributes {
		switch key, value := aws.ToString(a.Name), aws.ToString(a.Value); {
		case key == "sub":
			sub = value
		case key == "email_verified" && (value == "false" || !reachable): // nor whether false is shown
		default:
			words = append(words, key+"="+value)
		}
	}
	slices.Sort(words)
	shows = strings.TrimSpace(fmt.Sprintf("%s %s enabled=%t %s", name, status, enabled, strings.Join(words, " ")))
	if !m.caseSensitive { // no document says how such a pool spells a name or an address
		shows = strings.ToLower(shows)
	}
	return shows, sub
}

// shown is the same in the model.
func (m *model) shown(u *user) string {
	var attributes []types.AttributeType
	add := func(name, value string) {
		attributes = append(attributes, types.AttributeType{Name: aws.String(name), Value: aws.String(value)})
	}
	if u.email != "" {
		add("email", u.email)
	}
	if u.verified {
		add("email_verified", "true")
	}
	if u.given != "" {
		add("given_name", u.given)
	}
	shows, _ := m.profile(u.name, u.status, !u.disabled, attributes)
	return shows
}

func emailAttributes(email string, verified bool) (out []types.AttributeType) {
	if email != "" {
		out = append(out, types.AttributeType{Name: aws.String("email"), Value: aws.String(email)})
	}
	if verified {
		out = append(out, types.AttributeType{Name: aws.String("email_verified"), Value: aws.String("true")})
	}
	return out
}

// invitation is a request of AdminCreateUser.
type invitation struct {
	name, password, email string
	verified, force       bool
	message               bool // to the e-mail address; else it is suppressed
}

func adminCreateUser(w *world, r invitation) {
	w.Helper()
	u := &user{name: r.name, status: mustChange, password: r.password, email: r.email, verified: r.verified, temporary: w.now.Add(temporaryLife)}
	// [SDK] AdminCreateUser, ForceAliasCreation: "If this parameter is set to False, the API throws an
	// AliasExistsException error if the alias already exists", and it is used only for a verified address.
	want := w.newName(r.name).
		when(weak(r.password), invalidPassword, "").
		when(r.verified && !r.force && w.takenAlias(u, r.email), aliasExists, "").
		or(succeeds(w.shown(u), func(got reply) {
			u.sub = got.sub
			if u.verified {
				w.takeAlias(u)
			}
			w.users = append(w.users, u)
		}).sending(r.to()))
	in := &cip.AdminCreateUserInput{
		UserPoolId: w.pool, Username: &r.name, TemporaryPassword: &r.password, ForceAliasCreation: r.force,
		UserAttributes: emailAttributes(r.email, r.verified), MessageAction: types.MessageActionTypeSuppress,
	}
	if r.message {
		in.MessageAction, in.DesiredDeliveryMediums = "", []types.DeliveryMediumType{types.DeliveryMediumTypeEmail}
	}
	w.call("AdminCreateUser", fmt.Sprintf("%+v", r), want, func() (reply, error) {
		out, err := w.sdk.AdminCreateUser(w.Context(), in)
		if err != nil {
			return reply{}, err
		}
		return w.userReply(out.User), nil
	})
}

func (r invitation) to() string {
	if r.message {
		return r.email
	}
	return ""
}

func (m *model) userReply(u *types.UserType) (out reply) {
	out.shows, out.sub = m.profile(aws.ToString(u.Username), string(u.UserStatus), u.Enabled, u.Attributes)
	return out
}

// inviteAgain resends an invitation, with a new temporary password.
func inviteAgain(w *world, name, password string) {
	w.Helper()
	u := w.named(name)
	var want verdict
	if u == nil {
		want = verdict{refused(userNotFound, "")}
	} else {
		// [reports]: "only for FORCE_CHANGE_PASSWORD; else UnsupportedUserStateException".
		want = verdict(nil).
			when(u.status != mustChange, wrongState, "").
			when(weak(password), invalidPassword, "").
			or(succeeds(w.shown(u), func(reply) {
				w.setPassword(u, password, mustChange)
			}).sending(u.email))
		if u.disabled || u.email == "" { // neither is documented
			want = append(want, anyOf(wrongState, invalidParameter, notAuthorized)...)
			want = append(want, succeeds(w.shown(u), func(reply) { w.setPassword(u, password, mustChange) }).sending(anything))
		}
	}
	w.call("AdminCreateUser", "RESEND "+name+" "+password, want, func() (reply, error) {
		out, err := w.sdk.AdminCreateUser(w.Context(), &cip.AdminCreateUserInput{
			UserPoolId: w.pool, Username: &name, TemporaryPassword: &password, MessageAction: types.MessageActionTypeResend,
			DesiredDeliveryMediums: []types.DeliveryMediumType{types.DeliveryMediumTypeEmail},
		})
		if err != nil {
			return reply{}, err
		}
		return w.userReply(out.User), nil
	})
}

func signUp(w *world, name, password, email string) {
	w.Helper()
	u := &user{name: name, status: unconfirmed, password: password, email: email}
	shows := "confirmed=false"
	if email != "" {
		shows += " email EMAIL"
	}
	want := w.newName(name).
		when(weak(password), invalidPassword, "").
		or(succeeds(shows, func(got reply) {
			u.sub = got.sub
			if email != "" {
				u.signUp = code{value: got.sentCode, to: got.sentTo, expires: w.now.Add(signUpLife)}
			}
			w.users = append(w.users, u)
		}).sending(email))
	// [guide] managing error responses: "UsernameExistsException … User already exists".
	for i := range want {
		if want[i].code == usernameExists {
			want[i].message = "User already exists"
		}
	}
	w.call("SignUp", fmt.Sprintf("%s %s %s", name, password, email), want, func() (reply, error) {
		out, err := w.sdk.SignUp(w.Context(), &cip.SignUpInput{ClientId: w.clients[0], Username: &name, Password: &password, UserAttributes: emailAttributes(email, false)})
		if err != nil {
			return reply{}, err
		}
		return reply{shows: strings.TrimSpace(fmt.Sprintf("confirmed=%t %s", out.UserConfirmed, delivered(out.CodeDeliveryDetails))), sub: aws.ToString(out.UserSub)}, nil
	})
}

// delivered says how a code was sent.
func delivered(d *types.CodeDeliveryDetailsType) string {
	if d == nil {
		return ""
	}
	return aws.ToString(d.AttributeName) + " " + string(d.DeliveryMedium)
}

// unknown returns the refusals of a public call about a user whom the pool does not have, or hides:
// [SDK] PreventUserExistenceErrors LEGACY means UserNotFoundException.
func (m *model) unknown(hidden ...string) verdict {
	if m.hidesUsers {
		return anyOf(hidden...)
	}
	return anyOf(userNotFound)
}

func confirmSignUp(w *world, name, value string, force bool) {
	w.Helper()
	w.beforeLimited("ConfirmSignUp", name)
	u := w.find(name)
	var want verdict
	switch {
	case u == nil:
		// [guide] managing error responses lists these three, without saying which is an unknown user's.
		want = w.unknown(expiredCode, notAuthorized, codeMismatch)
	case u.status != unconfirmed:
		// [reports] has NotAuthorizedException for AdminConfirmSignUp; of a code that is no longer good
		// the other two are true as well.
		want = anyOf(notAuthorized, codeMismatch, expiredCode)
	default:
		want = confirmation(w, u, value, force)
	}
	w.call("ConfirmSignUp", fmt.Sprintf("%s %s force=%t", name, value, force), want, func() (reply, error) {
		_, err := w.sdk.ConfirmSignUp(w.Context(), &cip.ConfirmSignUpInput{ClientId: w.clients[0], Username: &name, ConfirmationCode: &value, ForceAliasCreation: force})
		return reply{}, err
	})
}

// confirmation judges a code of an unconfirmed user.
func confirmation(w *world, u *user, value string, force bool) verdict {
	confirm := succeeds("", func(reply) {
		w.proved(u, u.signUp)
		u.status, u.signUp = confirmed, code{}
	})
	var want verdict
	switch c := u.signUp; {
	case c.value == "": // [guide] has this only for ConfirmForgotPassword
		want = anyOf(expiredCode, codeMismatch)
	case c.value != value:
		want = verdict{refused(codeMismatch, "Invalid verification code provided, please try again.")} // [reports]
		if w.expired(c.expires) {
			want = append(want, refused(expiredCode, ""))
		}
	case w.expired(c.expires):
		want = verdict{refused(expiredCode, "Invalid code provided, please request a code again.")} // [reports]
	case !force && w.takenAlias(u, u.email):
		want = verdict{refused(aliasExists, "An account with the email already exists.")} // [guide] managing error responses
	default:
		want = verdict{confirm}
	}
	if u.disabled { // not documented
		want = append(want, refused(notAuthorized, ""))
	}
	if u.signUp.doubt {
		want = append(want, confirm)
		want = append(want, anyOf(codeMismatch, expiredCode, aliasExists, invalidParameter)...)
	}
	return want
}

func resendConfirmationCode(w *world, name string) {
	w.Helper()
	w.beforeLimited("ResendConfirmationCode", name)
	u := w.find(name)
	var want verdict
	switch {
	case u == nil && w.hidesUsers: // [SDK] PreventUserExistenceErrors: a simulated destination
		want = verdict{succeeds(anything, nil)}
	case u == nil:
		want = anyOf(userNotFound)
	case u.status != unconfirmed: // not documented beyond the exceptions' names
		want = anyOf(invalidParameter, notAuthorized)
	case u.email == "":
		want = append(anyOf(invalidParameter, notAuthorized), succeeds(anything, nil))
	default:
		want = verdict{succeeds("email EMAIL", func(got reply) {
			u.signUp = code{value: got.sentCode, to: got.sentTo, expires: w.now.Add(signUpLife)}
		}).sending(u.email)}
		if u.disabled || u.verified { // [guide] managing error responses: a simulated destination, if users are hidden
			want = append(want, refused(notAuthorized, ""), refused(invalidParameter, ""), succeeds(anything, func(reply) {
				u.signUp.doubt = true
			}).sending(anything))
		}
	}
	w.call("ResendConfirmationCode", name, want, func() (reply, error) {
		out, err := w.sdk.ResendConfirmationCode(w.Context(), &cip.ResendConfirmationCodeInput{ClientId: w.clients[0], Username: &name})
		if err != nil {
			return reply{}, err
		}
		return reply{shows: delivered(out.CodeDeliveryDetails)}, nil
	})
}

func adminConfirmSignUp(w *world, name string) {
	w.Helper()
	administer(w, "AdminConfirmSignUp", name, func(u *user) verdict {
		if u.status != unconfirmed { // [reports]; the text there is unverified
			return anyOf(notAuthorized)
		}
		// [reports]: "does NOT set email_verified".
		want := verdict{succeeds("", func(reply) { u.status = confirmed; u.signUp = code{} })}
		if u.disabled { // not documented
			want = append(want, refused(notAuthorized, ""))
		}
		return want
	}, func() error {
		_, err := w.sdk.AdminConfirmSignUp(w.Context(), &cip.AdminConfirmSignUpInput{UserPoolId: w.pool, Username: &name})
		return err
	})
}

// administer makes a call of an administrator about a user that answers nothing.
func administer(w *world, operation, request string, decide func(*user) verdict, ask func() error) {
	w.Helper()
	name, _, _ := strings.Cut(request, " ")
	want := verdict{refused(userNotFound, "User does not exist.")} // [reports]
	if u := w.find(name); u != nil {
		want = decide(u)
	}
	w.call(operation, request, want, func() (reply, error) { return reply{}, ask() })
}

func adminDisableUser(w *world, name string) {
	w.Helper()
	administer(w, "AdminDisableUser", name, func(u *user) verdict {
		return verdict{succeeds("", func(reply) {
			u.disabled = true
			w.signOut(u) // [SDK] AdminDisableUser: "revokes all access tokens"; [guide]: and refresh tokens
		})}
	}, func() error {
		_, err := w.sdk.AdminDisableUser(w.Context(), &cip.AdminDisableUserInput{UserPoolId: w.pool, Username: &name})
		return err
	})
}

func adminEnableUser(w *world, name string) {
	w.Helper()
	administer(w, "AdminEnableUser", name, func(u *user) verdict {
		return verdict{succeeds("", func(reply) {
			if u.disabled {
				w.doubtSessions(u)
			}
			u.disabled = false
		})}
	}, func() error {
		_, err := w.sdk.AdminEnableUser(w.Context(), &cip.AdminEnableUserInput{UserPoolId: w.pool, Username: &name})
		return err
	})
}

func adminDeleteUser(w *world, name string) {
	w.Helper()
	administer(w, "AdminDeleteUser", name, func(u *user) verdict {
		return verdict{succeeds("", func(reply) { w.remove(u) })}
	}, func() error {
		_, err := w.sdk.AdminDeleteUser(w.Context(), &cip.AdminDeleteUserInput{UserPoolId: w.pool, Username: &name})
		return err
	})
}

// remove deletes a user. Their name and address are free again.
func (m *model) remove(u *user) {
	u.gone = true
	m.users = slices.DeleteFunc(m.users, func(other *user) bool { return other == u })
	for _, g := range m.groups {
		delete(g.members, u)
	}
}
