package admin

import (
	"context"
	"fmt"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Replicas reads the Regions to which a pool is replicated, its primary one
// among them: a ListUserPoolReplicas call for each page. Most pools have none.
func Replicas(ctx context.Context, s *Session, pool string) ([]string, error) {
	var regions []string
	pages := Pages(ctx, func(ctx context.Context, token string) (Page[string], error) {
		out, err := s.Cognito().ListUserPoolReplicas(ctx, &cip.ListUserPoolReplicasInput{UserPoolId: &pool, NextToken: optional(token)})
		if err != nil {
			return Page[string]{}, fmt.Errorf("reading replicas of pool %s: %w", pool, err)
		}
		page := Page[string]{Next: deref(out.NextToken)}
		for i := range out.UserPoolReplicas {
			page.Items = append(page.Items, plain.Text(deref(out.UserPoolReplicas[i].RegionName)))
		}
		return page, nil
	})
	for page, err := range pages {
		if err != nil {
			return regions, err
		}
		regions = append(regions, page...)
	}
	return regions, nil
}
