package detect_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"
	"unsafe"

	"github.com/goccy/go-yaml"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// only keeps the alerts of a detector.
func only(list []detect.Alert, detector string) []detect.Alert {
	return slices.DeleteFunc(list, func(a detect.Alert) bool { return a.Detector != detector })
}

func TestAnAlertIsOneStory(t *testing.T) {
	s := newScene(t, detect.Config{})
	s.knows("alice")
	s.times(4, 40*time.Second, func(int) { s.tell("alice", lairAt, fails) })
	if list := only(s.Drain(), "brute_force_user"); len(list) > 0 {
		t.Fatalf("it opens below the line: %v", list)
	}
	s.tell("alice", lairAt, fails)
	opened := only(s.Drain(), "brute_force_user")
	if len(opened) != 1 || opened[0].State != detect.Open || opened[0].Severity != detect.Low || opened[0].Count != 5 {
		t.Fatalf("it does not open as it should: %+v", opened)
	}
	if !opened[0].Opened.Equal(s.now) || s.now.Sub(opened[0].First) != 4*41*time.Second {
		t.Errorf("opened %s, first %s, it is %s", opened[0].Opened, opened[0].First, s.now)
	}
	if list := s.Drain(); len(list) > 0 {
		t.Errorf("nothing happened, and there is %v", list)
	}
	s.times(8, 30*time.Second, func(int) { s.tell("alice", lairAt, fails) })
	grown := only(s.Drain(), "brute_force_user")
	if len(grown) != 1 || grown[0].State != detect.Growing || grown[0].Severity != detect.Medium || grown[0].ID != opened[0].ID || grown[0].Count != 13 {
		t.Fatalf("it does not grow as it should: %+v", grown)
	}
	if len(grown[0].Evidence) != 13 || !slices.Equal(grown[0].Subs, []string{"alice"}) || grown[0].Users != 1 || grown[0].IPs != 1 {
		t.Errorf("evidence %v, users %v", grown[0].Evidence, grown[0].Subs)
	}
	if opened[0].Count != 5 || len(opened[0].Evidence) != 5 {
		t.Error("a snapshot changed afterwards")
	}
	s.Advance(s.now.Add(20 * time.Minute))
	if list := only(s.Drain(), "brute_force_user"); len(list) > 0 {
		t.Errorf("it closes too early: %v", list)
	}
	s.Advance(s.now.Add(31 * time.Minute))
	shut := only(s.Drain(), "brute_force_user")
	if len(shut) != 1 || shut[0].State != detect.Closed || shut[0].ID != opened[0].ID {
		t.Fatalf("it does not close: %+v", shut)
	}
	if list := only(s.Finish(), "brute_force_user"); len(list) > 0 {
		t.Errorf("it is told again at the end: %v", list)
	}
}

func TestAnAlertAsJSON(t *testing.T) {
	s := newScene(t, detect.Config{})
	s.tell("alice", home, func(e *logs.Event) {
		passes(e)
		e.Compromised = true
	})
	text, err := json.Marshal(s.of("compromised_credentials")[0])
	if err != nil {
		t.Fatal(err)
	}
	var members map[string]any
	if err := json.Unmarshal(text, &members); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]any{
		"type": "alert", "detector": "compromised_credentials", "severity": "high", "attack": "T1589.001", "count": 1.0, "users": 1.0, "ips": 1.0,
		"first": "2026-03-09T12:00:01Z", "last": "2026-03-09T12:00:01Z", "reason": "threat protection knows the password from a leak; it succeeded",
	} {
		if members[name] != want {
			t.Errorf("%s is %v", name, members[name])
		}
	}
	if key := members["key"].(map[string]any); key["kind"] != "user" || key["value"] != "alice" {
		t.Errorf("the key is %v", key)
	}
	if evidence := members["evidence"].([]any); len(evidence) != 1 || evidence[0] != "event-1" {
		t.Errorf("the evidence is %v", evidence)
	}
	if len(members) != 13 || !strings.HasPrefix(members["id"].(string), "compromised_credentials-") {
		t.Errorf("%s", text)
	}
}

