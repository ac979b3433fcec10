// Package resourceservers has resource servers and their scopes.
package resourceservers

import (
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// resourceServerPage is both the largest and the default size of a page of resource servers:
// smaller than for everything else.
const resourceServerPage = int32(50)

// Kept holds a pool's resource servers.
const Kept account.Part[[]types.ResourceServerType] = "resource servers"

// Offers reports whether a scope, as tokens name it, is one of a resource server of the pool.
func Offers(p *directory.Pool, scope string) bool {
	for _, server := range Kept.Get(p) {
		for _, s := range server.Scopes {
			if *server.Identifier+"/"+*s.ScopeName == scope {
				return true
			}
		}
	}
	return false
}

func describeResourceServer(_ *account.Call, p *directory.Pool, in *cip.DescribeResourceServerInput) (*cip.DescribeResourceServerOutput, error) {
	i, err := find(p, *in.Identifier)
	if err != nil {
		return nil, err
	}
	return &cip.DescribeResourceServerOutput{ResourceServer: &Kept.Get(p)[i]}, nil
}

func listResourceServers(c *account.Call, p *directory.Pool, in *cip.ListResourceServersInput) (*cip.ListResourceServersOutput, error) {
	limit := in.MaxResults
	if limit == nil {
		most := resourceServerPage
		limit = &most
	}
	servers, next, err := account.Page(c, account.Listing{Scope: "ListResourceServers " + p.ID(), Limit: limit, Token: in.NextToken}, Kept.Get(p))
	if err != nil {
		return nil, err
	}
	return &cip.ListResourceServersOutput{ResourceServers: append([]types.ResourceServerType{}, servers...), NextToken: next}, nil
}
