package acts

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// mappings begins the page tokens of what providers map.
const mappings = "mappings:"

// attributesLinked are the attributes by which providers may know a user: the subject, and
// those of the pool that a SAML or OIDC provider maps a claim to (API reference,
// "AdminLinkProviderForUser": SourceUser).
var attributesLinked = Naming{
	One: "attribute",
	Page: func(ctx context.Context, s *call.Session, targets []Target, token string) (call.Page[Option], error) {
		after, ok := strings.CutPrefix(token, mappings)
		if !ok { // it needs no call, so that it is there even if providers can't be read
			subject := Option{Value: subjectAttribute, Note: "the provider's own id of a user"}
			return call.Page[Option]{Items: []Option{subject}, Next: mappings}, nil
		}
		providers, err := admin.Providers(ctx, s, targets[0].Pool.ID, after)
		if err != nil {
			return call.Page[Option]{}, err
		}
		page := call.Page[Option]{}
		if providers.Next != "" {
			page.Next = mappings + providers.Next
		}
		for _, p := range providers.Items {
			if slices.Contains(socialProviders, p.Type) {
				continue // known by subject only
			}
			mapping, err := admin.ProviderMapping(ctx, s, targets[0].Pool.ID, p.Exact())
			if err != nil {
				return page, err
			}
			for _, name := range slices.Sorted(maps.Keys(mapping)) {
				page.Items = append(page.Items, Option{Value: name, Note: plain.Text(fmt.Sprintf("%s: %s", p.Name, mapping[name]))})
			}
		}
		return page, nil
	},
}