func TestThresholdsAndSwitches(t *testing.T) {
	guesses := func(c detect.Config, n int) int {
		s := newScene(t, c)
		s.knows("alice")
		s.times(n, 40*time.Second, func(int) { s.tell("alice", lairAt, fails) })
		return len(s.of("brute_force_user"))
	}
	set := func(name string, value any) detect.Config {
		return detect.Config{Detectors: map[string]map[string]any{"brute_force_user": {name: value}}}
	}
	if guesses(set("low", 3), 3) != 1 || guesses(set("low", 7), 6) != 0 || guesses(set("low", uint64(7)), 7) != 1 {
		t.Error("the threshold is not the one that was set")
	}
	if guesses(set("low_window", "1m"), 6) != 0 || guesses(set("low_window", 60), 6) != 0 {
		t.Error("the window is not the one that was set")
	}
	if guesses(set("off", true), 14) != 0 || guesses(set("off", false), 14) != 1 {
		t.Error("the switch does not switch")
	}
}

func TestAConfigIsChecked(t *testing.T) {
	for _, row := range []struct {
		problem string
		config  detect.Config
	}{
		{"", detect.Config{}},
		{"", detect.Config{Detectors: map[string]map[string]any{"spray_ip": {"users": 5, "quiet": "10m", "off": true}, "sms_pumping": {"confirmed": 0.5}}}},
		{`no detector "spray"`, detect.Config{Detectors: map[string]map[string]any{"spray": {}}}},
		{"no such threshold", detect.Config{Detectors: map[string]map[string]any{"spray_ip": {"user": 5}}}},
		{`"5m" is not a number`, detect.Config{Detectors: map[string]map[string]any{"spray_ip": {"users": "5m"}}}},
		{`"soon" is not a duration`, detect.Config{Detectors: map[string]map[string]any{"spray_ip": {"quiet": "soon"}}}},
		{"1.5 is not a part", detect.Config{Detectors: map[string]map[string]any{"sms_pumping": {"confirmed": 1.5}}}},
		{"NaN is not a number", detect.Config{Detectors: map[string]map[string]any{"spray_ip": {"tries": math.NaN()}}}},
		{"+Inf is not a duration", detect.Config{Detectors: map[string]map[string]any{"spray_ip": {"quiet": math.Inf(1)}}}},
		{"17 can never be reached: the maximum is 16", detect.Config{Detectors: map[string]map[string]any{"brute_force_user": {"high": 17}}}},
		{"can never be reached", detect.Config{Detectors: map[string]map[string]any{"spray_ip": {"quiet": "1000000h"}}}},
		{"neither true nor false", detect.Config{Detectors: map[string]map[string]any{"spray_ip": {"off": "yes"}}}},
		{"one is empty", detect.Config{Mutes: []detect.Mute{{}}}},
		{`no detector "spray"`, detect.Config{Mutes: []detect.Mute{{Detector: "spray"}}}},
		{"4 MiB", detect.Config{MaxBytes: 1000}},
	} {
		err := row.config.Check()
		if row.problem == "" && err != nil || row.problem != "" && (err == nil || !strings.Contains(err.Error(), row.problem)) {
			t.Errorf("%+v: %v", row.config, err)
		}
	}
}

