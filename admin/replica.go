package admin

import (
	"context"
	"fmt"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Replicas reads the Regions to which a pool is replicated, its primary one
// among them: a ListUserPoolReplicas call for each page. Most pools have none.
func Replicas(ctx context.Context, s *call.Session, pool string) ([]string, error) {
	var regions []string
	pages := call.Pages(ctx, func(ctx context.Context, token string) (call.Page[string], error) {
		out, err := s.Cognito().ListUserPoolReplicas(ctx, &cip.ListUserPoolReplicasInput{UserPoolId: &pool, NextToken: record.NonEmpty(token)})
		if err != nil {
			return call.Page[string]{}, fmt.Errorf("reading replicas of pool %s: %w", pool, err)
		}
		page := call.Page[string]{Next: record.Value(out.NextToken)}
		for i := range out.UserPoolReplicas {
			page.Items = append(page.Items, plain.Text(record.Value(out.UserPoolReplicas[i].RegionName)))
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
