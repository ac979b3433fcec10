// Package iam has an account's roles: their trust policies, which decide who may assume them,
// and the policies that they keep or share.
package iam

import (
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/policy"
	"github.com/cognito-tui/cognito-tui/admin/emulator/query"
)

// Role is a role of the account.
type Role struct {
	Name, Path, ID, ARN string
	Description         string
	Created             time.Time
	// MaxSession is the longest session that may be asked for.
	MaxSession time.Duration

	trust    policy.Document
	written  string            // the trust policy as it was set
	policies map[string]string // inline policies by name; nothing here depends on them
	attached []string          // ARNs of the managed policies that it shares
}

// Trusts reports whether the trust policy allows a request.
func (r *Role) Trusts(request policy.Request) bool { return r.trust.Allows(request) }

const rolesPart account.Part[[]*Role] = "roles of IAM"

// Find returns the role with that ARN, nil where the account has none.
func Find(h account.Holder, arn string) *Role {
	return first(h, func(r *Role) bool { return r.ARN == arn })
}

func first(h account.Holder, is func(*Role) bool) *Role {
	roles := rolesPart.Get(h)
	if i := slices.IndexFunc(roles, is); i >= 0 {
		return roles[i]
	}
	return nil
}

func named(h account.Holder, name string) (*Role, error) {
	if r := first(h, func(r *Role) bool { return r.Name == name }); r != nil {
		return r, nil
	}
	return nil, query.With(http.StatusNotFound, "NoSuchEntity", "The role with name %s cannot be found.", name)
}

// setTrust replaces the trust policy.
func (r *Role) setTrust(text string) error {
	parsed, err := policy.Parse(text)
	if err == nil {
		err = parsed.CheckTrust()
	}
	if err != nil {
		return malformed(err)
	}
	r.trust, r.written = parsed, text
	return nil
}

func malformed(err error) error {
	return query.With(http.StatusBadRequest, "MalformedPolicyDocument", "%s", err)
}

// arnOf returns the ARN of a role with a path that begins and ends with a slash.
func arnOf(a *account.Account, path, name string) string {
	return fmt.Sprintf("arn:aws:iam::%s:role%s%s", a.ID, path, name)
}