func TestMutes(t *testing.T) {
	for _, row := range []struct {
		mute  detect.Mute
		muted bool
		text  string
	}{
		{detect.Mute{IP: lairAt.ip}, true, "all detectors ip 203.0.113.9"},
		{detect.Mute{User: "alice"}, true, "all detectors user alice"},
		{detect.Mute{Client: "web"}, true, "all detectors client web"},
		{detect.Mute{Detector: "brute_force_user"}, true, "brute_force_user"},
		{detect.Mute{Detector: "brute_force_user", IP: lairAt.ip}, true, "brute_force_user ip 203.0.113.9"},
		{detect.Mute{Detector: "brute_force_user", IP: home.ip}, false, "brute_force_user ip 192.0.2.7"},
		{detect.Mute{Detector: "lockout", User: "alice"}, false, "lockout user alice"},
		{detect.Mute{User: "bob"}, false, "all detectors user bob"},
	} {
		s := newScene(t, detect.Config{Mutes: []detect.Mute{row.mute}})
		s.times(12, 40*time.Second, func(int) { s.tell("alice", lairAt, fails) })
		if alerts := s.of("brute_force_user"); (len(alerts) == 0) != row.muted {
			t.Errorf("%s: %d alerts", row.mute, len(alerts))
		}
		muted := s.Stats().Muted
		if row.mute.String() != row.text || len(muted) != 1 || muted[0].Mute != row.mute || row.muted && muted[0].Events != 12 {
			t.Errorf("%s is told as %+v", row.mute, muted)
		}
	}
}

func TestMutesAreSetAnew(t *testing.T) {
	s := newScene(t, detect.Config{Mutes: []detect.Mute{{User: "bob"}}})
	s.tell("bob", lairAt, fails)
	s.times(12, 40*time.Second, func(int) { s.tell("alice", lairAt, fails) })
	told := s.of("brute_force_user")
	if len(told) != 1 {
		t.Fatalf("%d alerts", len(told))
	}
	mutes := told[0].Mutes()
	if len(mutes) != 2 || mutes[0].Detector != "brute_force_user" || mutes[1].Detector != "" || mutes[0].User != mutes[1].User {
		t.Fatalf("it can be muted by %+v", mutes)
	}
	s.SetMutes(append([]detect.Mute{{User: "bob"}}, mutes[:1]...))
	s.times(6, 40*time.Second, func(int) { s.tell("alice", lairAt, fails) })
	if now := s.of("brute_force_user"); len(now) != 0 {
		t.Errorf("after the mute it is told %+v", now)
	}
	if muted := s.Stats().Muted; len(muted) != 2 || muted[0].Events != 1 || muted[1].Events != 6 {
		t.Errorf("muted are %+v", muted)
	}
	s.SetMutes(nil)
	s.times(12, 40*time.Second, func(int) { s.tell("alice", lairAt, fails) })
	if now := s.of("brute_force_user"); len(now) != 1 {
		t.Errorf("heard again, it is told %+v", now)
	}
}

func TestAMuteIsWrittenAsTheConfigReadsIt(t *testing.T) {
	for _, m := range []detect.Mute{
		{Detector: "spray_ip", IP: "2001:db8::1"}, {Client: "a: {b}"}, {User: "\"d'Arc\"\n\u2028#"},
	} {
		var list []detect.Mute
		if err := yaml.Unmarshal([]byte(m.YAML()), &list); err != nil || len(list) != 1 || list[0] != m {
			t.Errorf("%s is read as %+v, %v", m.YAML(), list, err)
		}
	}
}

func TestAWrongClockMovesNothing(t *testing.T) {
	s := newScene(t, detect.Config{})
	s.knows("alice")
	s.tell("alice", home, fails)
	ahead := logs.Event{Time: s.now.Add(400 * 24 * time.Hour), ID: "ahead", Kind: logs.SignIn, Outcome: logs.Fail, Pool: "p", Sub: "bob"}
	s.Observe(&ahead)
	s.times(5, 30*time.Second, func(int) { s.tell("alice", lairAt, fails) })
	if alerts := s.of("brute_force_user"); len(alerts) != 1 || alerts[0].Last.After(s.now) {
		t.Errorf("%+v", alerts)
	}
	if stats := s.Stats(); stats.Skewed != 1 {
		t.Errorf("%d events are held for skewed", stats.Skewed)
	}
}

