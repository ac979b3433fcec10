package tui_test

import (
	"net/http"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// gate holds the first call of an operation until another is made. It is closed once it
// is told what to hold.
type gate struct {
	mu          sync.Mutex
	hold, until string
	fail        bool            // the call that was held
	held, open  chan struct{}   // closed when the call has arrived, and when it may continue
	over        <-chan struct{} // the test
	calls       map[string]int  // of every operation since it was closed
}

func (g *gate) shut(hold, until string, fail bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.hold, g.until, g.fail, g.held, g.open, g.calls = hold, until, fail, make(chan struct{}), make(chan struct{}), map[string]int{}
}

func (g *gate) count(operation string) int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.calls[operation]
}

// pass returns what a call must wait for, nil for nothing.
func (g *gate) pass(operation string) (open chan struct{}) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.hold == "" {
		return nil
	}
	g.calls[operation]++
	switch n := g.calls[operation]; {
	case operation == g.hold && n == 1:
		close(g.held)
		return g.open
	case operation == g.until && n == 1:
		close(g.open)
	}
	return nil
}

func (g *gate) before(aws http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		target := r.Header.Get("X-Amz-Target")
		if open := g.pass(target[strings.LastIndex(target, ".")+1:]); open != nil {
			select {
			case <-open:
			case <-g.over:
			}
			if g.fail {
				w.Header().Set("X-Amzn-Errortype", "AccessDeniedException")
				w.WriteHeader(http.StatusBadRequest)
				return
			}
		}
		aws.ServeHTTP(w, r)
	})
}

// gated is a house with a trail and one sign-in, behind a gate.
func gated(t *testing.T) (*house, *gate) {
	t.Helper()
	g := &gate{over: t.Context().Done()} // which is before what waits for the calls to end
	h := houseBehind(t, withTrail(), g.before, screen.Options{})
	h.signs(1, "Pass", "198.51.100.23", time.Minute)
	h.Command("pool acme-workforce")
	return h, g
}

// The groups are read for the first time when all earlier keys have been handled.
func TestTheSourcesAreLookedForOnceHoweverOftenTheTabIsShown(t *testing.T) {
	h, g := gated(t)
	g.shut("GetLogDeliveryConfiguration", "ListGroups", false)
	h.Hit("4")
	<-g.held
	h.Type("1412").Press("4").Sees("following", "latest 1 event")
	if n := g.count("GetLogDeliveryConfiguration"); n != 1 {
		t.Errorf("they were looked for %d times", n)
	}
}

func TestWhatAnEarlierSearchFindsCountsForNothing(t *testing.T) {
	h, g := gated(t)
	g.shut("GetLogDeliveryConfiguration", "FilterLogEvents", true)
	h.Hit("4")
	<-g.held
	h.Press("R").Sees("following", "latest 1 event")
	if n := g.count("GetLogDeliveryConfiguration"); n != 2 {
		t.Errorf("they were looked for %d times", n)
	}
	h.Press("S").Sees("user activity: found")
}

// The list counts down by itself; R does not wait for that.
func TestNobodyIsSaidNotToBeLockedBeforeTheLogsWereRead(t *testing.T) {
	h, g := gated(t)
	for i := range 12 {
		h.signs(3, "Fail", "198.51.100.77", 30*time.Second+time.Duration(11-i)*140*time.Second)
	}
	g.shut("GetLogDeliveryConfiguration", "the test opens it", false)
	for _, key := range strings.Split(":locked", "") {
		h.Hit(key)
	}
	h.Hit("enter")
	<-g.held
	h.Writes("known").Writes("looking")
	if strings.Contains(h.Written(), "Nobody") {
		t.Error("nobody is said to be locked")
	}
	close(g.open)
	h.Press("R").Press("R").Sees("~ " + h.username(3))
}

// dead is an endpoint that can be made to stop answering.
type dead struct{ is atomic.Bool }

func (d *dead) before(aws http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if d.is.Load() {
			panic(http.ErrAbortHandler) // which cuts the connection
		}
		aws.ServeHTTP(w, r)
	})
}

// What was read is all there is while nothing answers.
func TestWhatWasReadStaysWhereTheSourcesAreNotFoundAnew(t *testing.T) {
	d := &dead{}
	h := attackedBehind(t, d.before)
	h.Sees("latest 25 events", "✗ spray ip", "1 alert")
	d.is.Store(true)
	h.Press("R").Sees("! The log sources could not be looked for again", "latest 25 events", "✗ spray ip").
		Press("w", "enter").Sees("evidence: ").Press("esc", "w").
		Command("signins 6h").Sees("latest 25 events")
	d.is.Store(false)
	h.signs(15, "Pass", "198.51.100.24", 0)
	h.goLive().Sees("latest 26 events") // reading continues
	h.Command("signins 6h").Sees("following", "latest 26 events", "✗ spray ip").SeesNot("could not be looked for again")
}

// The stream can be read and filtered meanwhile, and the filter is kept.
func TestTheStreamIsThereWhileTheSourcesAreLookedFor(t *testing.T) {
	h, g := gated(t)
	h.Press("4").Sees("latest 1 event")
	g.shut("GetLogDeliveryConfiguration", "the test opens it", false)
	h.Hit("R")
	<-g.held
	for _, key := range strings.Split("/outcome:fail", "") {
		h.Hit(key)
	}
	h.Hit("enter").Writes("looking for the sources").Writes("None of the 1 events")
	close(g.open)
	h.Press("down").Sees("outcome:fail", "following").SeesNot("looking for the sources")
}

// A title is no place for all that somebody may name a Region.
func TestTheWindowTitleIsBounded(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{Options: screen.Options{Session: call.Options{Region: strings.Repeat("x", 5000)}}})
	title := regexp.MustCompile("\x1b\\]2;([^\x07\x1b]*)").FindAllStringSubmatch(c.Written(), -1)
	for _, is := range title {
		if n := utf8.RuneCountInString(is[1]); n > 256 {
			t.Errorf("a title of %d characters", n)
		}
	}
	if len(title) == 0 || !strings.Contains(title[len(title)-1][1], "xxx") {
		t.Errorf("titles are %q", title)
	}
}
