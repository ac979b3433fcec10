package watch_test

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/source"
	"github.com/cognito-tui/cognito-tui/logs/watch"
)

var noon = time.Date(2026, time.March, 14, 12, 0, 0, 0, time.UTC)

// record is a sign-in as a user pool exports it.
func record(id int, at time.Time, outcome, user, ip string) logs.Record {
	return logs.Record{Group: "g", Time: at, Text: fmt.Sprintf(
		`{"eventTimestamp":"%d","eventSource":"USER_ACTIVITY","logLevel":"INFO","message":{"eventId":"e%d","eventType":"SignIn","userSub":%q,"userName":%q,"userPoolId":"eu-west-1_A","clientId":"web","eventResponse":%q,"ipAddress":%q}}`,
		at.UnixMilli(), id, "sub-"+user, user, outcome, ip)}
}

// trailed is ada's failure as CloudTrail reports it.
func trailed(at time.Time, message string) logs.Record {
	return logs.Record{Group: "trail", Text: fmt.Sprintf(
		`{"eventSource":"cognito-idp.amazonaws.com","eventName":"InitiateAuth","eventTime":%q,"eventID":"c1","errorCode":"NotAuthorizedException","errorMessage":%q,"sourceIPAddress":"203.0.113.9","requestParameters":{"clientId":"web"},"additionalEventData":{"sub":"sub-ada"}}`,
		at.Format(time.RFC3339), message)}
}

func ids(events []*logs.Event) (out []string) {
	for _, e := range events {
		out = append(out, e.ID)
	}
	return out
}

func TestTheNewestEventsAreKeptAndTold(t *testing.T) {
	w := watch.New(watch.Options{Keep: 3})
	for i := range 5 {
		w.Records([]logs.Record{record(i, noon.Add(time.Duration(i)*time.Second), "Pass", "ada", "192.0.2.1")})
	}
	events, total := w.Since(0)
	if got := ids(events); total != 5 || !slices.Equal(got, []string{"e2", "e3", "e4"}) {
		t.Errorf("of %d events are kept %v", total, got)
	}
	w.Records([]logs.Record{record(5, noon.Add(5*time.Second), "Pass", "ada", "192.0.2.1")})
	if events, next := w.Since(total); next != 6 || !slices.Equal(ids(events), []string{"e5"}) {
		t.Errorf("new are %v of %d", ids(events), next)
	}
	if got := ids(w.Events([]string{"e4", "e0"})); !slices.Equal(got, []string{"e4"}) {
		t.Errorf("found are %v", got)
	}
	select {
	case <-w.Changed():
	default:
		t.Error("nobody was told that something came")
	}
}

// CloudTrail's records come minutes late: the last minutes are not quiet, but
// unknown.
func TestEventsAMinuteAreThoseOfTheLastMinuteThatIsKnown(t *testing.T) {
	late, prompt := source.LogStatus{Name: "trail", Late: 32 * time.Minute}, source.LogStatus{Name: "export", Late: 2 * time.Minute}
	for name, c := range map[string]struct {
		status    source.Status
		at        time.Duration // after noon
		perMinute int
		until     time.Duration // after noon
	}{
		"nothing is read yet":                {source.Status{}, 0, 0, 0},
		"a log that comes at once":           {source.Status{Logs: []source.LogStatus{prompt, late}}, 0, 0, 0},
		"one that is not read to now":        {source.Status{Logs: []source.LogStatus{prompt}, Behind: 6 * time.Minute}, 0, 2, -6 * time.Minute},
		"a late one":                         {source.Status{Logs: []source.LogStatus{late}}, 0, 1, -5 * time.Minute},
		"a late one that is not read to now": {source.Status{Logs: []source.LogStatus{late}, Behind: 6 * time.Minute}, 0, 2, -6 * time.Minute},
		"a late one that is quiet":           {source.Status{Logs: []source.LogStatus{late}}, 20 * time.Minute, 0, 12 * time.Minute},
	} {
		w := watch.New(watch.Options{})
		for i, ago := range []time.Duration{5*time.Minute - 20*time.Second, 6*time.Minute - time.Second, 7 * time.Minute, 7*time.Minute - time.Second} {
			w.Records([]logs.Record{record(i, noon.Add(-ago), "Fail", "ada", "192.0.2.1")})
		}
		w.Read(c.status, noon.Add(c.at))
		if got := w.Counts(noon.Add(c.at)); got.PerMinute != c.perMinute || !got.Until.Equal(noon.Add(c.until)) {
			t.Errorf("%s: %d a minute until %s, want %d until %s after noon", name, got.PerMinute, got.Until, c.perMinute, c.until)
		}
	}
}

