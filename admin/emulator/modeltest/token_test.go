package modeltest

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// signOut revokes every token of a user. [guide] token revocation.
func (m *model) signOut(u *user) {
	for _, f := range m.families {
		if f.user == u {
			f.live = no
		}
	}
}

// doubtTokens is for what happens to a user without a document that says whether it ends their
// tokens. The next use tells.
func (m *model) doubtTokens(u *user) {
	for _, f := range m.families {
		if f.user == u && f.live == yes {
			f.live = unsaid
		}
	}
}

const revokedAccess = "Access Token has been revoked" // [SDK] GlobalSignOut

// bearing makes a call with an access token. want is what a good token gets.
func (w *world) bearing(operation string, a *access, request string, want verdict, ask func() (reply, error)) {
	w.Helper()
	var bad verdict
	switch {
	case w.expired(a.expires):
		bad = anyOf(notAuthorized)
	case a.live == no && !a.user.disabled && !a.user.gone:
		bad = verdict{refused(notAuthorized, revokedAccess)}
	case a.live == no || a.user.disabled:
		bad = anyOf(notAuthorized)
	}
	if a.user.gone { // which of the two is not documented
		bad = append(bad, anyOf(userNotFound, notAuthorized)...)
	}
	if len(bad) == 0 {
		bad = want
		if a.live == unsaid {
			bad = w.settle(a, want)
		}
		if a.user.status != confirmed { // each operation lists the exceptions, and none says when
			bad = append(bad, anyOf(mustReset, userNotConfirmed, notAuthorized)...)
		}
	}
	request = strings.TrimSpace(fmt.Sprintf("token of %s from %s, %s", a.user.name, a.expires.Add(-accessLife).Format("15:04:05"), request))
	w.call(operation, request, bad, ask)
}

// settle learns from the use of a token if it was revoked.
func (w *world) settle(a *access, want verdict) (out verdict) {
	for _, one := range want {
		then := one.then
		if one.code == notAuthorized { // it may be refused for either reason
			out = append(out, one)
			continue
		}
		one.then = func(got reply) {
			a.live = yes
			if then != nil {
				then(got)
			}
		}
		out = append(out, one)
	}
	return append(out, answer{code: notAuthorized, message: revokedAccess, then: func(reply) { a.live = no }})
}

func getUser(w *world, a *access) {
	w.Helper()
	u := a.user
	want := verdict{succeeds(w.shown(u)+w.factors(u), nil)}
	w.bearing("GetUser", a, "", want, func() (reply, error) {
		out, err := w.sdk.GetUser(w.Context(), &cip.GetUserInput{AccessToken: &a.token})
		if err != nil {
			return reply{}, err
		}
		shows, sub := w.profile(aws.ToString(out.Username), u.status, !u.disabled, out.UserAttributes)
		return reply{shows: shows + w.factorsShown(u, out.UserMFASettingList, out.PreferredMfaSetting), sub: sub}, nil
	})
}

func globalSignOut(w *world, a *access) {
	w.Helper()
	want := verdict{succeeds("", func(reply) { w.signOut(a.user) })}
	w.bearing("GlobalSignOut", a, "", want, func() (reply, error) {
		_, err := w.sdk.GlobalSignOut(w.Context(), &cip.GlobalSignOutInput{AccessToken: &a.token})
		return reply{}, err
	})
}

func adminUserGlobalSignOut(w *world, name string) {
	w.Helper()
	administer(w, "AdminUserGlobalSignOut", name, func(u *user) verdict {
		return verdict{succeeds("", func(reply) { w.signOut(u) })}
	}, func() error {
		_, err := w.sdk.AdminUserGlobalSignOut(w.Context(), &cip.AdminUserGlobalSignOutInput{UserPoolId: w.pool, Username: &name})
		return err
	})
}

func deleteUser(w *world, a *access) {
	w.Helper()
	want := verdict{succeeds("", func(reply) { w.remove(a.user) })}
	w.bearing("DeleteUser", a, "", want, func() (reply, error) {
		_, err := w.sdk.DeleteUser(w.Context(), &cip.DeleteUserInput{AccessToken: &a.token})
		return reply{}, err
	})
}

func revokeToken(w *world, f *family, client int) {
	w.Helper()
	revoke := succeeds("", func(reply) { f.live = no })
	want := verdict{revoke}
	switch {
	case client != f.client:
		// [guide] token revocation: "you must use the same client ID that was used to obtain the token".
		// Which exception says so, if any, is not documented; the token lives on.
		want = append(anyOf(unauthorized, notAuthorized, invalidParameter), succeeds("", nil))
	case f.live != yes || w.expired(f.expires) || f.user.gone:
		// What becomes of a token that is dead already is not documented.
		want = append(want, anyOf(unauthorized, notAuthorized, invalidParameter, userNotFound)...)
	}
	w.call("RevokeToken", fmt.Sprintf("refresh token of %s from %s, client %d", f.user.name, f.signedIn.Format("15:04:05"), client), want, func() (reply, error) {
		_, err := w.sdk.RevokeToken(w.Context(), &cip.RevokeTokenInput{ClientId: w.clients[client], Token: &f.refresh})
		return reply{}, err
	})
}

// revokeAccessToken hands RevokeToken the wrong kind of token. [SDK] UnsupportedTokenTypeException:
// "thrown when an unsupported token is passed to an operation".
func revokeAccessToken(w *world, a *access) {
	w.Helper()
	w.call("RevokeToken", "access token of "+a.user.name, anyOf(unsupportedToken), func() (reply, error) {
		_, err := w.sdk.RevokeToken(w.Context(), &cip.RevokeTokenInput{ClientId: w.clients[a.client], Token: &a.token})
		return reply{}, err
	})
}

