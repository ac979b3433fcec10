package resourceservers

import (
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// mostServers is how many resource servers a pool may have (developer guide, quotas).
const mostServers = 25

// find returns the place of a resource server, or the refusal where there is none.
func find(p *directory.Pool, identifier string) (int, error) {
	i := slices.IndexFunc(Kept.Get(p), func(r types.ResourceServerType) bool { return *r.Identifier == identifier })
	if i < 0 {
		return 0, refuse.NotFound("Resource server %s does not exist.", identifier) // text not documented
	}
	return i, nil
}

// distinct refuses two scopes of one name. The text is not documented.
func distinct(scopes []types.ResourceServerScopeType) error {
	seen := map[string]bool{}
	for _, s := range scopes {
		if seen[*s.ScopeName] {
			return refuse.InvalidParameter("Scope %s is given twice.", *s.ScopeName)
		}
		seen[*s.ScopeName] = true
	}
	return nil
}

// createResourceServer adds a resource server. The texts of its refusals are not documented.
func createResourceServer(_ *account.Call, p *directory.Pool, in *cip.CreateResourceServerInput) (*cip.CreateResourceServerOutput, error) {
	if _, err := find(p, *in.Identifier); err == nil {
		return nil, refuse.InvalidParameter("%s already exists in user pool %s.", *in.Identifier, p.ID())
	}
	if err := distinct(in.Scopes); err != nil {
		return nil, err
	}
	known := Kept.Of(p)
	if len(*known) >= mostServers {
		return nil, refuse.With("LimitExceededException", "User pool cannot have more than %d resource servers.", mostServers)
	}
	made := types.ResourceServerType{Identifier: in.Identifier, Name: in.Name, Scopes: in.Scopes, UserPoolId: p.Described.Id}
	*known = append(*known, made)
	return &cip.CreateResourceServerOutput{ResourceServer: &made}, nil
}

// updateResourceServer replaces the name and the scopes: the API reference says that omitted
// members get their default.
func updateResourceServer(_ *account.Call, p *directory.Pool, in *cip.UpdateResourceServerInput) (*cip.UpdateResourceServerOutput, error) {
	i, err := find(p, *in.Identifier)
	if err != nil {
		return nil, err
	}
	if err := distinct(in.Scopes); err != nil {
		return nil, err
	}
	server := &(*Kept.Of(p))[i]
	server.Name, server.Scopes = in.Name, in.Scopes
	return &cip.UpdateResourceServerOutput{ResourceServer: server}, nil
}

// deleteResourceServer removes a resource server. App clients keep its scopes, which no longer
// exist then: that is not documented.
func deleteResourceServer(_ *account.Call, p *directory.Pool, in *cip.DeleteResourceServerInput) (*cip.DeleteResourceServerOutput, error) {
	i, err := find(p, *in.Identifier)
	if err != nil {
		return nil, err
	}
	known := Kept.Of(p)
	*known = slices.Delete(*known, i, i+1)
	return &cip.DeleteResourceServerOutput{}, nil
}
