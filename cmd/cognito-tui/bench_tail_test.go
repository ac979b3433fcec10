//go:build bench && unix

package main

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/parse"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// signInEvents is how many events the file has.
const signInEvents = 200_000

// measureTail is about the CPU time of sign-in events, on any number of cores: parsing
// records in memory, and reading, parsing and detecting from a file.
func measureTail(t *testing.T) []figure {
	defer debug.SetGCPercent(debug.SetGCPercent(rareCollection)) // as the command uses it
	file := filepath.Join(t.TempDir(), "activity.jsonl")
	if err := writeActivity(file); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	records := strings.Split(strings.TrimSpace(string(text)), "\n")
	alerts := 0
	least := inTurns(5, 1,
		func() { parseAll(t, records) },
		func() { readActivity(t, file, func(*logs.Event) {}) },
		func() {
			engine := detect.New(detect.Config{Seed: 1})
			var once logs.Once
			readActivity(t, file, func(e *logs.Event) {
				once.Take(e)
				engine.Observe(e)
			})
			alerts = len(engine.Finish())
		})
	fmt.Printf("sign-in events: %d alerts in %d events\n", alerts, signInEvents)
	jq := cpuOfPeer(t, "jq", "-c", ".", file)
	lnav := cpuOfPeer(t, "lnav", "-n", "-c", ":goto 0", file)
	program := cpuOfPeer(t, *built, "tail", "--alerts", "--file", file)
	return []figure{
		rate("events, parse alone", least[0], 0, "", "≥ 1 M/s", 1_000_000),
		rate("events, read and parse a file", least[1], jq, "jq -c .", "", 0),
		rate("events, read, parse, all detectors", least[2], jq, "jq -c .", "≥ 500 k/s, ≤ 0.20", 500_000),
		rate("events, tail --alerts", program, jq, "jq -c .", "", 0),
		rate("events, tail --alerts", program, lnav, "lnav -n", "", 0),
	}
}

// cpuOfPeer is the lower of two runs of a program, 0 where it is not on PATH.
func cpuOfPeer(t *testing.T, command ...string) time.Duration {
	if _, err := exec.LookPath(command[0]); err != nil {
		return 0
	}
	run := func() time.Duration {
		c := exec.Command(command[0], command[1:]...)
		c.Env = append(os.Environ(), "HOME="+t.TempDir(), "TERM=dumb")
		return use(t, c).cpu
	}
	return min(run(), run())
}

func parseAll(t *testing.T, texts []string) {
	var p parse.Parser
	events := 0
	count := func(*logs.Event) { events++ }
	for _, text := range texts {
		if err := p.Parse(logs.Record{Text: text}, count); err != nil {
			t.Fatal(err)
		}
	}
	if events != signInEvents {
		t.Fatalf("%d events", events)
	}
}

// rate is a line about events a second, with the ratio of the CPU times.
func rate(name string, ours, theirs time.Duration, peer, goal string, least float64) figure {
	const gate = 0.5 // of the peer's time; usual is a tenth
	f := figure{name: name, ours: perSecond(ours), goal: goal, met: signInEvents/ours.Seconds() >= least}
	switch {
	case theirs > 0:
		f.other, f.ratio, f.gate = perSecond(theirs)+" "+peer, over(ours, theirs), gate
		f.met = f.met && f.ratio <= 0.2
	case peer != "":
		f.other = strings.Fields(peer)[0] + " is not on PATH"
	}
	return f
}

func perSecond(d time.Duration) string {
	return fmt.Sprintf("%.0f k/s", signInEvents/d.Seconds()/1000)
}

func readActivity(t *testing.T, file string, show func(*logs.Event)) {
	var p parse.Parser
	events := 0
	count := func(e *logs.Event) {
		events++
		show(e)
	}
	err := source.File{Name: file}.Read(context.Background(), func(batch []logs.Record) {
		for i := range batch {
			if err := p.Parse(batch[i], count); err != nil {
				t.Fatal(err)
			}
		}
	})
	if err != nil || events != signInEvents {
		t.Fatalf("%d events: %v", events, err)
	}
}

// writeActivity writes a day of 60,000 users, each at home with one address and one
// device. One sign-in in thirty is first mistyped; nobody attacks.
func writeActivity(file string) error {
	out, err := os.Create(file)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(out)
	random := rand.New(rand.NewPCG(1, 2))
	at := time.Date(2026, 11, 14, 0, 0, 0, 0, time.UTC)
	for i := 0; i < signInEvents; {
		user := random.IntN(60_000)
		if random.IntN(30) == 0 && i+1 < signInEvents {
			writeSignIn(w, i, user, at, "Fail", "Failure")
			i++
			at = at.Add(200 * time.Millisecond)
		}
		writeSignIn(w, i, user, at, "Pass", "Success")
		i++
		at = at.Add(430 * time.Millisecond)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return out.Close()
}

func writeSignIn(w *bufio.Writer, i, user int, at time.Time, response, challenge string) {
	places := [...]string{`"Seattle","country":"United States"`, `"Lisbon","country":"Portugal"`, `"São Paulo","country":"Brazil"`, `"Osaka","country":"Japan"`}
	_, _ = fmt.Fprintf(w, `{"eventTimestamp":"%d","eventSource":"USER_ACTIVITY","logLevel":"INFO","message":{"version":"1",`+
		`"eventId":"%08x-5678-90ab-cdef-%012x","eventType":"SignIn","userSub":"%08x-1111-4111-8111-%012x","userName":"user%d",`+
		`"userPoolId":"eu-west-1_AbCdEfGhI","clientId":"4u37654rhubjei088dj85clscq","creationDate":"%s","eventResponse":"%s",`+
		`"riskLevel":"","riskDecision":"PASS","challenges":[{"challengeName":"Password","challengeResponse":"%s"}],`+
		`"deviceName":"Chrome %d, Windows 10","ipAddress":"10.%d.%d.%d","requestId":"%08x-5678-90ab-cdef-%012x","idpName":"",`+
		`"compromisedCredentialDetected":"false","city":%s,"eventFeedbackValue":"","eventFeedbackDate":"","eventFeedbackProvider":"",`+
		`"hasContextData":"true"},"logSourceId":{"userPoolId":"eu-west-1_AbCdEfGhI"}}`+"\n",
		at.UnixMilli(), i, i*7919, user, user*31, user, at.Format("Mon Jan 2 15:04:05 MST 2006"), response, challenge,
		120+user%9, user>>16, user>>8&255, user&255, i, i, places[user%4]) // the writer keeps its error
}
