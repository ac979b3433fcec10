package iam

import (
	"encoding/xml"
	"maps"
	"net/http"
	"net/url"
	"slices"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/policy"
	"github.com/cognito-tui/cognito-tui/admin/emulator/query"
)

func putRolePolicy(c *account.Call, _ *http.Request, form url.Values) (any, error) {
	r, err := named(c, form.Get("RoleName"))
	if err != nil {
		return nil, err
	}
	name, document := form.Get("PolicyName"), form.Get("PolicyDocument")
	if len(name) > 128 || name == "" {
		return nil, query.Invalid(name, "policyName", "have length between 1 and 128") // text not documented
	}
	if _, err := policy.Parse(document); err != nil {
		return nil, malformed(err)
	}
	r.policies[name] = document
	return nil, nil
}

// onPolicy finds a role and its inline policy.
func onPolicy(c *account.Call, form url.Values) (r *Role, name string, err error) {
	r, err = named(c, form.Get("RoleName"))
	if err != nil {
		return nil, "", err
	}
	name = form.Get("PolicyName")
	if _, ok := r.policies[name]; !ok {
		return nil, "", query.With(http.StatusNotFound, "NoSuchEntity", "The role policy with name %s cannot be found.", name)
	}
	return r, name, nil
}

func getRolePolicy(c *account.Call, _ *http.Request, form url.Values) (any, error) {
	r, name, err := onPolicy(c, form)
	if err != nil {
		return nil, err
	}
	return struct {
		XMLName                              xml.Name `xml:"GetRolePolicyResult"`
		RoleName, PolicyName, PolicyDocument string
	}{RoleName: r.Name, PolicyName: name, PolicyDocument: escaped(r.policies[name])}, nil
}

func listRolePolicies(c *account.Call, _ *http.Request, form url.Values) (any, error) {
	r, err := named(c, form.Get("RoleName"))
	if err != nil {
		return nil, err
	}
	return struct {
		XMLName     xml.Name `xml:"ListRolePoliciesResult"`
		PolicyNames []string `xml:"PolicyNames>member"`
		IsTruncated bool
	}{PolicyNames: slices.Sorted(maps.Keys(r.policies))}, nil
}

func deleteRolePolicy(c *account.Call, _ *http.Request, form url.Values) (any, error) {
	r, name, err := onPolicy(c, form)
	if err != nil {
		return nil, err
	}
	delete(r.policies, name)
	return nil, nil
}
