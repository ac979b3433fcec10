package sts

import (
	"encoding/xml"
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/iam"
	"github.com/cognito-tui/cognito-tui/admin/emulator/identitypools/openid"
	"github.com/cognito-tui/cognito-tui/admin/emulator/policy"
	"github.com/cognito-tui/cognito-tui/admin/emulator/query"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
)

var likeSessionName = regexp.MustCompile(`^[\w+=,.@-]{2,64}$`)

type webIdentityRole struct {
	XMLName     xml.Name `xml:"AssumeRoleWithWebIdentityResult"`
	Arn         string   `xml:"AssumedRoleUser>Arn"`
	RoleID      string   `xml:"AssumedRoleUser>AssumedRoleId"`
	Subject     string   `xml:"SubjectFromWebIdentityToken"`
	Provider    string
	Audience    string
	Credentials Credentials
}

// assumeRoleWithWebIdentity takes the OpenID tokens of identity pools. Those of other providers
// can't be verified here.
func assumeRoleWithWebIdentity(c *account.Call, _ *http.Request, form url.Values) (any, error) {
	name := form.Get("RoleSessionName")
	if !likeSessionName.MatchString(name) {
		return nil, query.Invalid(name, "roleSessionName", `satisfy regular expression pattern: [\w+=,.@-]*`)
	}
	life, err := durationOf(form)
	if err != nil {
		return nil, err
	}
	token, err := openid.Verify(c, form.Get("WebIdentityToken"))
	if err != nil {
		return nil, badToken(c, form.Get("WebIdentityToken"), err)
	}
	credentials, err := AssumeWithWebIdentity(c, form.Get("RoleArn"), name, token, life)
	if err != nil {
		return nil, err
	}
	out := webIdentityRole{Subject: token.Identity, Provider: openid.Name, Audience: token.Pool, Credentials: credentials}
	out.Arn, out.RoleID = assumed{form.Get("RoleArn"), iam.Find(c, form.Get("RoleArn")).ID, name, life}.user()
	return out, nil
}

func durationOf(form url.Values) (time.Duration, error) {
	asked := form.Get("DurationSeconds")
	if asked == "" {
		return time.Hour, nil
	}
	seconds, err := strconv.Atoi(asked)
	switch {
	case err != nil || seconds < 900:
		return 0, query.Invalid(asked, "durationSeconds", "have value greater than or equal to 900")
	case seconds > 43_200:
		return 0, query.Invalid(asked, "durationSeconds", "have value less than or equal to 43200")
	}
	return time.Duration(seconds) * time.Second, nil
}

// badToken refuses a token. The texts are from reports (aws-sdk-java-v2#5709, aws-sdk-js-v3#3052), but
// for that of a malformed one, which is not documented.
func badToken(c *account.Call, token string, err error) error {
	switch {
	case errors.Is(err, jwt.ErrTokenExpired):
		said := jwt.MapClaims{}
		_, _, _ = jwt.NewParser().ParseUnverified(token, said) // it was read before
		until, _ := said.GetExpirationTime()
		return refuse.With("ExpiredTokenException", "Token expired: current date/time %d must be before the expiration date/time %d", c.At.Unix(), until.Unix())
	case errors.Is(err, jwt.ErrTokenMalformed):
		return refuse.With("InvalidIdentityToken", "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)")
	}
	return refuse.With("InvalidIdentityToken", "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements")
}

// AssumeWithWebIdentity starts a session of a role for an identity of an identity pool, if the
// role's trust policy allows it. A role that was not created here trusts nobody.
func AssumeWithWebIdentity(c *account.Call, arn, name string, t openid.Token, life time.Duration) (Credentials, error) {
	role := iam.Find(c, arn)
	if role == nil || !trusts(role, name, t) {
		return Credentials{}, query.Forbidden("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity")
	}
	if life > role.MaxSession {
		// awsu#27
		return Credentials{}, refuse.With("ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
	}
	return assumed{arn, role.ID, name, life}.issue(c), nil
}

// trusts reports whether a role trusts the identity of a token. Tags need a permission of their
// own (developer guide, "Attributes for access control").
func trusts(role *iam.Role, name string, t openid.Token) bool {
	request := policy.Request{
		Action: "sts:AssumeRoleWithWebIdentity", Principal: policy.Principal{Kind: "Federated", Names: []string{openid.Name}},
		Context: map[string][]string{
			openid.Name + ":aud": {t.Pool}, openid.Name + ":sub": {t.Identity}, openid.Name + ":amr": t.Methods, "sts:RoleSessionName": {name},
		},
	}
	for tag, value := range t.Tags {
		request.Context["aws:RequestTag/"+tag] = []string{value}
		request.Context["aws:TagKeys"] = append(request.Context["aws:TagKeys"], tag)
	}
	if !role.Trusts(request) {
		return false
	}
	request.Action = "sts:TagSession"
	return len(t.Tags) == 0 || role.Trusts(request)
}
