// Package tuitest lets a test use the console as a person does: press keys,
// look at the screen.
//
// What runs is the whole program: Bubble Tea's event loop and renderer, the AWS
// SDK, and the emulator over HTTP; the screen is a terminal emulator. After
// every step the driver waits until nothing is being read and the terminal
// shows the frame that the console drew, so a test never sleeps, and a renderer
// that shows something else than was drawn fails every test.
package tuitest

import (
	"context"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/charmbracelet/colorprofile"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/tui"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// Now is the time at which tests happen.
var Now = time.Date(2026, time.November, 14, 14, 3, 21, 0, time.UTC)

// patience is how long a step may take before it has failed.
const patience = 10 * time.Second

// Setup is what a test starts with. The zero Setup is the demo with 300 users
// at 120×40.
type Setup struct {
	Width, Height int
	Users         int
	Empty         bool   // no demo data
	Endpoint      string // of a running server, in place of the emulator
	Options       screen.Options
	Seed          func(*emulator.Server) // called before the console starts
}

// Console is a running console and the screen it draws on.
type Console struct {
	tb       testing.TB
	program  *tea.Program
	model    *probed
	terminal *terminal
	mirror   *mirror
	width    int
	height   int
	ended    chan struct{} // closed when the console has ended

	// Server is the emulator that the console talks to.
	Server *emulator.Server
	clock  atomic.Pointer[time.Time]
	hands  atomic.Int64 // how long keys have taken, in nanoseconds, beyond what the clock shows
	// Copied is what the console last put into the clipboard.
	Copied string
}

// Start runs the console on a fresh emulator until the test ends.
func Start(tb testing.TB, setup Setup) *Console {
	tb.Helper()
	if setup.Width == 0 {
		setup.Width, setup.Height = 120, 40
	}
	c := &Console{tb: tb, width: setup.Width, height: setup.Height}
	c.clock.Store(&Now)
	if setup.Endpoint != "" {
		c.run(setup.Endpoint, setup.Options)
		return c
	}
	c.run(c.serve(setup), setup.Options)
	return c
}

// serve starts an emulator with the demo's data, and returns its address.
func (c *Console) serve(setup Setup) (endpoint string) {
	c.tb.Helper()
	c.Server = emulator.New(emulator.Options{Now: c.now})
	if !setup.Empty {
		if setup.Users == 0 {
			setup.Users = 300
		}
		if err := c.Server.SeedDemo(setup.Users); err != nil {
			c.tb.Fatal(err)
		}
	}
	if setup.Seed != nil {
		setup.Seed(c.Server)
	}
	server := httptest.NewServer(c.Server)
	c.tb.Cleanup(server.Close)
	return server.URL
}

func (c *Console) run(endpoint string, options screen.Options) {
	ctx, cancel := context.WithCancel(context.Background())
	options.Now, options.KeyTime = c.now, c.keyTime
	options.Clipboard = func(s string) error { c.Copied = s; return nil }
	options.Session.Endpoint = endpoint
	if options.Session.Region == "" {
		options.Session.Region = "eu-west-1"
	}
	if options.Session.Profile != "" { // a role is assumed at the endpoint of STS
		c.tb.Setenv("AWS_ENDPOINT_URL_STS", endpoint)
	}
	options.Session.MaxBackoff = time.Millisecond
	if options.Session.Share == 0 && options.Session.Rates == nil {
		options.Session.Rates = unhurried()
	}
	if options.Session.Credentials == nil && options.Session.Profile == "" {
		options.Session.Credentials = credentials{}
	}
	c.terminal, c.mirror = newTerminal(c.width, c.height), newMirror(c.width, c.height)
	c.model = &probed{app: tui.New(ctx, options), hands: &c.hands, idle: make(chan struct{}, 1)}
	c.program = tea.NewProgram(c.model,
		tea.WithContext(ctx), tea.WithInput(nil), tea.WithOutput(c.terminal), tea.WithFPS(120),
		tea.WithWindowSize(c.width, c.height), tea.WithoutSignals(),
		// On a terminal that is not a tty there would be no colors to test.
		tea.WithEnvironment([]string{"TERM=xterm-256color"}), tea.WithColorProfile(colorprofile.TrueColor))
	c.model.app.SetSend(c.program.Send)
	c.ended = make(chan struct{})
	go func() {
		defer close(c.ended)
		_, _ = c.program.Run() // the context ends it, which it reports as an error
		c.model.app.Close()
	}()
	c.tb.Cleanup(func() {
		cancel()
		<-c.ended
		c.terminal.close()
		c.mirror.close()
	})
	c.settle()
}

// unhurried are rates at which no test waits.
func unhurried() map[call.Category]float64 {
	rates := map[call.Category]float64{}
	for _, c := range call.Categories() {
		rates[c] = 1000
	}
	return rates
}

// Farewell waits until the console has ended, and returns what it says then.
func (c *Console) Farewell() string {
	c.tb.Helper()
	select {
	case <-c.ended:
	case <-time.After(patience):
		c.tb.Fatalf("the console has not ended:\n%s", c.Screen())
	}
	return c.model.app.Farewell()
}

func (c *Console) now() time.Time { return *c.clock.Load() }

// keyTime is the clock that keys are timed by: pressing them takes time there, but not
// on the other clock, so that a story controls that.
func (c *Console) keyTime() time.Time { return c.now().Add(time.Duration(c.hands.Load())) }

// Advance advances the time, for the console and for AWS.
func (c *Console) Advance(d time.Duration) *Console {
	c.tb.Helper()
	later := c.now().Add(d)
	c.clock.Store(&later)
	return c
}

type credentials struct{}

func (credentials) Retrieve(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "example"}, nil
}

