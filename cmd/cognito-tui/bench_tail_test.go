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
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// signInEvents is how many the file of the measurement has.
const signInEvents = 200_000

// measureTail is about reading a file of user activity: taking it apart, parsing
// it, and showing it to all detectors, in CPU time, whatever cores that used.
func measureTail(t *testing.T) []figure {
	file := filepath.Join(t.TempDir(), "activity.jsonl")
	if err := writeActivity(file); err != nil {
		t.Fatal(err)
	}
	parse := func() { readActivity(t, file, func(*logs.Event) {}) }
	alerts := 0
	all := func() {
		engine := detect.New(detect.Config{Seed: 1})
		readActivity(t, file, engine.Observe)
		alerts = len(engine.Finish())
	}
	least := inTurns(5, 1, parse, all)
	fmt.Printf("sign-in events: %d alerts in %d events\n", alerts, signInEvents)

	null := func(command ...string) time.Duration {
		if _, err := exec.LookPath(command[0]); err != nil {
			return 0
		}
		c := exec.Command(command[0], append(command[1:], file)...)
		c.Env = append(os.Environ(), "HOME="+t.TempDir(), "TERM=dumb")
		return use(t, c).cpu
	}
	jq := min(null("jq", "-c", "."), null("jq", "-c", "."))
	lnav := null("lnav", "-n", "-c", ":goto 0")
	program := use(t, exec.Command(*built, "tail", "--alerts", "--file", file)).cpu

	return []figure{
		rate("sign-in events, parse", least[0], jq, "jq", "≥ 1 M/s", 1_000_000),
		rate("sign-in events, parse and all detectors", least[1], jq, "jq", "≥ 500 k/s, ≥ 5 × jq", 500_000),
		rate("sign-in events, tail --alerts", program, jq, "jq", "", 0),
		rate("sign-in events, tail --alerts", program, lnav, "lnav", "", 0),
	}
}

// rate is a line about events a second, with the ratio of the CPU times.
func rate(name string, ours, theirs time.Duration, peer, goal string, least float64) figure {
	const gate = 0.5 // of the peer's time; usual are 0.05 to 0.1
	f := figure{name: name, ours: perSecond(ours), other: peer + " is not on PATH", goal: goal}
	met := signInEvents/ours.Seconds() >= least
	if theirs > 0 {
		f.other, f.ratio, f.gate = perSecond(theirs)+" "+peer, over(ours, theirs), gate
		met = met && f.ratio <= 0.2
	}
	f.met = met
	return f
}

func perSecond(d time.Duration) string {
	return fmt.Sprintf("%.0f k/s", signInEvents/d.Seconds()/1000)
}

func readActivity(t *testing.T, file string, show func(*logs.Event)) {
	var p logs.Parser
	events := 0
	count := func(e *logs.Event) {
		events++
		show(e)
	}
	err := logs.File{Name: file}.Read(context.Background(), func(batch []logs.Record) {
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

// writeActivity writes a day of 60,000 users, each at home with one address and
// one device. One sign-in in thirty is mistyped first; nobody attacks.
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
