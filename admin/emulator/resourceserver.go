package emulator

import (
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// resourceServerPage is the most, and the default, of a page of resource
// servers: less than of everything else.
const resourceServerPage = int32(50)

// resourceServersPart is of a pool.
const resourceServersPart part[[]types.ResourceServerType] = "resource servers"

func describeResourceServer(_ *call, p *pool, in *cip.DescribeResourceServerInput) (*cip.DescribeResourceServerOutput, error) {
	known := resourceServersPart.get(p)
	i := slices.IndexFunc(known, func(r types.ResourceServerType) bool { return *r.Identifier == *in.Identifier })
	if i < 0 {
		return nil, notFound("Resource server %s does not exist.", *in.Identifier) // text not documented
	}
	return &cip.DescribeResourceServerOutput{ResourceServer: &known[i]}, nil
}

func listResourceServers(c *call, p *pool, in *cip.ListResourceServersInput) (*cip.ListResourceServersOutput, error) {
	limit := in.MaxResults
	if limit == nil {
		most := resourceServerPage
		limit = &most
	}
	servers, next, err := page(c, listing{scope: "ListResourceServers " + p.id(), limit: limit, token: in.NextToken}, resourceServersPart.get(p))
	if err != nil {
		return nil, err
	}
	return &cip.ListResourceServersOutput{ResourceServers: append([]types.ResourceServerType{}, servers...), NextToken: next}, nil
}