// A reading that starts again overlaps the one before it.
func TestWhatIsReadTwiceIsToldOnce(t *testing.T) {
	w := watch.New(watch.Options{Keep: 10})
	batch := []logs.Record{record(1, noon, "InProgress", "ada", "192.0.2.1"), record(1, noon.Add(time.Second), "Pass", "ada", "192.0.2.1")}
	w.Records(batch)
	w.Records(batch)
	if _, total := w.Since(0); total != 2 {
		t.Errorf("%d events were told, want the beginning and the end of one sign-in", total)
	}
	if d := w.State().Detect; d.Users != 1 {
		t.Errorf("%d users are known by a success", d.Users)
	}
}

// A pool with an export and a trail: CloudTrail reports everything again. Which
// of the logs is read first is not known.
func TestWhatTwoSourcesTellIsCountedOnce(t *testing.T) {
	both := []logs.Record{record(1, noon.Add(-time.Minute), "Fail", "ada", "203.0.113.9"), trailed(noon.Add(-time.Minute), "Incorrect username or password.")}
	for source, batch := range map[string][]logs.Record{"cloudtrail": both, "user-activity": {both[1], both[0]}} {
		w := watch.New(watch.Options{})
		w.Records(batch)
		events, _ := w.Since(0)
		if len(events) != 2 || events[0].Again || !events[1].Again {
			t.Fatalf("%s again: %+v", source, events)
		}
		if c := w.Counts(noon); c.Fail[len(c.Fail)-2] != 1 || c.PerMinute != 1 {
			t.Errorf("%s again: counted are %v, %d a minute", source, c.Fail, c.PerMinute)
		}
		for text, want := range map[string]bool{"": false, "outcome:fail": false, "source:" + source: true, "-reason:disabled": false} {
			if q, err := logs.ParseQuery(text); err != nil || q.Shows(events[1]) != want {
				t.Errorf("%q: shown is %t, %v", text, !want, err)
			}
		}
	}
}

// A reading that starts again may bring more than is kept.
func TestMoreThanIsKeptIsToldOnce(t *testing.T) {
	w := watch.New(watch.Options{Keep: 100})
	var batch []logs.Record
	for i := range 300 {
		batch = append(batch, record(i, noon.Add(time.Duration(i)*time.Second), "Fail", "ada", "192.0.2.1"))
	}
	w.Records(batch)
	w.Records(batch)
	counted := 0
	for _, n := range w.Counts(noon.Add(6 * time.Minute)).Fail {
		counted += n
	}
	if _, total := w.Since(0); total != 300 || counted != 300 {
		t.Errorf("of 300 events %d are told and %d counted", total, counted)
	}
}

func TestCountsAreByTheMinuteOfTheEvents(t *testing.T) {
	w := watch.New(watch.Options{})
	for i := range 30 {
		w.Records([]logs.Record{record(i, noon.Add(-90*time.Second), "Fail", fmt.Sprint("u", i%3), "203.0.113.9")})
	}
	w.Records([]logs.Record{record(99, noon.Add(-59*time.Minute), "Pass", "ada", "192.0.2.1"), record(100, noon.Add(-3*time.Hour), "Pass", "ada", "192.0.2.1")})
	c := w.Counts(noon)
	if n := len(c.Fail); c.Fail[n-3] != 30 || c.Pass[n-60] != 1 || slices.Max(c.Pass) != 1 {
		t.Errorf("counts are %+v", c)
	}
	if top := c.Top[watch.ByIP]; len(top) != 1 || top[0] != (watch.Top{Name: "203.0.113.9", N: 30}) {
		t.Errorf("at the top are %v", top)
	}
	if top := c.Top[watch.ByUser]; len(top) != 3 || top[0].N != 10 {
		t.Errorf("users at the top are %v", top)
	}
}

