package call

import (
	"context"
	"errors"
	"math"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/smithy-go/middleware"
)

// times makes n calls one after another and returns how long they took.
func times(t *testing.T, b *Budget, n int, service, operation string) time.Duration {
	t.Helper()
	start := time.Now()
	for range n {
		if err := b.Wait(t.Context(), service, operation); err != nil {
			t.Fatal(err)
		}
	}
	return time.Since(start).Round(time.Millisecond)
}

func TestBudgetKeepsToAThirdOfTheQuota(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := NewBudget("eu-west-1", 0, nil)
		if took := times(t, b, 10, cip.ServiceID, "ListUsers"); took != 0 {
			t.Errorf("a second's worth took %v, want none", took)
		}
		// ListUsers has 30 calls a second, of which we take 10.
		if took := times(t, b, 100, cip.ServiceID, "ListUsersInGroup"); took != 10*time.Second {
			t.Errorf("the next hundred took %v, want 10 s", took)
		}
		if took := times(t, b, 40, cip.ServiceID, "AdminGetUser"); took != 0 {
			t.Errorf("another category waited %v", took)
		}
	})
}

func TestAllowances(t *testing.T) {
	for name, tc := range map[string]struct {
		region    string
		share     float64
		overrides map[Category]float64
		category  Category
		want      float64
	}{
		"a third by default":              {"eu-west-1", 0, nil, CategoryUserList, 10},
		"a share":                         {"eu-west-1", 0.5, nil, CategoryUserList, 15},
		"never more than all":             {"eu-west-1", 7, nil, CategoryUserList, 30},
		"nonsense is the default":         {"eu-west-1", math.NaN(), nil, CategoryUserList, 10},
		"by Region":                       {"eu-central-1", 1, nil, CategoryFilterLogEvents, 5},
		"an override":                     {"eu-west-1", 0.5, map[Category]float64{CategoryUserList: 2}, CategoryUserList, 2},
		"an override goes beyond a share": {"eu-west-1", 0.5, map[Category]float64{CategoryUserList: 90}, CategoryUserList, 90},
		"an override of nothing":          {"eu-west-1", 0.5, map[Category]float64{CategoryUserList: 0}, CategoryUserList, 15},
		"of many pools":                   {"eu-west-1", 0.5, nil, CategoryUserPoolResourceRead, 10},
		"unknown calls are slow":          {"eu-west-1", 0, nil, CategoryUnknown, 1},
		"credentials hardly wait":         {"eu-west-1", 0, nil, CategoryCredentials, 200},
	} {
		t.Run(name, func(t *testing.T) {
			for _, u := range NewBudget(tc.region, tc.share, tc.overrides).Usage() {
				if u.Category == tc.category && !(math.Abs(u.PerSecond-tc.want) <= 1e-9) {
					t.Errorf("%v calls a second, want %v", u.PerSecond, tc.want)
				}
			}
		})
	}
}

// AWS takes five calls a second of one operation on one pool, from everybody.
func TestAPoolIsAskedForAShareToo(t *testing.T) {
	const list, describe = "ListUserPoolClients", "DescribeUserPoolClient"
	for name, tc := range map[string]struct {
		share     float64
		overrides map[Category]float64
		want      time.Duration // of ten calls
	}{
		"a third by default":          {0, nil, 4800 * time.Millisecond}, // two at once, and one in 0.6 s
		"all":                         {1, nil, time.Second},
		"a tenth":                     {0.1, nil, 18 * time.Second},
		"an override":                 {0, map[Category]float64{CategoryUserPoolClientRead: 10}, 0},
		"an override of another":      {0, map[Category]float64{CategoryUserPoolResourceRead: 10}, 4800 * time.Millisecond},
		"an override that is gentler": {1, map[Category]float64{CategoryUserPoolClientRead: 1}, 9 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := NewBudget("eu-west-1", tc.share, tc.overrides)
				if took := times(t, b, 10, cip.ServiceID, list); took != tc.want {
					t.Errorf("ten calls took %v, want %v", took, tc.want)
				}
			})
		})
	}
	synctest.Test(t, func(t *testing.T) {
		b := NewBudget("eu-west-1", 0, nil)
		times(t, b, 2, cip.ServiceID, list)
		if took := times(t, b, 1, cip.ServiceID, describe); took != 0 {
			t.Errorf("another operation waited %v", took)
		}
	})
}

func TestATurnBeyondTheDeadlineIsToldAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := NewBudget("eu-west-1", 0, nil) // LookupEvents: one call in 1.5 s
		times(t, b, 1, "CloudTrail", "LookupEvents")
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		start := time.Now()
		err := b.Wait(ctx, "CloudTrail", "LookupEvents")
		if !errors.Is(err, ErrOverBudget) || errors.Is(err, context.DeadlineExceeded) || time.Since(start) != 0 {
			t.Errorf("got %v after %v", err, time.Since(start))
		}
		if p := Explain(err); p.Kind != KindThrottled || !p.Retryable {
			t.Errorf("explained as %+v", p)
		}
		// A call that was not made has not used the budget.
		if took := times(t, b, 1, "CloudTrail", "LookupEvents"); took != 1500*time.Millisecond {
			t.Errorf("the next turn came after %v", took)
		}
	})
}

func TestWaitingEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := NewBudget("eu-west-1", 0, nil)
		times(t, b, 1, "CloudTrail", "LookupEvents")
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		if err := b.Wait(ctx, "CloudTrail", "LookupEvents"); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		if took := times(t, b, 1, "CloudTrail", "LookupEvents"); took != 500*time.Millisecond {
			t.Errorf("the given-up turn was lost: the next came after %v", took)
		}
	})
}

func TestUsageTellsTheTightestFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := NewBudget("eu-west-1", 0, nil)
		times(t, b, 3, cip.ServiceID, "ListUsers")
		if u := b.Usage()[0]; u.Category != CategoryUserList || math.Abs(u.Left-0.7) > 1e-9 || u.Waiting != 0 {
			t.Errorf("after three of ten: %+v", u)
		}
		times(t, b, 4, cip.ServiceID, "DescribeUserPool") // of five
		if u := b.Usage(); u[0].Category != CategoryUserPoolRead || u[1].Category != CategoryUserList {
			t.Errorf("tightest are %+v, %+v", u[0], u[1])
		}

		ctx, cancel := context.WithCancel(t.Context())
		var callers sync.WaitGroup
		for range 4 {
			callers.Go(func() { _ = b.Wait(ctx, "CloudTrail", "LookupEvents") })
		}
		synctest.Wait()
		if u := b.Usage()[0]; u.Category != CategoryLookupEvents || u.Left != 0 || u.Waiting != 3 {
			t.Errorf("with three waiting: %+v", u)
		}
		cancel()
		callers.Wait()

		time.Sleep(time.Minute)
		for _, u := range b.Usage() {
			if u.Left != 1 || u.Waiting != 0 {
				t.Errorf("after a quiet minute: %+v", u)
			}
		}
	})
}

func TestManyCallersShareOneBudget(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := NewBudget("eu-west-1", 0, nil)
		start := time.Now()
		var callers sync.WaitGroup
		for range 50 {
			callers.Go(func() {
				if err := b.Wait(t.Context(), cip.ServiceID, "ListUsers"); err != nil {
					t.Error(err)
				}
			})
		}
		callers.Wait()
		if took := time.Since(start).Round(time.Millisecond); took != 4*time.Second {
			t.Errorf("50 calls at 10 a second with 10 at once took %v, want 4 s", took)
		}
	})
}

func TestRetriesTakeTheirTurnToo(t *testing.T) {
	var requests atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		requests.Add(1)
		w.WriteHeader(http.StatusInternalServerError)
		_, _ = w.Write([]byte(`{"__type":"InternalErrorException","message":"x"}`))
	}))
	defer server.Close()

	// One call now, and the next in hours: the budget allows no retry before the
	// deadline.
	b := NewBudget("eu-west-1", 0, map[Category]float64{CategoryUserList: 1e-4})
	client := cip.NewFromConfig(aws.Config{
		Region: "eu-west-1", BaseEndpoint: &server.URL, Retryer: quick,
		Credentials: credentials.NewStaticCredentialsProvider("key", "secret", ""),
		APIOptions:  []func(*middleware.Stack) error{b.Middleware},
	})
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	_, err := client.ListUsers(ctx, &cip.ListUsersInput{UserPoolId: aws.String("eu-west-1_abc")})
	if !errors.Is(err, ErrOverBudget) || requests.Load() != 1 {
		t.Errorf("%d requests, error %v; want one request, then ErrOverBudget", requests.Load(), err)
	}
	if p := Explain(err); p.Operation != "ListUsers" || p.Kind != KindThrottled {
		t.Errorf("explained as %+v", p)
	}

	ctx, cancel = context.WithCancel(t.Context())
	time.AfterFunc(10*time.Millisecond, cancel) // while the call waits
	_, err = client.ListUsers(ctx, &cip.ListUsersInput{UserPoolId: aws.String("eu-west-1_abc")})
	if p := Explain(err); p.Kind != KindCanceled || requests.Load() != 1 {
		t.Errorf("a cancelled wait is %+v", p)
	}
}

func TestCallsOfOtherServicesAreCountedToo(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`<GetCallerIdentityResponse><GetCallerIdentityResult><Account>1</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`))
	}))
	defer server.Close()
	b := NewBudget("eu-west-1", 0, map[Category]float64{CategoryCredentials: 1})
	client := sts.NewFromConfig(aws.Config{
		Region: "eu-west-1", BaseEndpoint: &server.URL, Retryer: Retryer,
		Credentials: credentials.NewStaticCredentialsProvider("key", "secret", ""),
		APIOptions:  []func(*middleware.Stack) error{b.Middleware},
	})
	if _, err := client.GetCallerIdentity(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if u := b.Usage()[0]; u.Category != CategoryCredentials || u.Left >= 1 {
		t.Errorf("the call was not counted: %+v", u)
	}
}
