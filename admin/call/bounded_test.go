package call

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

// endless are answers that do not end, or not as they should.
var endless = map[string]struct {
	answer func(w http.ResponseWriter, r *http.Request)
	limits Limits
	want   string
}{
	"nothing comes amid the answer": {
		func(w http.ResponseWriter, r *http.Request) { write(w, `{"x":"`); <-r.Context().Done() },
		Limits{Idle: 20 * time.Millisecond},
		"AWS began to answer and did not finish.",
	},
	"a byte at a time": {
		func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				write(w, " ")
			}
		},
		Limits{Idle: time.Minute, Whole: 50 * time.Millisecond},
		"AWS began to answer and did not finish.",
	},
	"bytes without end": {
		func(w http.ResponseWriter, r *http.Request) {
			write(w, `{"x":"`)
			for some := strings.Repeat("x", 64<<10); r.Context().Err() == nil; {
				write(w, some)
			}
		},
		Limits{Bytes: 4 << 20},
		"The answer is larger than any that AWS gives.",
	},
	"an error without end": {
		func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(http.StatusBadRequest)
			for some := strings.Repeat("x", 64<<10); r.Context().Err() == nil; {
				write(w, some)
			}
		},
		Limits{Bytes: 4 << 20},
		"The answer is larger than any that AWS gives.",
	},
	"a header without end": {
		func(w http.ResponseWriter, _ *http.Request) {
			connection, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				return
			}
			defer func() { _ = connection.Close() }()
			_, err = connection.Write([]byte("HTTP/1.1 200 OK\r\n"))
			for some := []byte("X-Some: " + strings.Repeat("x", 4<<10) + "\r\n"); err == nil; {
				_, err = connection.Write(some)
			}
		},
		Limits{},
		"AWS could not be reached.",
	},
}

func write(w http.ResponseWriter, text string) {
	_, _ = io.WriteString(w, text) // the client goes away
	_ = http.NewResponseController(w).Flush()
}

// calls are one of each client that a session has.
var boundedCalls = map[string]func(t *testing.T, s *Session) error{
	"Cognito": func(t *testing.T, s *Session) error {
		_, err := s.Cognito().ListUserPools(t.Context(), &cip.ListUserPoolsInput{MaxResults: new(int32(10))})
		return err
	},
	"Logs": func(t *testing.T, s *Session) error {
		_, err := s.Logs().FilterLogEvents(t.Context(), &cloudwatchlogs.FilterLogEventsInput{LogGroupName: new("group")})
		return err
	},
	"CloudTrail": func(t *testing.T, s *Session) error {
		_, err := s.CloudTrail().LookupEvents(t.Context(), &cloudtrail.LookupEventsInput{})
		return err
	},
	"STS": func(t *testing.T, s *Session) error {
		_, err := s.client.Load().sts.GetCallerIdentity(t.Context(), &sts.GetCallerIdentityInput{})
		return err
	},
	"a key set": func(_ *testing.T, s *Session) error {
		response, err := (&http.Client{Transport: s.Transport()}).Get(s.Endpoint() + "/keys")
		if err != nil {
			return err
		}
		defer func() { _ = response.Body.Close() }()
		_, err = io.Copy(io.Discard, response.Body)
		return err
	},
}

func TestAnAnswerWithoutEndIsAProblem(t *testing.T) {
	for name, c := range endless {
		for client, call := range boundedCalls {
			t.Run(name+", "+client, func(t *testing.T) {
				s := answeredBy(t, c.answer, c.limits)
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				err := call(t, s)
				runtime.ReadMemStats(&after)
				problem := Explain(err)
				if problem == nil || problem.Meaning != c.want && name != "a header without end" {
					t.Errorf("got %v, want %q", err, c.want)
				}
				if taken := after.TotalAlloc - before.TotalAlloc; taken > 100<<20 {
					t.Errorf("%d MB were allocated", taken>>20)
				}
			})
		}
	}
}

func TestAPackedAnswerIsLimitedAsWhatItIsUnpacked(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, _ = w.Write(make([]byte, 16<<20))
	_ = w.Close()
	s := answeredBy(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(packed.Bytes())
	}, Limits{Bytes: 1 << 20})
	if err := boundedCalls["a key set"](t, s); !errors.Is(err, ErrTooLarge) {
		t.Errorf("%d bytes that are 16 MB: %v", packed.Len(), err)
	}
}

// What stalls once is asked for again; what must not be done twice is not.
func TestACallThatStallsIsTriedAgain(t *testing.T) {
	var asked atomic.Int32
	s := answeredBy(t, func(w http.ResponseWriter, r *http.Request) {
		if asked.Add(1) == 1 {
			write(w, `{"UserPools":[`)
			<-r.Context().Done()
			return
		}
		write(w, `{"UserPools":[]}`)
	}, Limits{Idle: 20 * time.Millisecond})
	if err := boundedCalls["Cognito"](t, s); err != nil || asked.Load() != 2 {
		t.Errorf("asked %d times: %v", asked.Load(), err)
	}
	asked.Store(0)
	_, err := s.Cognito().AdminDisableUser(t.Context(), &cip.AdminDisableUserInput{UserPoolId: new("eu-west-1_abc"), Username: new("alice")},
		func(o *cip.Options) { o.Retryer = ThrottleRetryer() })
	if problem := Explain(err); problem == nil || problem.Kind != KindNetwork || asked.Load() != 1 {
		t.Errorf("asked %d times: %v", asked.Load(), err)
	}
}

func answeredBy(t *testing.T, answer http.HandlerFunc, limits Limits) *Session {
	t.Helper()
	server := httptest.NewServer(answer)
	t.Cleanup(server.Close)
	s, err := Open(t.Context(), Options{
		Region: "eu-west-1", Endpoint: server.URL, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
		MaxBackoff: time.Millisecond, Share: 1, Limits: limits,
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