// One source gives a user's name and another only the sub.
func TestAUserIsCountedOnceByWhateverNames(t *testing.T) {
	w := watch.New(watch.Options{})
	w.Records([]logs.Record{record(1, noon.Add(-2*time.Minute), "Fail", "ada", "203.0.113.9"), trailed(noon.Add(-time.Minute), "Password attempts exceeded")})
	if top := w.Counts(noon).Top[watch.ByUser]; len(top) != 1 || top[0] != (watch.Top{Name: "sub-ada", N: 2}) {
		t.Errorf("users at the top are %v", top)
	}
}

func TestAnAlertGrowsAndClosesAsTimePasses(t *testing.T) {
	w := watch.New(watch.Options{Detect: detect.Config{Seed: 1}})
	for i := range 24 {
		w.Records([]logs.Record{record(i, noon.Add(time.Duration(i)*30*time.Second), "Fail", fmt.Sprint("u", i%12), "203.0.113.9")})
	}
	alerts := w.Alerts()
	i := slices.IndexFunc(alerts, func(a detect.Alert) bool { return a.Detector == "spray_ip" })
	if i < 0 || alerts[i].State == detect.Closed {
		t.Fatalf("alerts are %+v", alerts)
	}
	w.Read(source.Status{}, noon.Add(3*time.Hour))
	if a, ok := w.Alert(alerts[i].ID); !ok || a.State != detect.Closed {
		t.Errorf("after three quiet hours it is %+v", a)
	}
	if again := w.Alerts(); len(again) != len(alerts) {
		t.Errorf("%d alerts, were %d", len(again), len(alerts))
	}
}

// Events are stamped by AWS's clock, but read and shown by this machine's.
func TestAClockThatIsWrongChangesNothing(t *testing.T) {
	type told struct{ stories, locked, failures int }
	watched := func(ahead time.Duration) (t told) {
		w := watch.New(watch.Options{Detect: detect.Config{Seed: 1}})
		read := func(at time.Time) { w.Read(source.Status{Now: at, Done: 1}, at.Add(ahead)) }
		for i := range 40 {
			at := noon.Add(time.Duration(i) * 30 * time.Second)
			w.Records([]logs.Record{record(i, at, "Fail", fmt.Sprint("u", i%12), "203.0.113.9")})
			read(at)
		}
		end := noon.Add(20 * time.Minute)
		for i := range 12 {
			w.Records([]logs.Record{record(100+i, end, "Fail", "bob", "203.0.113.9")})
			end = end.Add(30 * time.Second)
		}
		read(end)
		t.stories, t.locked = len(w.Alerts()), len(w.Locked(end.Add(ahead)))
		for _, n := range w.Counts(end.Add(ahead)).Fail {
			t.failures += n
		}
		return t
	}
	want := watched(0)
	if want.locked == 0 || want.failures != 52 {
		t.Fatalf("by the right clock there are %+v", want)
	}
	for _, ahead := range []time.Duration{time.Hour, 31 * time.Minute, -10 * time.Minute} {
		if got := watched(ahead); got != want {
			t.Errorf("by a clock that is %s ahead there are %+v, want %+v", ahead, got, want)
		}
	}
}

func TestEventsOfOtherDoorsAndUnknownRecordsAreLeftOut(t *testing.T) {
	w := watch.New(watch.Options{Rules: watch.Rules{Belongs: logs.OfPool("eu-west-1_B", nil)}})
	w.Records([]logs.Record{record(1, noon, "Pass", "ada", "192.0.2.1"), {Text: "what is this", Group: "g", Time: noon}})
	if s := w.State(); s.Events != 0 || s.NotUnderstood != 1 {
		t.Errorf("state is %+v", s)
	}
}

