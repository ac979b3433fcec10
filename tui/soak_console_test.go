//go:build soak && unix

package tui

import (
	"context"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator/rush"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/signins"
)

// soaked is a console at the sign-ins of a pool, and the keys pressed in it.
type soaked struct {
	program *tea.Program
	signins *signins.Screen
	pressed int
}

// hands are the keys of somebody who looks around: down the stream, to the alerts, a
// filter, a record, another tab, the stream stopped and followed.
var hands = slices.Concat(
	strings.Fields("j j pgdown g w j w /"), strings.Split("outcome:fail", ""), strings.Fields("enter j j esc J j esc 2 j 4 f j j f"),
)

func startConsole(t *testing.T, endpoint string) *soaked {
	options := screen.Options{
		Session: call.Options{Endpoint: endpoint, Region: "eu-west-1", Credentials: soakKeys{}},
		Start:   "pool " + rush.Pool,
	}
	if *soakCalls > 0 {
		options.Session.Rates = map[call.Category]float64{call.CategoryFilterLogEvents: *soakCalls}
	}
	app := New(t.Context(), options)
	program := tea.NewProgram(app, tea.WithContext(t.Context()), tea.WithInput(nil), tea.WithOutput(io.Discard),
		tea.WithWindowSize(120, 40), tea.WithoutSignals(), tea.WithFPS(120), tea.WithEnvironment([]string{"TERM=xterm-256color"}))
	app.SetSend(program.Send)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_, _ = program.Run() // it is killed in the end, which it reports as an error
	}()
	t.Cleanup(func() {
		program.Kill()
		<-ended
		app.Close()
	})
	return &soaked{program: program, signins: openSignIns(t, app, program)}
}

type soakKeys struct{}

func (soakKeys) Retrieve(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "example"}, nil
}

// inLoop runs something in the program's own loop and returns its result.
func inLoop[T any](program *tea.Program, tasks *screen.Tasks, what func() T) T {
	answer := make(chan T, 1)
	program.Send(screen.Awoken{Tasks: tasks, Run: func() tea.Cmd {
		answer <- what()
		return nil
	}})
	return <-answer
}

// openSignIns goes to the tab of the sign-ins and waits until it reads.
func openSignIns(t *testing.T, app *App, program *tea.Program) *signins.Screen {
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(200 * time.Millisecond) {
		s := inLoop(program, &app.tasks, func() *signins.Screen {
			if s, ok := app.host.Front().(*signins.Screen); ok && s.Caught() {
				return s
			}
			return nil
		})
		if s != nil {
			return s
		}
		program.Send(tea.KeyPressMsg{Code: '4', Text: "4"})
	}
	t.Fatal("the sign-ins did not open")
	return nil
}

// seen is how many events the detectors saw.
func (c *soaked) seen() int64 {
	return inLoop(c.program, &c.signins.Tasks, func() int64 {
		stats := c.signins.Watch().State().Detect
		return int64(stats.Events - stats.Skewed - stats.Late)
	})
}

// press presses the next key, and returns how long the loop took to reach it, handle it
// and draw the result.
func (c *soaked) press() wait {
	name := hands[c.pressed%len(hands)]
	c.pressed++
	begin := time.Now()
	c.program.Send(soakKey(name))
	inLoop(c.program, &c.signins.Tasks, func() bool { return true }) // the frame was drawn before the next message
	return wait{time.Since(begin), name}
}

func soakKey(name string) tea.KeyPressMsg {
	codes := map[string]rune{"enter": tea.KeyEnter, "esc": tea.KeyEscape, "pgdown": tea.KeyPgDown}
	if code, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	return tea.KeyPressMsg{Code: rune(name[0]), Text: name}
}

// foundAttacks expects an alert for every attack among the sign-ins.
func (c *soaked) foundAttacks(t *testing.T, sent int) {
	alerts := inLoop(c.program, &c.signins.Tasks, c.signins.Watch().Alerts)
	made := rush.Attacks(sent, *soakRate)
	found := 0
	for k := range made {
		if slices.ContainsFunc(alerts, func(a detect.Alert) bool {
			return a.Detector == "brute_force_user" && a.Key.Value == rush.Attacked(k) && a.Count == rush.AttackTries
		}) {
			found++
		}
	}
	t.Logf("%d of %d attacks were found, with all their tries; %d alerts in all", found, made, len(alerts))
	if found != made {
		t.Errorf("%d of %d attacks were found", found, made)
	}
}
