package iam

import (
	"cmp"
	"encoding/xml"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/query"
	"github.com/cognito-tui/cognito-tui/admin/emulator/random"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
)

// roleXML is a role in an answer.
type roleXML struct {
	RoleName, Path           string
	ID                       string `xml:"RoleId"`
	Arn, CreateDate          string
	AssumeRolePolicyDocument string // URL-encoded (API reference, "Role")
	Description              string `xml:",omitempty"`
	MaxSessionDuration       int
}

func (r *Role) described() roleXML {
	return roleXML{
		RoleName: r.Name, Path: r.Path, ID: r.ID, Arn: r.ARN, CreateDate: r.Created.UTC().Format(time.RFC3339),
		AssumeRolePolicyDocument: escaped(r.written), Description: r.Description, MaxSessionDuration: int(r.MaxSession.Seconds()),
	}
}

// escaped encodes a document as IAM's answers have it: RFC 3986, where a space is %20.
func escaped(document string) string {
	return strings.ReplaceAll(url.QueryEscape(document), "+", "%20")
}

var (
	likeName = regexp.MustCompile(`^[\w+=,.@-]{1,64}$`)
	likePath = regexp.MustCompile(`^/([\x21-\x7E]+/)?$`)
)

func createRole(c *account.Call, _ *http.Request, form url.Values) (any, error) {
	r := &Role{
		Name: form.Get("RoleName"), Path: cmp.Or(form.Get("Path"), "/"), Description: form.Get("Description"),
		Created: c.At, MaxSession: time.Hour, policies: map[string]string{},
	}
	switch {
	case !likeName.MatchString(r.Name):
		return nil, query.Invalid(r.Name, "roleName", `satisfy regular expression pattern: [\w+=,.@-]+`)
	case !likePath.MatchString(r.Path):
		return nil, query.Invalid(r.Path, "path", `satisfy regular expression pattern: (\u002F)|(\u002F[\u0021-\u007E]+\u002F)`)
	}
	if asked := form.Get("MaxSessionDuration"); asked != "" {
		seconds, err := strconv.Atoi(asked)
		if err != nil || seconds < 3600 || seconds > 43_200 {
			return nil, query.Invalid(asked, "maxSessionDuration", "have value between 3600 and 43200") // text not documented
		}
		r.MaxSession = time.Duration(seconds) * time.Second
	}
	if _, err := named(c, r.Name); err == nil {
		// garnaat/kappa#17
		return nil, query.With(http.StatusConflict, "EntityAlreadyExists", "Role with name %s already exists.", r.Name)
	}
	if err := r.setTrust(form.Get("AssumeRolePolicyDocument")); err != nil {
		return nil, err
	}
	r.ID, r.ARN = "AROA"+c.Random.Pick(random.Upper+"234567", 17), arnOf(c.Account, r.Path, r.Name)
	roles := rolesPart.Of(c)
	*roles = append(*roles, r)
	return struct {
		XMLName xml.Name `xml:"CreateRoleResult"`
		Role    roleXML
	}{Role: r.described()}, nil
}

func getRole(c *account.Call, _ *http.Request, form url.Values) (any, error) {
	r, err := named(c, form.Get("RoleName"))
	if err != nil {
		return nil, err
	}
	return struct {
		XMLName xml.Name `xml:"GetRoleResult"`
		Role    roleXML
	}{Role: r.described()}, nil
}

// listRoles returns the roles below a path, by name. Markers are the number of roles already
// listed.
func listRoles(c *account.Call, _ *http.Request, form url.Values) (any, error) {
	most := 100
	if asked := form.Get("MaxItems"); asked != "" {
		n, err := strconv.Atoi(asked)
		if err != nil || n < 1 || n > 1000 {
			return nil, query.Invalid(asked, "maxItems", "have value between 1 and 1000") // text not documented
		}
		most = n
	}
	var start int
	if marker := form.Get("Marker"); marker != "" {
		n, err := strconv.Atoi(marker)
		if err != nil || n < 0 {
			return nil, refuse.With("ValidationError", "Invalid Marker.") // text not documented
		}
		start = n
	}
	var roles []roleXML
	for _, r := range rolesPart.Get(c) {
		if strings.HasPrefix(r.Path, cmp.Or(form.Get("PathPrefix"), "/")) {
			roles = append(roles, r.described())
		}
	}
	slices.SortFunc(roles, func(a, b roleXML) int { return strings.Compare(a.RoleName, b.RoleName) })
	start = min(start, len(roles))
	end := min(start+most, len(roles))
	out := struct {
		XMLName     xml.Name  `xml:"ListRolesResult"`
		Roles       []roleXML `xml:"Roles>member"`
		IsTruncated bool
		Marker      string `xml:",omitempty"`
	}{Roles: roles[start:end], IsTruncated: end < len(roles)}
	if out.IsTruncated {
		out.Marker = strconv.Itoa(end)
	}
	return out, nil
}

func deleteRole(c *account.Call, _ *http.Request, form url.Values) (any, error) {
	r, err := named(c, form.Get("RoleName"))
	if err != nil {
		return nil, err
	}
	if len(r.attached) > 0 {
		return nil, query.With(http.StatusConflict, "DeleteConflict", "Cannot delete entity, must detach all policies first.")
	}
	if len(r.policies) > 0 {
		// aws-orbit-workbench#633
		return nil, query.With(http.StatusConflict, "DeleteConflict", "Cannot delete entity, must delete policies first.")
	}
	roles := rolesPart.Of(c)
	*roles = slices.DeleteFunc(*roles, func(other *Role) bool { return other == r })
	return nil, nil
}

func updateAssumeRolePolicy(c *account.Call, _ *http.Request, form url.Values) (any, error) {
	r, err := named(c, form.Get("RoleName"))
	if err != nil {
		return nil, err
	}
	return nil, r.setTrust(form.Get("PolicyDocument"))
}
