package acts

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
)

// Force sends an act although the table refuses it, to get AWS's answer.
func Force(ctx context.Context, s *call.Session, act Act) Result {
	result := Result{Act: act}
	sendOne(ctx, s, &result)
	return result
}

// Pair is a name and a value.
type Pair struct{ Name, Value string }

// ReadPairs reads what PairLines writes.
func ReadPairs(text string) ([]Pair, string) {
	pairs, fault := Inputs{"pairs": text}.pairs("pairs")
	return record.Each(pairs, func(p pair) Pair { return Pair{p.name, p.value} }), fault
}

// ReadTarget is a target as it is read from AWS.
func ReadTarget(pool admin.PoolDetail, u types.UserType, g types.GroupType, d types.DeviceType, e types.AuthEventType) Target {
	return Target{Pool: pool, User: admin.UserOf(u), Group: admin.GroupOf(g), Device: admin.DeviceOf(d), Event: admin.AuthEventOf(e)}
}