func TestTheFirstEventMayHaveAWrongClock(t *testing.T) {
	for _, ahead := range []time.Duration{8 * time.Hour, 400 * 24 * time.Hour, 150 * 365 * 24 * time.Hour} {
		s := newScene(t, detect.Config{})
		first := logs.Event{Time: s.now.Add(ahead), ID: "ahead", Kind: logs.SignIn, Outcome: logs.Pass, Pool: "p", Sub: "bob"}
		s.Observe(&first)
		s.knows("alice")
		s.times(8, 20*time.Second, func(int) { s.tell("alice", lairAt, fails) })
		s.Advance(s.now.Add(3 * time.Hour))
		alerts := only(s.Drain(), "brute_force_user")
		if len(alerts) != 1 || alerts[0].State != detect.Closed {
			t.Errorf("%s ahead: after three quiet hours %+v", ahead, alerts)
		}
		if stats := s.Stats(); stats.Skewed != 1 || stats.Late != 0 {
			t.Errorf("%s ahead: %d are skewed and %d late", ahead, stats.Skewed, stats.Late)
		}
	}
}

func TestAfterAPauseNothingIsLost(t *testing.T) {
	s := newScene(t, detect.Config{})
	for range 3 { // one event a day
		s.tell("alice", home, func(e *logs.Event) {
			passes(e)
			e.Compromised = true
		})
		s.wait(24 * time.Hour)
	}
	if alerts := s.of("compromised_credentials"); len(alerts) != 3 {
		t.Errorf("%d of three days are told", len(alerts))
	}
}

func TestTheWallClockEndsAPause(t *testing.T) {
	s := newScene(t, detect.Config{})
	s.tell("alice", home, passes)
	s.wait(10 * time.Hour)
	s.tell("alice", home, func(e *logs.Event) { e.Compromised, e.Outcome = true, logs.Pass })
	s.Advance(s.now)
	if alerts := s.Drain(); len(alerts) != 1 {
		t.Errorf("%d alerts", len(alerts))
	}
}

func TestStoriesAreBounded(t *testing.T) {
	s := newScene(t, detect.Config{MaxBytes: 8 << 20})
	closed := 0
	for i := range 20_000 {
		s.number++
		e := logs.Event{
			Time: s.now.Add(time.Duration(i) * time.Millisecond), ID: fmt.Sprint("e", i), Kind: logs.SignIn, Outcome: logs.Pass, Compromised: true,
			Pool: "p", Sub: fmt.Sprint("user-", i), IP: "192.0.2.1",
		}
		s.Observe(&e)
		for _, a := range s.Drain() {
			if a.State == detect.Closed {
				closed++
			}
		}
	}
	stats := s.Stats()
	if stats.Bytes > 8<<20 || stats.Cut == 0 || stats.Alerts+closed != 20_000 {
		t.Errorf("%+v, %d closed", stats, closed)
	}
}

func TestObserveKeepsNothingOfTheEvent(t *testing.T) {
	s := newScene(t, detect.Config{})
	raw := []byte("user-one|event-one|203.0.113.9|pool-one")
	shared := unsafe.String(&raw[0], len(raw)) // as a parser may pass it on
	e := logs.Event{Time: noon, ID: shared[9:18], Kind: logs.SignIn, Outcome: logs.Pass, Compromised: true, Sub: shared[:8], IP: shared[19:30], Pool: shared[31:]}
	s.Observe(&e)
	for i := range raw {
		raw[i] = 'x'
	}
	a := s.of("compromised_credentials")[0]
	if a.Key.Value != "user-one" || a.Pool != "pool-one" || a.Evidence[0] != "event-one" || a.Subs[0] != "user-one" {
		t.Errorf("it shares the event's memory: %+v", a)
	}
}

// No more failures of a user are kept than the rules need: their number follows
// the time of these, however long the alert lasts.
func TestAReasonIsOfTheTimeOfWhatItCounts(t *testing.T) {
	s := newScene(t, detect.Config{})
	s.knows("alice")
	s.times(40, 59*time.Second, func(int) { s.tell("alice", lairAt, fails) })
	list := s.of("brute_force_user")
	if len(list) != 1 || list[0].Reason != "16 wrong passwords in 15m from 1 network" || list[0].Count != 40 {
		t.Errorf("it is told as %+v", list)
	}
}

