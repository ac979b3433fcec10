package detect_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
)

// lines hold for each detector the point where it begins to fire, on an attack
// of size n, and honest traffic of the same size or more that must not make it
// fire.
var lines = []struct {
	detector string
	at       int // the size at which it fires; one less doesn't
	attack   func(s *scene, n int)
	honest   func(s *scene)
}{
	{"brute_force_user", 5, func(s *scene, n int) {
		s.knows("alice")
		s.times(n, 40*time.Second, func(int) { s.tell("alice", lairAt, fails) })
	}, func(s *scene) { // the user can't remember, at home
		s.knows("alice")
		s.times(14, 50*time.Second, func(int) { s.tell("alice", home, fails) })
	}},
	{"brute_force_user_distributed", 6, func(s *scene, n int) {
		s.knows("alice")
		s.times(n, 2*time.Minute, func(i int) { s.tell("alice", other(i), fails) })
	}, func(s *scene) { // a train ride
		s.knows("alice")
		s.times(6, time.Minute, func(i int) {
			at := home
			at.ip = other(i).ip
			s.tell("alice", at, fails)
		})
	}},
	{"spray_ip", 5, func(s *scene, n int) {
		s.knows(names(9)...)
		s.times(n, 3*time.Minute, func(i int) {
			s.tell(names(9)[i], lairAt, fails)
			s.tell(names(9)[i], lairAt, fails)
		})
	}, func(s *scene) { // a NAT: more succeed
		users := names(20)
		s.knows(users...)
		s.times(len(users), time.Minute, func(i int) {
			s.tell(users[i], lairAt, fails)
			s.tell(users[i], lairAt, fails)
			s.tell(users[i], lairAt, passes)
		})
	}},
	{"spray_distributed", 8, func(s *scene, n int) {
		s.background()
		s.times(n, 10*time.Second, func(i int) {
			s.tell(names(30)[i], other(i%7), fails)
			s.tell(names(30)[i], other(i%7), fails)
		})
	}, func(s *scene) { // everybody at their own place
		s.background()
		s.times(30, 10*time.Second, func(i int) {
			at := home
			at.ip = fmt.Sprintf("192.0.%d.7", 2+i)
			s.tell(names(30)[i], at, fails)
			s.tell(names(30)[i], at, fails)
		})
	}},
	{"stuffing_ip", 8, func(s *scene, n int) {
		s.knows(names(20)...)
		s.times(n, time.Minute, func(i int) { s.tell(names(20)[i], lairAt, fails) })
	}, func(s *scene) {
		users := names(20)
		s.knows(users...)
		s.times(len(users), time.Minute, func(i int) {
			if i%2 == 0 {
				s.tell(users[i], lairAt, fails)
			}
			s.tell(users[i], lairAt, passes)
		})
	}},
	{"stuffing_distributed", 8, func(s *scene, n int) {
		s.background()
		s.times(n, 20*time.Second, func(i int) { s.tell(names(30)[i], other(i%7), fails) })
	}, func(s *scene) { // one address alone is for another detector
		s.background()
		s.times(30, 20*time.Second, func(i int) { s.tell(names(30)[i], lairAt, fails) })
	}},
	{"takeover", 5, func(s *scene, n int) {
		s.knows("alice")
		s.times(n, time.Minute, func(int) { s.tell("alice", lairAt, fails) })
		s.tell("alice", lairAt, passes)
	}, func(s *scene) {
		s.knows("alice")
		s.times(9, time.Minute, func(int) { s.tell("alice", home, fails) })
		s.tell("alice", home, passes)
	}},
	{"impossible_travel", 1, func(s *scene, n int) {
		s.knows("alice")
		s.tell("alice", home, passes)
		s.wait(time.Hour)
		s.times(n, time.Minute, func(int) { s.tell("alice", lairAt, passes) })
	}, func(s *scene) { // a flight, and a carrier that locates a phone elsewhere
		s.knows("alice")
		s.tell("alice", home, passes)
		s.wait(14 * time.Hour)
		s.tell("alice", lairAt, passes)
		s.wait(48 * time.Hour)
		s.tell("alice", home, passes)
		s.tell("alice", where{"198.51.100.1", "Portugal", "Ponta Delgada", home.device}, passes)
	}},
	{"new_country", 1, func(s *scene, n int) {
		s.knows("alice")
		s.times(n, time.Minute, func(int) { s.tell("alice", lairAt, passes) })
	}, func(s *scene) { // travellers take their computers along; a newcomer has no habits
		s.knows("alice")
		s.wait(24 * time.Hour)
		s.tell("alice", where{"198.51.100.1", "Brazil", "Recife", "Chrome 127, Windows 10"}, passes)
		s.tell("bob", home, passes)
		s.tell("bob", lairAt, passes)
	}},
	{"new_device", 1, func(s *scene, n int) {
		s.knows("alice")
		s.times(n, time.Minute, func(int) { s.tell("alice", where{"198.51.100.1", "Portugal", "Porto", "Firefox 128, Linux"}, passes) })
	}, func(s *scene) { // a new phone at home, an update on the road
		s.knows("alice")
		s.tell("alice", where{home.ip, home.country, home.city, "Safari 18, iPhone"}, passes)
		s.tell("alice", where{"198.51.100.1", "Portugal", "Porto", "Chrome 131, Windows 10"}, passes)
	}},
	{"mfa_failures", 4, func(s *scene, n int) {
		s.knows("alice")
		s.times(n, 20*time.Second, func(int) { s.tell("alice", lairAt, failsCode) })
	}, func(s *scene) { // a clock that is off, at home
		s.knows("alice")
		s.times(7, 20*time.Second, func(int) { s.tell("alice", home, failsCode) })
	}},
	{"mfa_fatigue_success", 3, func(s *scene, n int) {
		s.knows("alice")
		s.times(n, 20*time.Second, func(int) { s.tell("alice", lairAt, failsCode) })
		s.tell("alice", lairAt, passes)
	}, func(s *scene) {
		s.knows("alice")
		s.times(6, 20*time.Second, func(int) { s.tell("alice", home, isAsked) })
		s.tell("alice", home, passes)
	}},
	{"password_ok_mfa_fail", 2, func(s *scene, n int) {
		s.knows("alice")
		s.times(n, 20*time.Second, func(int) { s.tell("alice", lairAt, failsCode) })
	}, func(s *scene) {
		s.knows("alice")
		s.times(5, 20*time.Second, func(int) { s.tell("alice", home, failsCode) })
	}},
	{"lockout", 5, func(s *scene, n int) {
		s.times(n, 20*time.Second, func(int) { s.tell("alice", home, fails) })
	}, func(s *scene) { // never five without a success or a quarter of an hour between
		s.times(4, 20*time.Second, func(int) { s.tell("alice", home, fails) })
		s.tell("alice", home, passes)
		s.times(4, 20*time.Second, func(int) { s.tell("alice", home, fails) })
		s.wait(15 * time.Minute)
		s.times(4, 20*time.Second, func(int) { s.tell("alice", home, fails) })
	}},
	{"lockout_wave", 6, func(s *scene, n int) {
		s.tell("zoe", home, func(e *logs.Event) { e.Outcome, e.Reason = logs.Fail, logs.Locked })
		s.wait(7 * time.Hour)
		s.times(n, 20*time.Second, func(i int) { s.times(5, time.Second, func(int) { s.tell(names(9)[i], lairAt, fails) }) })
	}, func(s *scene) { // one user again and again
		s.tell("zoe", home, func(e *logs.Event) { e.Outcome, e.Reason = logs.Fail, logs.Locked })
		s.wait(7 * time.Hour)
		s.times(30, 5*time.Second, func(int) { s.tell("alice", home, fails) })
	}},
	{"compromised_credentials", 1, flagged(func(e *logs.Event) { e.Compromised = true }), honestSignIns},
	{"risk_block", 1, flagged(func(e *logs.Event) { e.Decision, e.Outcome = logs.Block, logs.Fail }), honestSignIns},
	{"risk_high", 1, flagged(func(e *logs.Event) { e.Risk = logs.HighRisk }), honestSignIns},
	{"signup_burst", 8, func(s *scene, n int) {
		s.confirmsAreTold()
		s.times(n, 5*time.Second, func(i int) { s.tell(fmt.Sprint("bot-", i), lairAt, does(logs.SignUp)) })
		s.wait(6 * time.Minute)
		s.tell("bot-0", lairAt, does(logs.SignUp)) // again: it adds none
	}, func(s *scene) { // a class room
		s.times(19, 20*time.Second, func(i int) {
			s.tell(fmt.Sprint("pupil-", i), office, does(logs.SignUp))
			if i%3 > 0 {
				s.tell(fmt.Sprint("pupil-", i), office, does(logs.ConfirmSignUp))
			}
		})
		s.wait(6 * time.Minute)
		s.tell("pupil-late", office, does(logs.SignUp))
	}},
	{"sms_pumping", 12, func(s *scene, n int) {
		s.dialled(0, "+37060000000", "early", false)
		s.wait(7 * time.Hour)
		s.times(n-1, 10*time.Second, func(i int) { s.dialled(i, "+3706", "bot", false) })
		s.wait(6 * time.Minute)
		s.dialled(n-1, "+3706", "bot", false)
	}, func(s *scene) { // a campaign: they confirm
		s.dialled(0, "+37060000000", "early", true)
		s.wait(7 * time.Hour)
		s.times(40, 10*time.Second, func(i int) { s.dialled(i, "+3706", "guest", i%2 == 0) })
		s.wait(6 * time.Minute)
		s.dialled(40, "+3706", "guest", true)
	}},
	{"user_enumeration", 8, func(s *scene, n int) {
		s.times(n, 20*time.Second, func(int) { s.tell("", lairAt, isNobody) })
	}, func(s *scene) { // an address shared by many, some of whom mistype their names
		users := names(30)
		s.times(len(users), 15*time.Second, func(i int) {
			if i%3 == 0 {
				s.tell("", office, isNobody)
			}
			s.tell(users[i], office, passes)
		})
	}},
	{"forgot_password_flood", 8, func(s *scene, n int) {
		s.times(n-1, 20*time.Second, func(i int) { s.tell(names(20)[i], lairAt, does(logs.ForgotPassword)) })
		s.wait(6 * time.Minute)
		s.tell(names(20)[n-1], lairAt, does(logs.ForgotPassword))
	}, func(s *scene) { // a wave of resets behind a NAT, and one with slow mail
		users := names(20)
		s.times(len(users), 40*time.Second, func(i int) {
			s.tell(users[i], office, does(logs.ForgotPassword))
			if i%2 == 0 {
				s.tell(users[i], office, does(logs.ConfirmForgotPassword))
			}
		})
		s.times(4, 5*time.Minute, func(int) { s.tell("alice", home, does(logs.ForgotPassword)) })
	}},
	{"admin_action", 30, func(s *scene, n int) {
		s.times(n, 5*time.Second, func(int) { s.call("user/ana", office, "AdminGetUser") })
	}, func(s *scene) { // their daily work
		for range 6 {
			s.call("user/ana", office, "AdminSetUserPassword")
			s.wait(24 * time.Hour)
		}
		s.call("user/new", office, "AdminSetUserPassword")
	}},
	{"volume", 12, func(s *scene, n int) {
		s.weekOfQuiet()
		s.times(n, 10*time.Second, func(i int) { s.tell(names(30)[i], other(i), fails) })
	}, func(s *scene) { // more of everything
		s.weekOfQuiet()
		s.times(30, 6*time.Second, func(i int) {
			s.tell(names(30)[i], other(i), fails)
			for range 12 {
				s.tell(names(30)[i], home, passes)
			}
		})
	}},
}

