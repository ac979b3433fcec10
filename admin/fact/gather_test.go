package fact_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/fact"
)

// house is a subject with three facts, of which the last needs the first.
type house struct {
	Door   fact.Fact[string]
	Window fact.Fact[int]
	Key    fact.Fact[string]
}

func door(read func(context.Context) (string, error)) fact.Reader[house] {
	return fact.Read(
		fact.From{Source: "the door", Service: cognitoidentityprovider.ServiceID, Operation: "DescribeUserPool"},
		func(h *house) *fact.Fact[string] { return &h.Door },
		func(ctx context.Context, _ house) (string, int, error) { v, err := read(ctx); return v, 1, err },
	)
}

func window(read func(context.Context) (int, error)) fact.Reader[house] {
	return fact.Read(
		fact.From{Source: "the window", Service: cognitoidentityprovider.ServiceID, Operation: "AdminGetUser"},
		func(h *house) *fact.Fact[int] { return &h.Window },
		func(ctx context.Context, _ house) (int, int, error) { v, err := read(ctx); return v, 2, err },
	)
}

func key() fact.Reader[house] {
	return fact.Read(
		fact.From{Source: "the key"},
		func(h *house) *fact.Fact[string] { return &h.Key },
		func(_ context.Context, h house) (string, int, error) { return "key of " + h.Door.Value, 0, nil },
	).After(func(h house) bool { return h.Door.Known() })
}

func wooden(context.Context) (string, error) { return "wood", nil }
func two(context.Context) (int, error)       { return 2, nil }

// The window waits until the facts with the key were yielded, and needs the door.
func TestFactsComeOneByOneAndInParallel(t *testing.T) {
	opened := make(chan struct{})
	slow := func(context.Context) (int, error) { <-opened; return 2, nil }
	var seen []string
	for h := range fact.Gather(t.Context(), house{}, []fact.Reader[house]{window(slow), key(), door(wooden)}, fact.Terms{}) {
		seen = append(seen, strings.Join([]string{h.Door.Value, h.Key.Value, strings.Repeat("|", h.Window.Value)}, ","))
		if h.Key.Known() && !h.Window.Known() {
			close(opened)
		}
	}
	if got, want := strings.Join(seen, " "), ",, wood,, wood,key of wood, wood,key of wood,||"; got != want {
		t.Errorf("they came as %q, want %q", got, want)
	}
}

func TestAFactSaysWhatItCostOrWhyThereIsNone(t *testing.T) {
	broken := errors.New("the glass is broken")
	readers := []fact.Reader[house]{door(wooden), window(func(context.Context) (int, error) { return 7, broken })}
	clock := time.Date(2026, time.November, 14, 14, 0, 0, 0, time.UTC)
	tick := func() time.Time { clock = clock.Add(time.Second); return clock }
	h := fact.All(t.Context(), house{}, readers, fact.Terms{Parallel: 1, Now: tick})
	if d := h.Door; d.Value != "wood" || d.Source != "the door" || d.At.Second() != 2 || d.Cost != (fact.Cost{Calls: 1, Took: time.Second}) {
		t.Errorf("the door is %+v", d)
	}
	if w := h.Window; w.Known() || w.Value != 0 || !w.Settled() || !errors.Is(w.Err, broken) || w.Cost.Billed != 2 {
		t.Errorf("the window is %+v", w)
	}
	if l := fact.Lacking(h.Door, h.Window); l.Says != "the window: the glass is broken" || l.Awaited {
		t.Errorf("lacking is %+v", l)
	}
}

func TestBilledCallsAndWhatWaitsForThemAreLeftOutOnRequest(t *testing.T) {
	h := fact.All(t.Context(), house{}, []fact.Reader[house]{
		door(func(context.Context) (string, error) { return "", errors.New("it is stuck") }), key(),
		window(func(context.Context) (int, error) { t.Error("a billed call was made"); return 0, nil }),
	}, fact.Terms{Unbilled: true})
	if w := h.Window; w.State != fact.NotAsked || !errors.Is(w.Err, fact.ErrBilled) {
		t.Errorf("the window is %+v", w)
	}
	if h.Key.State != fact.NotAsked {
		t.Errorf("the key, for which there is no door, is %+v", h.Key)
	}
}

// After the loop was left, or the context ended, nothing is running any longer.
func TestNothingOutlivesTheLoop(t *testing.T) {
	ended := 0
	untilEnd := func(ctx context.Context) (int, error) { <-ctx.Done(); ended++; return 0, ctx.Err() }
	for h := range fact.Gather(t.Context(), house{}, []fact.Reader[house]{window(untilEnd), door(wooden)}, fact.Terms{}) {
		if h.Door.Known() {
			break
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	for h := range fact.Gather(ctx, house{}, []fact.Reader[house]{window(untilEnd), door(wooden)}, fact.Terms{}) {
		if h.Door.Known() {
			cancel()
		}
		if h.Window.Settled() && !errors.Is(h.Window.Err, context.Canceled) {
			t.Errorf("the window is %+v", h.Window)
		}
	}
	cancel()
	if ended != 2 {
		t.Errorf("%d of 2 readers ended", ended)
	}
}

func TestAPanicOfAReaderIsItsCallers(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("it was kept")
		}
	}()
	fact.All(t.Context(), house{}, []fact.Reader[house]{window(two), door(func(context.Context) (string, error) { panic("no door") })}, fact.Terms{})
}
