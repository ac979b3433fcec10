package source_test

import (
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/emulator"
	"github.com/cognito-tui/cognito-tui/logs/parse"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// told counts what CloudTrail reports, and how much of that the export reported
// before.
type told struct {
	parser       parse.Parser
	once         logs.Once
	again, trail int
}

func (c *told) deliver(batch []logs.Record) {
	for _, r := range batch {
		_ = c.parser.Parse(r, func(e *logs.Event) { // all of them are understood
			if e.Source == logs.CloudTrail {
				c.trail++
			}
			if c.once.Take(e) && e.Again {
				c.again++
			}
		})
	}
}

// put writes a sign-in as both report it: CloudTrail has whole seconds, and it is
// not documented whether its log's own time is that of the call or of the record.
func put(w world, trail string, n int, at time.Time, stamped time.Duration) {
	w.server.Put(activity, "s", at, fmt.Sprintf(`{"eventTimestamp":"%d","eventSource":"USER_ACTIVITY","logLevel":"INFO","message":{"eventId":"e%d",`+
		`"eventType":"SignIn","userSub":"sub-%d","userName":"u","userPoolId":"eu-west-1_A","clientId":"web","eventResponse":"Fail","ipAddress":"192.0.2.1"}}`,
		at.UnixMilli(), n, n))
	whole := at.Truncate(time.Second)
	w.server.Put(trail, "s", whole.Add(stamped), fmt.Sprintf(`{"eventSource":"cognito-idp.amazonaws.com","eventName":"InitiateAuth","eventTime":%q,`+
		`"eventID":"c%d","errorCode":"NotAuthorizedException","errorMessage":"Incorrect username or password.","sourceIPAddress":"192.0.2.1",`+
		`"requestParameters":{"clientId":"web"},"additionalEventData":{"sub":"sub-%d"}}`, whole.UTC().Format(time.RFC3339), n, n))
}

func TestWhatTwoSourcesTellOfThePastIsToldOnce(t *testing.T) {
	const sent, every = 2_000, 5 * time.Second
	for name, read := range map[string]func(w world, since time.Time) source.Reader{
		"trail": func(w world, since time.Time) source.Reader {
			return source.Poll{
				Client: w.logs, Groups: []source.LogGroup{group(activity), {Name: "trail", Kind: logs.CloudTrail}},
				Following: source.Following{Since: since},
			}
		},
		emulator.EventHistory: func(w world, since time.Time) source.Reader {
			return source.Together([]source.Reader{
				source.Poll{Client: w.logs, Groups: []source.LogGroup{group(activity)}, Following: source.Following{Since: since}},
				source.Lookup{Client: w.trail, Following: source.Following{Since: since}},
			})
		},
	} {
		for _, stamped := range []time.Duration{0, 5 * time.Minute} {
			synctest.Test(t, func(t *testing.T) {
				w := newWorld(t, emulator.Options{})
				begin := time.Now().Add(-sent * every)
				for i := range sent {
					put(w, name, i, begin.Add(time.Duration(i)*every+400*time.Millisecond), stamped)
				}
				var c told
				follow(t, read(w, begin.Add(-time.Minute)), c.deliver, func() { time.Sleep(15 * time.Minute) })
				// The history may have the latest of them sooner than the log.
				if c.trail < sent-70 || c.again < c.trail*97/100 {
					t.Errorf("%s, stamped %s later: of %d that CloudTrail told %d are known", name, stamped, c.trail, c.again)
				}
			})
		}
	}
}
