package emulator_test

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

func (l *lab) pools() error {
	_, err := l.ListUserPools(l.Context(), &cip.ListUserPoolsInput{MaxResults: aws.Int32(5)})
	return err
}

func TestFaultsOfEachKind(t *testing.T) {
	for name, test := range map[string]struct {
		kind emulator.FaultKind
		want string // part of the SDK's error
	}{
		"throttle":                 {emulator.Throttle, "StatusCode: 400, RequestID: {id}, TooManyRequestsException: Rate exceeded"},
		"server error":             {emulator.ServerError, "StatusCode: 500, RequestID: {id}, InternalErrorException: Internal server error"},
		"cut connection":           {emulator.CutConnection, "EOF"},
		"expired credentials":      {emulator.ExpiredCredentials, "StatusCode: 400, RequestID: {id}, api error ExpiredTokenException: The security token included in the request is expired"},
		"unsupported, HTML":        {emulator.UnsupportedHTML, "StatusCode: 500"},
		"unsupported, 501":         {emulator.Unsupported501, "StatusCode: 501"},
		"unsupported, action":      {emulator.UnsupportedAction, "StatusCode: 400, RequestID: {id}, api error InvalidAction"},
		"unsupported, operation":   {emulator.UnsupportedOperation, "StatusCode: 400, RequestID: {id}, api error UnknownOperationException"},
		"unsupported, type of own": {emulator.UnsupportedType, "StatusCode: 500, RequestID: {id}, api error Unsupported"},
		"access denied": {emulator.AccessDenied, "AccessDeniedException: User: arn:aws:iam::123456789012:user/demo is not authorized to perform: " +
			"cognito-idp:ListUserPools on resource: arn:aws:cognito-idp:eu-west-1:123456789012:userpool/* because no identity-based policy allows the cognito-idp:ListUserPools action"},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t)
			remove := l.server.Inject(emulator.Fault{Operation: "ListUserPools", Kind: test.kind})
			err := l.pools()
			before, after, _ := strings.Cut(test.want, "{id}")
			if err == nil || !strings.Contains(err.Error(), before) || !strings.Contains(err.Error(), after) {
				t.Errorf("got %v\nwant %s", err, test.want)
			}
			if calls := l.server.Calls(); calls[len(calls)-1].Outcome == "" {
				t.Error("remembered as a success")
			}
			l.pool() // other operations work
			remove()
			if err := l.pools(); err != nil {
				t.Errorf("after removal: %v", err)
			}
		})
	}
}

// The worst fault: the call is carried out, but its answer is lost.
func TestACallWhoseAnswerIsCutIsCarriedOut(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	l.server.Inject(emulator.Fault{Operation: "DeleteUserPool", Kind: emulator.CutConnection})
	if _, err := l.DeleteUserPool(t.Context(), &cip.DeleteUserPoolInput{UserPoolId: pool}); err == nil {
		t.Error("it was answered")
	}
	refused(l.DescribeUserPool(t.Context(), &cip.DescribeUserPoolInput{UserPoolId: pool}))(l, "ResourceNotFoundException", "*")
}

func TestADeniedCallNamesItsPool(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	l.server.Inject(emulator.Fault{Kind: emulator.AccessDenied})
	_, err := l.DescribeUserPool(t.Context(), &cip.DescribeUserPoolInput{UserPoolId: pool})
	if err == nil || !strings.Contains(err.Error(), "userpool/"+*pool+" because") {
		t.Error(err)
	}
}

func TestFaultsMayBeCounted(t *testing.T) {
	l := newLab(t)
	l.server.Inject(emulator.Fault{Kind: emulator.Throttle, After: 2, Times: 3})
	var got strings.Builder
	for range 8 {
		if l.pools() == nil {
			got.WriteByte('.')
		} else {
			got.WriteByte('x')
		}
	}
	if got.String() != "..xxx..." {
		t.Error(got.String())
	}
}

func TestFaultsMayBeRare(t *testing.T) {
	outcomes := func() (failed int, pattern string) {
		l := newLab(t)
		l.server.Inject(emulator.Fault{Kind: emulator.ServerError, Rate: 0.3})
		for range 200 {
			if l.pools() != nil {
				failed++
				pattern += "x"
			} else {
				pattern += "."
			}
		}
		return failed, pattern
	}
	failed, pattern := outcomes()
	if math.Abs(float64(failed)/200-0.3) > 0.1 {
		t.Errorf("%d of 200 failed", failed)
	}
	if _, again := outcomes(); again != pattern {
		t.Error("the same seed gave other failures")
	}
}

func TestSlowAnswers(t *testing.T) {
	l := newLab(t)
	l.server.Inject(emulator.Fault{Kind: emulator.Latency, Delay: time.Hour})
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	_, err := l.ListUserPools(ctx, &cip.ListUserPoolsInput{MaxResults: aws.Int32(5)})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestFaultsOfSTS(t *testing.T) {
	l := newLab(t)
	l.server.Inject(emulator.Fault{Operation: "GetCallerIdentity", Kind: emulator.ExpiredCredentials})
	refused(l.sts("AKID").GetCallerIdentity(t.Context(), &sts.GetCallerIdentityInput{}))(l,
		"ExpiredTokenException", "The security token included in the request is expired")
}
