package triage

import (
	"context"
	"iter"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/fact"
)

// Gather reads the facts about a user of a pool that are not known yet, and yields all of them
// whenever one has come. None of its calls is billed.
func Gather(ctx context.Context, s *call.Session, pool string, f Facts, now func() time.Time) iter.Seq[Facts] {
	var readers []fact.Reader[Facts]
	if !f.Pool.Known() {
		readers = append(readers, settings(s, pool))
	}
	return fact.Gather(ctx, f, readers, fact.Terms{Unbilled: true, Now: now})
}

// settings reads the settings of the pool.
func settings(s *call.Session, pool string) fact.Reader[Facts] {
	return fact.Read(
		fact.From{Source: "the pool's settings", Service: cip.ServiceID, Operation: "DescribeUserPool"},
		func(f *Facts) *fact.Fact[admin.PoolDetail] { return &f.Pool },
		func(ctx context.Context, _ Facts) (admin.PoolDetail, int, error) {
			detail, err := admin.ReadPool(ctx, s, pool)
			return detail, 1, err
		},
	)
}
