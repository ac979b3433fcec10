package iam

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/policy"
	"github.com/cognito-tui/cognito-tui/admin/emulator/query"
	"github.com/cognito-tui/cognito-tui/admin/emulator/random"
)

// managed is a policy of the account that roles can share. Nothing here depends on what it allows.
type managed struct {
	name, path, id, arn string
	description         string
	created             time.Time
}

const managedPart account.Part[[]*managed] = "managed policies of IAM"

// attachable is how many policies a role may share (IAM user guide, quotas).
const attachable = 10

var likePolicyName = regexp.MustCompile(`^[\w+=,.@-]{1,128}$`)

// ofAWS is before the names of AWS's own policies. Which there are is not known here: all of them
// can be attached.
const ofAWS = "arn:aws:iam::aws:policy/"

// managedXML is a managed policy in an answer.
type managedXML struct {
	PolicyName       string
	ID               string `xml:"PolicyId"`
	Arn, Path        string
	DefaultVersionID string `xml:"DefaultVersionId"`
	AttachmentCount  int
	IsAttachable     bool
	Description      string `xml:",omitempty"`
	CreateDate       string
	UpdateDate       string
}

func (m *managed) described(h account.Holder) managedXML {
	made := m.created.UTC().Format(time.RFC3339)
	return managedXML{
		PolicyName: m.name, ID: m.id, Arn: m.arn, Path: m.path, DefaultVersionID: "v1", AttachmentCount: attachments(h, m.arn),
		IsAttachable: true, Description: m.description, CreateDate: made, UpdateDate: made,
	}
}

// attachments counts the roles that share a policy.
func attachments(h account.Holder, arn string) int {
	count := 0
	for _, r := range rolesPart.Get(h) {
		if slices.Contains(r.attached, arn) {
			count++
		}
	}
	return count
}

func isManaged(arn string) func(*managed) bool {
	return func(m *managed) bool { return m.arn == arn }
}

func found(h account.Holder, arn string) (*managed, error) {
	policies := managedPart.Get(h)
	if i := slices.IndexFunc(policies, isManaged(arn)); i >= 0 {
		return policies[i], nil
	}
	return nil, query.With(http.StatusNotFound, "NoSuchEntity", "Policy %s was not found.", arn)
}

func createPolicy(c *account.Call, _ *http.Request, form url.Values) (any, error) {
	m := &managed{name: form.Get("PolicyName"), path: cmp.Or(form.Get("Path"), "/"), description: form.Get("Description"), created: c.At}
	switch {
	case !likePolicyName.MatchString(m.name):
		return nil, query.Invalid(m.name, "policyName", `satisfy regular expression pattern: [\w+=,.@-]+`)
	case !likePath.MatchString(m.path):
		return nil, query.Invalid(m.path, "path", `satisfy regular expression pattern: (\u002F)|(\u002F[\u0021-\u007E]+\u002F)`)
	}
	if _, err := policy.Parse(form.Get("PolicyDocument")); err != nil {
		return nil, malformed(err)
	}
	policies := managedPart.Of(c)
	if slices.ContainsFunc(*policies, func(other *managed) bool { return other.name == m.name }) {
		// public reports
		return nil, query.With(http.StatusConflict, "EntityAlreadyExists", "A policy called %s already exists. Duplicate names are not allowed.", m.name)
	}
	m.id, m.arn = "ANPA"+c.Random.Pick(random.Upper+"234567", 17), fmt.Sprintf("arn:aws:iam::%s:policy%s%s", c.ID, m.path, m.name)
	*policies = append(*policies, m)
	return struct {
		XMLName xml.Name `xml:"CreatePolicyResult"`
		Policy  managedXML
	}{Policy: m.described(c)}, nil
}

func getPolicy(c *account.Call, _ *http.Request, form url.Values) (any, error) {
	m, err := found(c, form.Get("PolicyArn"))
	if err != nil {
		return nil, err
	}
	return struct {
		XMLName xml.Name `xml:"GetPolicyResult"`
		Policy  managedXML
	}{Policy: m.described(c)}, nil
}

func deletePolicy(c *account.Call, _ *http.Request, form url.Values) (any, error) {
	arn := form.Get("PolicyArn")
	if _, err := found(c, arn); err != nil {
		return nil, err
	}
	if attachments(c, arn) > 0 {
		return nil, query.With(http.StatusConflict, "DeleteConflict", "Cannot delete a policy attached to entities.")
	}
	policies := managedPart.Of(c)
	*policies = slices.DeleteFunc(*policies, isManaged(arn))
	return nil, nil
}

func attachRolePolicy(c *account.Call, _ *http.Request, form url.Values) (any, error) {
	r, err := named(c, form.Get("RoleName"))
	if err != nil {
		return nil, err
	}
	arn := form.Get("PolicyArn")
	if _, err := found(c, arn); err != nil && !strings.HasPrefix(arn, ofAWS) {
		return nil, query.With(http.StatusNotFound, "NoSuchEntity", "Policy %s does not exist or is not attachable.", arn)
	}
	switch {
	case slices.Contains(r.attached, arn): // it stays attached
	case len(r.attached) >= attachable:
		return nil, query.With(http.StatusConflict, "LimitExceeded", "Cannot exceed quota for PoliciesPerRole: %d", attachable)
	default:
		r.attached = append(r.attached, arn)
	}
	return nil, nil
}

func detachRolePolicy(c *account.Call, _ *http.Request, form url.Values) (any, error) {
	r, err := named(c, form.Get("RoleName"))
	if err != nil {
		return nil, err
	}
	arn := form.Get("PolicyArn")
	if !slices.Contains(r.attached, arn) {
		return nil, query.With(http.StatusNotFound, "NoSuchEntity", "Policy %s was not found.", arn)
	}
	r.attached = slices.DeleteFunc(r.attached, func(other string) bool { return other == arn })
	return nil, nil
}

func listAttachedRolePolicies(c *account.Call, _ *http.Request, form url.Values) (any, error) {
	r, err := named(c, form.Get("RoleName"))
	if err != nil {
		return nil, err
	}
	type attached struct{ PolicyName, PolicyArn string }
	out := struct {
		XMLName          xml.Name   `xml:"ListAttachedRolePoliciesResult"`
		AttachedPolicies []attached `xml:"AttachedPolicies>member"`
		IsTruncated      bool
	}{}
	for _, arn := range r.attached {
		out.AttachedPolicies = append(out.AttachedPolicies, attached{arn[strings.LastIndex(arn, "/")+1:], arn})
	}
	return out, nil
}
