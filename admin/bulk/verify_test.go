package bulk_test

import (
	"context"
	"errors"
	"testing"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/bulk"
)

func TestAPoolThatIsGonePausesTheBulk(t *testing.T) {
	w := newWorld(t, 3)
	plan := w.plan("disable", nil)
	plan.Stale = true
	b := w.start(plan)
	plain := cip.New(cip.Options{Region: "eu-west-1", BaseEndpoint: &w.url, Credentials: access{}})
	_, err := plain.DeleteUserPool(t.Context(), &cip.DeleteUserPoolInput{UserPoolId: new(poolID)})
	w.check(err)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	err = b.Run(ctx)
	if pause, ok := errors.AsType[*bulk.Pause](err); !ok || pause.Problem == nil || pause.Problem.Kind != admin.KindNotFound {
		t.Errorf("ended with %v", err)
	}
	if p := b.Progress(); p.Left != 3 {
		t.Errorf("progress is %+v", p)
	}
	w.check(b.Close())
}