// A person looks at the screen before a key, but types a text without looking.
const (
	looking = 250 * time.Millisecond
	typing  = 100 * time.Millisecond
)

// Press presses keys, by Bubble Tea's names, one after the other: each when the console
// has finished the previous one and it has been seen.
func (c *Console) Press(names ...string) *Console {
	c.tb.Helper()
	for _, name := range names {
		c.Hit(name).settle()
	}
	return c
}

// Hit presses a key and waits only until it was taken, not for its effect.
func (c *Console) Hit(name string) *Console {
	c.tb.Helper()
	c.program.Send(lapse(looking))
	c.taken(keyPress(name))
	return c
}

// taken sends a key and waits until the console has taken it: the next one must have a
// time of its own.
func (c *Console) taken(key tea.KeyPressMsg) {
	c.tb.Helper()
	deadline := time.NewTimer(patience)
	defer deadline.Stop()
	c.program.Send(key)
	c.probe(deadline)
}

// Type types a text letter by letter, as people do.
func (c *Console) Type(text string) *Console {
	c.tb.Helper()
	c.program.Send(lapse(looking))
	for _, r := range text {
		c.taken(tea.KeyPressMsg{Code: r, Text: string(r)})
		c.program.Send(lapse(typing))
	}
	return c.settle()
}

// Burst types a text whose keys arrive all at once: a paste without brackets, or keys
// that were delayed on the way.
func (c *Console) Burst(text string) *Console {
	c.tb.Helper()
	for _, r := range text {
		key, named := inBurst[r]
		if !named {
			key = tea.KeyPressMsg{Code: r, Text: string(r)}
		}
		c.program.Send(key)
	}
	return c.settle()
}

// Paste pastes a text as a terminal does.
func (c *Console) Paste(text string) *Console {
	c.tb.Helper()
	c.program.Send(tea.PasteMsg{Content: text})
	return c.settle()
}

// Command runs a line of the command line.
func (c *Console) Command(line string) *Console {
	c.tb.Helper()
	return c.Press(":").Type(line).Press("enter")
}

// Resize gives the terminal another size.
func (c *Console) Resize(width, height int) *Console {
	c.tb.Helper()
	c.width, c.height = width, height
	c.terminal.resize(width, height)
	c.mirror.resize(width, height)
	c.program.Send(tea.WindowSizeMsg{Width: width, Height: height})
	return c.settle()
}

// Send sends the console a message, such as a terminal's answer.
func (c *Console) Send(msg tea.Msg) *Console {
	c.tb.Helper()
	c.program.Send(msg)
	return c.settle()
}

// settle waits until the console is idle and the terminal shows its frame. A console
// that follows logs redraws by itself, so it is asked again whenever something changed.
func (c *Console) settle() *Console {
	c.tb.Helper()
	deadline := time.NewTimer(patience)
	defer deadline.Stop()
	for {
		state := c.probe(deadline)
		if state.ended || state.idle && slices.Equal(c.terminal.lines(), c.mirror.shows(state.frame)) {
			return c
		}
		select {
		case <-c.model.idle:
		case <-c.terminal.changed:
		case <-c.ended:
			return c
		case <-deadline.C:
			c.unsettled(state)
		}
	}
}

// unsettled fails the test after the wait was too long.
func (c *Console) unsettled(last state) {
	c.tb.Helper()
	if !last.idle {
		c.tb.Fatalf("the console is still busy after %v:\n%s", patience, c.Screen())
	}
	drawn := strings.Join(c.mirror.shows(last.frame), "\n")
	c.tb.Fatalf("the terminal does not show the frame that was drawn.\nIt shows:\n%s\nDrawn was:\n%s", c.Screen(), drawn)
}
