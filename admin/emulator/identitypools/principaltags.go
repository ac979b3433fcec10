package identitypools

import (
	ci "github.com/aws/aws-sdk-go-v2/service/cognitoidentity"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
)

// tagMap says which claims of a provider become principal tags.
type tagMap struct {
	defaults bool
	claims   map[string]string // by tag
}

// defaultTags are the mappings of user pools: username and client id (API reference). The names
// of the tags are not documented there.
var defaultTags = map[string]string{"username": "sub", "client": "aud"}

// setPrincipalTagAttributeMap sets the map of a provider. A request for the defaults can't have
// tags of its own; what AWS does with both is not documented.
func setPrincipalTagAttributeMap(_ *account.Call, p *pool, in *ci.SetPrincipalTagAttributeMapInput) (*ci.SetPrincipalTagAttributeMapOutput, error) {
	m := tagMap{shape.Value(in.UseDefaults), in.PrincipalTags}
	if m.defaults && len(m.claims) > 0 {
		return nil, refuse.InvalidParameter("PrincipalTags can't be set together with UseDefaults.") // text not documented
	}
	if m.defaults {
		m.claims = defaultTags
	}
	if p.tags == nil {
		p.tags = map[string]tagMap{}
	}
	p.tags[*in.IdentityProviderName] = m
	out := &ci.SetPrincipalTagAttributeMapOutput{}
	shape.Copy(out, m.described(p, in.IdentityProviderName))
	return out, nil
}

func getPrincipalTagAttributeMap(_ *account.Call, p *pool, in *ci.GetPrincipalTagAttributeMapInput) (*ci.GetPrincipalTagAttributeMapOutput, error) {
	return p.tags[*in.IdentityProviderName].described(p, in.IdentityProviderName), nil
}

func (m tagMap) described(p *pool, provider *string) *ci.GetPrincipalTagAttributeMapOutput {
	return &ci.GetPrincipalTagAttributeMapOutput{
		IdentityPoolId: p.described.IdentityPoolId, IdentityProviderName: provider, UseDefaults: &m.defaults, PrincipalTags: m.claims,
	}
}

// tagsOf returns the principal tags of a sign-in. A claim that is absent or is a list makes no
// tag: what AWS does with a list is not documented.
func (p *pool) tagsOf(proofs []proof) map[string]string {
	tags := map[string]string{}
	for _, one := range proofs {
		for tag, claim := range p.tags[one.provider].claims {
			if value, ok := textOf(one.claims[claim]); ok {
				tags[tag] = value
			}
		}
		for tag, value := range one.tags {
			tags[tag] = value
		}
	}
	return tags
}
