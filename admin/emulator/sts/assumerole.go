package sts

import (
	"encoding/xml"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/iam"
	"github.com/cognito-tui/cognito-tui/admin/emulator/policy"
	"github.com/cognito-tui/cognito-tui/admin/emulator/query"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
)

// oneTimePassword is the MFA code that AssumeRole accepts.
const oneTimePassword = "123456"

// anyRoleID is the id of a role that IAM does not know.
const anyRoleID = "AROADEMODEMODEMODEMO1"

type assumedRole struct {
	XMLName     xml.Name `xml:"AssumeRoleResult"`
	Arn         string   `xml:"AssumedRoleUser>Arn"`
	RoleID      string   `xml:"AssumedRoleUser>AssumedRoleId"`
	Credentials Credentials
}

// assumeRole issues credentials for roles that trust the caller and for any role that was not
// created here. A role with "mfa" in its name needs the right code, as if its trust policy
// demanded MFA.
func assumeRole(c *account.Call, r *http.Request, form url.Values) (any, error) {
	parts := strings.Split(form.Get("RoleArn"), ":")
	name := form.Get("RoleSessionName")
	if len(parts) != 6 || !strings.HasPrefix(parts[5], "role/") || name == "" {
		return nil, refuse.With("ValidationError", "%s is invalid", form.Get("RoleArn"))
	}
	if err := checkMFA(c, parts[5][strings.LastIndex(parts[5], "/")+1:], form); err != nil {
		return nil, err
	}
	a := assumed{form.Get("RoleArn"), anyRoleID, name, time.Hour}
	if role := iam.Find(c, a.arn); role != nil {
		if !role.Trusts(asUser(c, r, form)) {
			return nil, notAuthorized(c, a.arn)
		}
		a.id = role.ID
	}
	out := assumedRole{Credentials: a.issue(c)}
	out.Arn, out.RoleID = a.user()
	return out, nil
}

// asUser is the request of a caller who signs.
func asUser(c *account.Call, r *http.Request, form url.Values) policy.Request {
	caller := c.UserARN()
	if known, ok := sessionsPart.Get(c).byKey[accessKeyID(r)]; ok {
		caller = known.arn
	}
	context := map[string][]string{"sts:RoleSessionName": {form.Get("RoleSessionName")}}
	if form.Get("TokenCode") == oneTimePassword {
		context["aws:MultiFactorAuthPresent"] = []string{"true"}
	}
	if id := form.Get("ExternalId"); id != "" {
		context["sts:ExternalId"] = []string{id}
	}
	return policy.Request{
		Action: "sts:AssumeRole", Context: context,
		Principal: policy.Principal{Kind: "AWS", Names: []string{caller, "arn:aws:iam::" + c.ID + ":root", c.ID}},
	}
}

func checkMFA(c *account.Call, role string, form url.Values) error {
	if !strings.Contains(strings.ToLower(role), "mfa") {
		return nil
	}
	switch code := form.Get("TokenCode"); {
	case form.Get("SerialNumber") == "" || code == "":
		return notAuthorized(c, form.Get("RoleArn"))
	case code != oneTimePassword:
		return query.Forbidden("AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code.")
	}
	return nil
}

func notAuthorized(c *account.Call, role string) error {
	return query.Forbidden("AccessDenied", "User: %s is not authorized to perform: sts:AssumeRole on resource: %s", c.UserARN(), role)
}
