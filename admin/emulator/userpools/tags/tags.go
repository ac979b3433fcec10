// Package tags has the tags of user pools.
package tags

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// mostTags is how many tags a pool may have.
const mostTags = 50

// tagged finds the pool that an ARN names.
func tagged(c *account.Call, arn string) (*directory.Pool, error) {
	for _, p := range directory.In(c).List {
		if *p.Described.Arn == arn {
			return p, nil
		}
	}
	return nil, refuse.NotFound("Resource %s does not exist.", arn) // text not documented
}

// tagResource sets tags, beside those that the pool has. The texts of its refusals are not
// documented.
func tagResource(c *account.Call, in *cip.TagResourceInput) (*cip.TagResourceOutput, error) {
	p, err := tagged(c, *in.ResourceArn)
	if err != nil {
		return nil, err
	}
	for _, key := range slices.Sorted(maps.Keys(in.Tags)) {
		size := utf8.RuneCountInString(key)
		switch {
		case size < 1 || size > 128 || utf8.RuneCountInString(in.Tags[key]) > 256:
			return nil, refuse.InvalidParameter("A tag has a key of 1 to 128 characters and a value of at most 256.")
		case strings.HasPrefix(strings.ToLower(key), "aws:"):
			return nil, refuse.InvalidParameter("Tag keys that begin with aws: are reserved.")
		}
	}
	next := map[string]string{}
	maps.Copy(next, p.Described.UserPoolTags)
	maps.Copy(next, in.Tags)
	if len(next) > mostTags {
		return nil, refuse.InvalidParameter("A user pool cannot have more than %d tags.", mostTags)
	}
	p.Described.UserPoolTags = next
	return &cip.TagResourceOutput{}, nil
}

// untagResource removes tags. It is no error if the pool lacks one.
func untagResource(c *account.Call, in *cip.UntagResourceInput) (*cip.UntagResourceOutput, error) {
	p, err := tagged(c, *in.ResourceArn)
	if err != nil {
		return nil, err
	}
	next := map[string]string{}
	maps.Copy(next, p.Described.UserPoolTags)
	for _, key := range in.TagKeys {
		delete(next, key)
	}
	p.Described.UserPoolTags = next
	return &cip.UntagResourceOutput{}, nil
}

func listTagsForResource(c *account.Call, in *cip.ListTagsForResourceInput) (*cip.ListTagsForResourceOutput, error) {
	p, err := tagged(c, *in.ResourceArn)
	if err != nil {
		return nil, err
	}
	return &cip.ListTagsForResourceOutput{Tags: p.Described.UserPoolTags}, nil
}