// CloudTrail names the app client of a sign-in and no pool: an attack on a pool uses
// whichever client it likes.
func TestWhatGoesThroughSeveralClientsIsOneStory(t *testing.T) {
	w := watch.New(watch.Options{Rules: watch.Rules{Belongs: logs.OfPool("eu-west-1_B", map[string]bool{"web": true, "ios": true})}})
	for i := range 80 {
		w.Records([]logs.Record{{Group: "trail", Text: fmt.Sprintf(
			`{"eventSource":"cognito-idp.amazonaws.com","eventName":"InitiateAuth","eventTime":%q,"eventID":"c%d","errorCode":"NotAuthorizedException","errorMessage":"Incorrect username or password.",`+
				`"sourceIPAddress":"198.18.%d.5","requestParameters":{"clientId":%q},"additionalEventData":{"sub":"sub-%d"}}`,
			noon.Add(time.Duration(i)*time.Second).Format(time.RFC3339), i, i, []string{"web", "ios"}[i%2], i)}})
	}
	alerts := w.Alerts()
	if len(alerts) != 1 || alerts[0].Detector != "stuffing_distributed" || alerts[0].Key.Value != "eu-west-1_B" || alerts[0].Users != 80 {
		t.Errorf("it tells %+v", alerts)
	}
}

// A day of failures must not keep all its records alive through the names in
// them.
func TestWhatIsCountedDoesNotHoldOnToRecords(t *testing.T) {
	const users, long = 2_000, 20_000
	w := watch.New(watch.Options{Keep: 10})
	before := heapInUse()
	for range 2 {
		for i := range users {
			r := record(i, noon.Add(time.Duration(i)*time.Millisecond), "Fail", fmt.Sprint("user", i), fmt.Sprint("192.0.2.", i%250))
			r.Text += strings.Repeat(" ", long)
			w.Records([]logs.Record{r})
		}
	}
	if grown := heapInUse() - before; grown > users*long/4 {
		t.Errorf("the counts of %d failures take %d bytes", users, grown)
	}
	runtime.KeepAlive(w)
}

func heapInUse() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// The top names cover the last minutes, so those of the hours before need not
// be kept; the counts of passes and failures are.
func TestNamesAreForgottenBeforeCounts(t *testing.T) {
	w := watch.New(watch.Options{Keep: 10})
	fail := func(minute, id int) {
		w.Records([]logs.Record{record(id, noon.Add(time.Duration(minute)*time.Minute), "Fail", "ada", "192.0.2.1")})
	}
	for minute := range 50 {
		fail(minute, minute)
	}
	now := w.Counts(noon.Add(49 * time.Minute))
	if top := now.Top[watch.ByUser]; len(top) != 1 || top[0].N != 10 {
		t.Errorf("at the top is %v, want ten failures of one user", top)
	}
	then := w.Counts(noon.Add(9 * time.Minute))
	if top := then.Top[watch.ByUser]; len(top) != 0 || then.Fail[len(then.Fail)-1] != 1 {
		t.Errorf("of forty minutes ago %v and %v are kept, want the count and no name", top, then.Fail)
	}
}

// A source that is read along with others may be hours behind them.
func TestFailuresOlderThanAllCountsAreNotCounted(t *testing.T) {
	w := watch.New(watch.Options{Keep: 10})
	for i := range 360 {
		w.Records([]logs.Record{record(i, noon.Add(time.Duration(i)*time.Minute), "Fail", "ada", "192.0.2.1")})
	}
	for i := range 360 {
		w.Records([]logs.Record{record(1000+i, noon.Add(time.Duration(i-360)*time.Minute), "Fail", "ada", "192.0.2.1")})
	}
	if c := w.Counts(noon.Add(359 * time.Minute)); c.Fail[len(c.Fail)-1] != 1 {
		t.Errorf("counted are %v", c.Fail)
	}
}

// The screen reads while a batch is taken in: it must not wait for all of it.
func TestALargeBatchDoesNotKeepTheScreenWaiting(t *testing.T) {
	const many, tries = 20_000, 50
	batch := make([]logs.Record, many)
	for try := range tries {
		for i := range batch {
			batch[i] = record(try*many+i, noon.Add(time.Duration(i)*time.Millisecond), "Pass", "ada", "192.0.2.1")
		}
		begun, once := make(chan struct{}), sync.Once{}
		w := watch.New(watch.Options{Rules: watch.Rules{Belongs: func(*logs.Event) bool {
			once.Do(func() { close(begun) })
			return true
		}}})
		done := make(chan struct{})
		go func() {
			defer close(done)
			w.Records(batch)
		}()
		<-begun
		events := w.State().Events
		<-done
		if events > 0 && events < many {
			return
		}
	}
	t.Errorf("in %d batches the screen got an answer before or after all of it, never between", tries)
}
