// Package sts answers AWS STS: who is calling, and roles assumed by a user or by a web identity.
package sts

import (
	"encoding/xml"
	"net/http"
	"net/url"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/query"
)

// Service is the part of STS that is here. Each answer is inside an element named after the
// action.
func Service() query.Service {
	return query.Service{
		Version: "2011-06-15", Namespace: "https://sts.amazonaws.com/doc/",
		Actions: map[string]query.Action{
			"GetCallerIdentity":         {Run: getCallerIdentity},
			"AssumeRole":                {Run: assumeRole},
			"AssumeRoleWithWebIdentity": {Run: assumeRoleWithWebIdentity, Public: true},
		},
	}
}

type callerIdentity struct {
	XMLName xml.Name `xml:"GetCallerIdentityResult"`
	Arn     string
	UserID  string `xml:"UserId"`
	Account string
}

// getCallerIdentity says who signed: the role that the access key was issued for, and with any
// other key the demo's user.
func getCallerIdentity(c *account.Call, r *http.Request, _ url.Values) (any, error) {
	out := callerIdentity{Account: c.ID, Arn: c.UserARN(), UserID: "AIDADEMODEMODEMODEMO1"}
	session, ok := sessionsPart.Get(c).byKey[accessKeyID(r)]
	if !ok {
		return out, nil
	}
	if c.At.After(session.until) {
		return nil, query.Forbidden("ExpiredToken", "The security token included in the request is expired")
	}
	out.Arn, out.UserID, out.Account = session.arn, session.roleID, strings.Split(session.arn, ":")[4]
	return out, nil
}

// accessKeyID returns the key's id from "AWS4-HMAC-SHA256 Credential=ID/date/…".
func accessKeyID(r *http.Request) string {
	_, credential, _ := strings.Cut(r.Header.Get("Authorization"), "Credential=")
	id, _, _ := strings.Cut(credential, "/")
	return id
}