func (s *scene) times(n int, apart time.Duration, do func(i int)) {
	for i := range n {
		do(i)
		s.wait(apart)
	}
}

// background has users with habits, and a stray failure seven hours ago, after
// which the pool's own noise is known.
func (s *scene) background() {
	s.knows(names(30)...)
	s.tell("stray", other(200), fails)
	s.wait(7 * time.Hour)
}

func flagged(change func(*logs.Event)) func(*scene, int) {
	return func(s *scene, n int) {
		s.times(n, time.Minute, func(int) {
			s.tell("alice", home, func(e *logs.Event) {
				passes(e)
				change(e)
			})
		})
	}
}

func honestSignIns(s *scene) {
	s.knows("alice")
	s.tell("alice", home, func(e *logs.Event) {
		passes(e)
		e.Risk = logs.MediumRisk
	})
}

func (s *scene) confirmsAreTold() { s.tell("somebody", home, does(logs.ConfirmSignUp)) }

func (s *scene) dialled(i int, prefix, name string, confirms bool) {
	user, at := fmt.Sprint(name, i), other(i%50)
	s.tell(user, at, func(e *logs.Event) {
		does(logs.SignUp)(e)
		e.Phone = fmt.Sprintf("%s%06d", prefix, i)
	})
	if confirms {
		s.tell(user, at, does(logs.ConfirmSignUp))
	}
}