// Without habits the same failures are a stranger's or the user's own.
func TestAReasonSaysThatAUserIsNotKnown(t *testing.T) {
	const unknown = "fewer than 3 earlier sign-ins of this user were read"
	for _, detector := range []string{"brute_force_user", "brute_force_user_distributed"} {
		for user, known := range map[string]bool{"alice": true, "bob": false} {
			s := newScene(t, detect.Config{})
			s.knows("alice")
			s.times(12, 20*time.Second, func(i int) { s.tell(user, other(i), fails) })
			if list := s.of(detector); len(list) != 1 || strings.Contains(list[0].Reason, unknown) == known {
				t.Errorf("%s of %s is told as %+v", detector, user, list)
			}
		}
	}
}

func TestLockedUsersAreTold(t *testing.T) {
	s := newScene(t, detect.Config{})
	s.knows("alice")
	s.times(7, 10*time.Second, func(int) { s.tell("alice", lairAt, fails) })
	locked := s.Locked(s.now.Add(-9 * time.Second))
	if len(locked) != 1 || locked[0].Failures != 7 || locked[0].Verdict != logs.AnAttack {
		t.Errorf("%+v", locked)
	}
	if one, ok := s.Lockout("alice", s.now); !ok || one.Failures != 7 {
		t.Errorf("%+v %v", one, ok)
	}
}

func TestTwoSourcesOfOneSignInCountOnce(t *testing.T) {
	s := newScene(t, detect.Config{})
	s.knows(names(12)...)
	trail := func(e *logs.Event) { e.Source, e.Country, e.City, e.Pool = logs.CloudTrail, "", "", "" }
	s.times(12, 20*time.Second, func(i int) {
		s.tell(names(12)[i], lairAt, fails)
		s.tell(names(12)[i], lairAt, func(e *logs.Event) {
			fails(e)
			trail(e)
		})
	})
	s.tell("user-3", lairAt, func(e *logs.Event) { // only CloudTrail has the lock
		e.Outcome, e.Reason = logs.Fail, logs.Locked
		trail(e)
	})
	alerts := s.Finish()
	if list := only(slices.Clone(alerts), "stuffing_ip"); len(list) != 1 || list[0].Count > 13 {
		t.Errorf("%+v", list)
	}
	if list := only(slices.Clone(alerts), "spray_ip"); len(list) > 0 {
		t.Errorf("stuffing looks like a spray: %s", list[0].Reason)
	}
	if list := only(slices.Clone(alerts), "lockout"); len(list) != 1 {
		t.Errorf("%d locks", len(list))
	}
	if covered := s.Stats().Again; covered != 12 {
		t.Errorf("%d events are told twice", covered)
	}
}

// Only CloudTrail reports that a try met a lock. It is the try that the export
// reported.
func TestALockThatIsToldAgainLocksAndCountsNoFurtherTry(t *testing.T) {
	s := newScene(t, detect.Config{})
	s.knows("alice")
	s.times(2, time.Minute, func(int) { s.tell("alice", lairAt, fails) })
	s.tell("alice", lairAt, fails)
	s.tell("alice", lairAt, func(e *logs.Event) {
		e.Source, e.Pool, e.Country, e.City, e.Outcome, e.Reason = logs.CloudTrail, "", "", "", logs.Fail, logs.Locked
	})
	if stats := s.Stats(); stats.Again != 1 {
		t.Fatalf("%d events were told again", stats.Again)
	}
	list := only(s.Drain(), "lockout")
	if len(list) != 1 || !strings.Contains(list[0].Reason, "3 of 6 failures") || !slices.Contains(list[0].Evidence, fmt.Sprint("event-", s.number)) {
		t.Errorf("of a lock that was met is told %+v", list)
	}
	if one, ok := s.Lockout("alice", s.now); !ok || !one.Locked(s.now) || one.Failures < 5 {
		t.Errorf("the estimate is %+v, %t", one, ok)
	}
	s.times(2, 30*time.Second, func(int) { s.tell("alice", lairAt, fails) })
	if list := s.of("brute_force_user"); len(list) != 1 || list[0].Count != 5 {
		t.Errorf("five tries are %+v", list)
	}
}