func refresh(w *world, f *family, client int, admin bool) {
	w.Helper()
	issue := w.issues(f.user, f.client, f)
	want := verdict{issue}
	switch {
	case client != f.client || f.live == no || f.user.disabled || w.expired(f.expires):
		want = anyOf(notAuthorized) // [reports]
	case f.live == unsaid:
		settled := issue
		settled.then = func(got reply) { f.live = yes; issue.then(got) }
		want = verdict{settled, {code: notAuthorized, then: func(reply) { f.live = no }}}
	}
	if f.user.gone { // not documented
		want = anyOf(notAuthorized, userNotFound)
	} else if f.user.status != confirmed { // not documented
		want = append(want, anyOf(mustReset, userNotConfirmed, notAuthorized)...)
	}
	request := fmt.Sprintf("REFRESH_TOKEN_AUTH of %s from %s, client %d", f.user.name, f.signedIn.Format("15:04:05"), client)
	w.begin(admin, request, want, f.user, client, types.AuthFlowTypeRefreshTokenAuth, map[string]string{"REFRESH_TOKEN": f.refresh})
}

// issues is a success that gives tokens: new ones, or those of a refresh.
func (w *world) issues(u *user, client int, from *family) answer {
	signedIn := w.now
	if from != nil {
		signedIn = from.signedIn
	}
	return succeeds(w.claims(u, client, signedIn, from == nil), func(got reply) {
		f := from
		if f == nil {
			f = &family{user: u, client: client, refresh: got.refresh, signedIn: w.now, expires: w.now.Add(refreshLife), live: yes}
			w.families = append(w.families, f)
		}
		f.accesses = append(f.accesses, &access{family: f, token: got.access, expires: w.now.Truncate(time.Second).Add(accessLife)})
	})
}

// claims says what must be in the tokens of a user. [guide] has the claims; [SDK] InitiateAuth of
// a refresh: "Receive new ID and access tokens".
func (w *world) claims(u *user, client int, signedIn time.Time, refresh bool) string {
	groups, preferred := w.groupClaims(u)
	name := u.name
	if !w.caseSensitive {
		name = strings.ToLower(name)
	}
	email := ""
	if u.email != "" {
		email = fmt.Sprintf("%s %t", u.email, u.verified)
		if !w.caseSensitive {
			email = strings.ToLower(email)
		}
	}
	return fmt.Sprintf("tokens of %s sub=true client=%d groups=%v role=%s email=[%s] at %d for %d until %d refresh=%t",
		name, client, groups, preferred, email, w.now.Unix(), signedIn.Unix(), w.now.Add(accessLife).Unix(), refresh)
}

// payload is the part of a token that the model knows.
type payload struct {
	Sub       string   `json:"sub"`
	Use       string   `json:"token_use"`
	Scope     string   `json:"scope"`
	Username  string   `json:"username"`
	User      string   `json:"cognito:username"`
	Client    string   `json:"client_id"`
	Audience  string   `json:"aud"`
	Groups    []string `json:"cognito:groups"`
	Preferred string   `json:"cognito:preferred_role"`
	Email     string   `json:"email"`
	Verified  bool     `json:"email_verified"`
	Auth      int64    `json:"auth_time"`
	Issued    int64    `json:"iat"`
	Expires   int64    `json:"exp"`
	JTI       string   `json:"jti"`
	Origin    string   `json:"origin_jti"`
}

func decode(token string) (out payload, err error) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return out, fmt.Errorf("a token of %d parts", len(parts))
	}
	body, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		return out, err
	}
	return out, json.Unmarshal(body, &out)
}

// tokensShown says the same of the tokens that were got.
func (w *world) tokensShown(u *user, got *types.AuthenticationResultType) (string, error) {
	access, err := decode(aws.ToString(got.AccessToken))
	if err != nil {
		return "", err
	}
	id, err := decode(aws.ToString(got.IdToken))
	if err != nil {
		return "", err
	}
	name, email := id.User, ""
	if id.Email != "" {
		email = fmt.Sprintf("%s %t", id.Email, id.Verified)
	}
	if !w.caseSensitive {
		name, email = strings.ToLower(name), strings.ToLower(email)
	}
	preferred := id.Preferred
	if _, want := w.groupClaims(u); want == anything {
		preferred = anything
	}
	slices.Sort(id.Groups)
	slices.Sort(access.Groups)
	shows := fmt.Sprintf("tokens of %s sub=%t client=%d groups=%v role=%s email=[%s] at %d for %d until %d refresh=%t",
		name, id.Sub == u.sub, w.clientNumber(id.Audience), id.Groups, preferred, email, id.Issued, id.Auth, id.Expires, aws.ToString(got.RefreshToken) != "")
	return shows + contradiction(access, id), nil
}

func (w *world) clientNumber(id string) int {
	for i, client := range w.clients {
		if *client == id {
			return i
		}
	}
	return -1
}

// contradiction returns what an access token says that does not go with its ID token.
func contradiction(access, id payload) string {
	switch {
	case access.Use != "access", id.Use != "id":
		return fmt.Sprintf(" uses=%s,%s", access.Use, id.Use)
	case access.Scope != "aws.cognito.signin.user.admin": // [guide] scopes: the only one of a sign-in by API
		return " scope=" + access.Scope
	case access.Sub != id.Sub, access.Username != id.User, access.Client != id.Audience, access.Issued != id.Issued,
		access.Auth != id.Auth, access.Expires != id.Expires, access.Origin != id.Origin, access.JTI == id.JTI, !slices.Equal(access.Groups, id.Groups):
		return fmt.Sprintf(" access token %+v", access)
	}
	return ""
}