func (s *scene) call(actor string, at where, action string) {
	s.tell("", at, func(e *logs.Event) {
		e.Kind, e.Outcome, e.Actor, e.Action, e.Source = logs.AdminCall, logs.Pass, "arn:aws:iam::123456789012:"+actor, action, logs.CloudTrail
	})
}

// weekOfQuiet is a pool where nearly everybody succeeds.
func (s *scene) weekOfQuiet() {
	for range 8 * 24 {
		s.tell("alice", home, passes)
		s.wait(time.Hour - time.Second)
	}
}

func TestEachDetectorFiresAtItsLineAndNotBelow(t *testing.T) {
	for _, row := range lines {
		t.Run(row.detector, func(t *testing.T) {
			at := newScene(t, detect.Config{})
			row.attack(at, row.at)
			alerts := at.of(row.detector)
			if len(alerts) != 1 {
				t.Fatalf("%d alerts at %d: %v", len(alerts), row.at, alerts)
			}
			t.Logf("%s: %s", alerts[0].Severity, alerts[0].Reason)
			below := newScene(t, detect.Config{})
			row.attack(below, row.at-1)
			if alerts := below.of(row.detector); len(alerts) > 0 {
				t.Errorf("it fires at %d: %s", row.at-1, alerts[0].Reason)
			}
		})
	}
}