// CloudTrail, which knows nothing of threat protection, may be read first.
func TestAVerdictOfThreatProtectionIsHeardThoughTheSignInWasTold(t *testing.T) {
	for detector, verdict := range map[string]func(e *logs.Event){
		"compromised_credentials": func(e *logs.Event) { passes(e); e.Compromised = true },
		"risk_high":               func(e *logs.Event) { passes(e); e.Decision = logs.Takeover },
		"risk_block":              func(e *logs.Event) { fails(e); e.Decision = logs.Block },
	} {
		s := newScene(t, detect.Config{})
		for range 2 {
			s.tell("alice", lairAt, func(e *logs.Event) {
				verdict(e)
				e.Source, e.Pool, e.Compromised, e.Decision = logs.CloudTrail, "", false, logs.NoDecision
			})
			s.tell("alice", lairAt, verdict)
			s.now = s.now.Add(time.Minute)
		}
		if stats := s.Stats(); stats.Again != 2 {
			t.Fatalf("%s: %d events were told again", detector, stats.Again)
		}
		if list := s.of(detector); len(list) != 1 || list[0].Count != 2 || len(list[0].Evidence) != 2 {
			t.Errorf("%s: told is %+v", detector, list)
		}
	}
}

func TestATriggerTellsANewDevice(t *testing.T) {
	s := newScene(t, detect.Config{Detectors: map[string]map[string]any{"new_device": {"anywhere": 1}}})
	s.knows("alice")
	s.tell("alice", where{}, func(e *logs.Event) {
		e.Kind, e.Trigger, e.NewDevice, e.Source = logs.Trigger, "PostAuthentication_Authentication", true, logs.Lambda
	})
	if alerts := s.of("new_device"); len(alerts) != 1 {
		t.Errorf("%+v", alerts)
	}
}

// A sign-in with a second factor is reported twice under one id: when it began,
// and how it ended.
func TestTheEndOfASignInIsNoRepetitionOfItsBeginning(t *testing.T) {
	s := newScene(t, detect.Config{})
	for i := range 6 { // the user answers every code
		one := func(change func(*logs.Event)) func(*logs.Event) {
			return func(e *logs.Event) {
				change(e)
				e.ID = fmt.Sprint("sign-in-", i)
			}
		}
		s.tell("alice", home, one(isAsked))
		s.wait(5 * time.Second)
		s.tell("alice", home, one(passes))
		s.tell("alice", home, one(passes))
		s.wait(time.Minute)
	}
	if stats := s.Stats(); stats.Users != 1 || s.repeated != 6 {
		t.Errorf("%d users are known by a success, %d events were told twice", stats.Users, s.repeated)
	}
	for _, a := range s.Finish() {
		t.Errorf("%s: %s", a.Detector, a.Reason)
	}
}

// Logs are read one after the other, and records come late. What happened after a
// success neither led to it nor is settled by it.
func TestASuccessThatComesLateFollowsNoLaterFailure(t *testing.T) {
	for _, row := range []struct {
		detector string
		fail     func(*logs.Event)
		reason   string
	}{
		{"takeover", fails, "signed in after 12 wrong passwords in 1m"},
		{"mfa_fatigue_success", failsCode, "signed in after 12 wrong codes in 1m"},
		{"mfa_fatigue_success", isAsked, "signed in after 8 unanswered challenges in 40s"},
	} {
		s := newScene(t, detect.Config{})
		s.tell("bob", home, passes)
		before := s.now
		s.times(12, 4*time.Second, func(int) { s.tell("alice", lairAt, row.fail) })
		after := s.now
		s.now = before.Add(-time.Second)
		s.tell("alice", lairAt, passes)
		s.now = after
		s.tell("alice", lairAt, passes)
		if list := s.of(row.detector); len(list) != 1 || !list[0].First.After(before) || list[0].Reason != row.reason {
			t.Errorf("it tells %+v", list)
		}
	}
}
