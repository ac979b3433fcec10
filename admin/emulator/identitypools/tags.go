package identitypools

import (
	"fmt"
	"maps"
	"strings"

	ci "github.com/aws/aws-sdk-go-v2/service/cognitoidentity"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
)

// mostTags is how many tags an identity pool can have (API reference, TagResource).
const mostTags = 50

func checkTags(tags map[string]string) error {
	if len(tags) > mostTags {
		return refuse.InvalidParameter("An identity pool can have up to %d tags.", mostTags) // text not documented
	}
	return nil
}

// tagged finds the pool that an ARN names.
func tagged(c *account.Call, arn string) (*pool, error) {
	id, ok := strings.CutPrefix(arn, fmt.Sprintf("arn:aws:cognito-identity:%s:%s:identitypool/", c.Region, c.ID))
	if !ok {
		return nil, refuse.InvalidParameter("Invalid resource ARN: %s", arn) // text not documented
	}
	return findPool(c, id)
}

func tagResource(c *account.Call, in *ci.TagResourceInput) (*ci.TagResourceOutput, error) {
	p, err := tagged(c, *in.ResourceArn)
	if err != nil {
		return nil, err
	}
	tags := map[string]string{}
	maps.Copy(tags, p.described.IdentityPoolTags)
	maps.Copy(tags, in.Tags)
	if err := checkTags(tags); err != nil {
		return nil, err
	}
	p.described.IdentityPoolTags = tags
	return &ci.TagResourceOutput{}, nil
}

func untagResource(c *account.Call, in *ci.UntagResourceInput) (*ci.UntagResourceOutput, error) {
	p, err := tagged(c, *in.ResourceArn)
	if err != nil {
		return nil, err
	}
	for _, key := range in.TagKeys {
		delete(p.described.IdentityPoolTags, key)
	}
	return &ci.UntagResourceOutput{}, nil
}

func listTagsForResource(c *account.Call, in *ci.ListTagsForResourceInput) (*ci.ListTagsForResourceOutput, error) {
	p, err := tagged(c, *in.ResourceArn)
	if err != nil {
		return nil, err
	}
	return &ci.ListTagsForResourceOutput{Tags: p.described.IdentityPoolTags}, nil
}