func TestNoDetectorFiresOnItsHonestDouble(t *testing.T) {
	for _, row := range lines {
		t.Run(row.detector, func(t *testing.T) {
			s := newScene(t, detect.Config{})
			row.honest(s)
			for _, a := range s.of(row.detector) {
				t.Errorf("%s %s: %s", a.Severity, a.Key.Value, a.Reason)
			}
		})
	}
}

func TestEveryDetectorHasItsLine(t *testing.T) {
	for _, d := range detect.Detectors() {
		tested := false
		for _, row := range lines {
			tested = tested || row.detector == d.ID
		}
		if !tested {
			t.Errorf("%s has no line", d.ID)
		}
	}
}

// The same attacks once more, each event twice and neighbours swapped: one alert,
// no larger than before.
func TestWhatIsReadTwiceOrLateCountsOnce(t *testing.T) {
	for _, row := range lines {
		t.Run(row.detector, func(t *testing.T) {
			plain := newScene(t, detect.Config{})
			row.attack(plain, row.at+2)
			want := plain.of(row.detector)
			messy := newScene(t, detect.Config{})
			var list []logs.Event
			messy.each = func(e logs.Event) { list = append(list, e) }
			row.attack(messy, row.at+2)
			for i := range list {
				if i%2 == 0 && i+1 < len(list) && list[i+1].Time.Sub(list[i].Time) < time.Minute {
					list[i], list[i+1] = list[i+1], list[i]
				}
			}
			for i := range list {
				messy.show(list[i])
				messy.show(list[i])
				messy.show(list[max(0, i-3)])
			}
			got := messy.of(row.detector)
			if len(got) != 1 || len(want) != 1 {
				t.Fatalf("%d stories, %d without the mess", len(got), len(want))
			}
			if got[0].Count > want[0].Count+1 {
				t.Errorf("%d events counted, %d without the mess", got[0].Count, want[0].Count)
			}
			sorted := slices.Sorted(slices.Values(got[0].Evidence))
			if len(slices.Compact(sorted)) != len(got[0].Evidence) {
				t.Errorf("evidence is doubled: %v", got[0].Evidence)
			}
		})
	}
}
