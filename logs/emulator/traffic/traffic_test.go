package traffic_test

import (
	"context"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/emulator/traffic"
	"github.com/cognito-tui/cognito-tui/logs/parse"
)

var start = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)

func pool() traffic.Pool {
	p := traffic.Pool{ID: "eu-west-1_Traffic01", Region: "eu-west-1", Account: "123456789012", Activity: "activity", Trail: "trail", Clients: []string{"web"}, Visits: 20}
	for i := range 300 {
		p.Users = append(p.Users, traffic.User{Sub: "sub-" + strconv.Itoa(i), Username: "user" + strconv.Itoa(i)})
	}
	return p
}

func TestTheSameSeedMakesTheSameTraffic(t *testing.T) {
	at := start.Add(15 * time.Hour)
	a, b := traffic.New(7, pool()).Minute(at), traffic.New(7, pool()).Minute(at)
	if len(a) == 0 || !reflect.DeepEqual(a, b) {
		t.Errorf("%d records, and then %d", len(a), len(b))
	}
	if reflect.DeepEqual(a, traffic.New(8, pool()).Minute(at)) {
		t.Error("another seed makes the same")
	}
}

// A week has more traffic by day than by night, few failures, and every kind of
// attack.
func TestAWeekOfTraffic(t *testing.T) {
	source := traffic.New(1, pool())
	day, night, quiet, failed := 0, 0, 0, 0
	kinds := map[string]bool{}
	for at := start; at.Before(start.AddDate(0, 0, 7)); at = at.Add(time.Minute) {
		attack := source.Attack(at)
		kinds[attack] = true
		for _, r := range source.Minute(at) {
			if !json.Valid([]byte(r.Text)) || r.At.Before(at.Add(-5*time.Second)) || r.At.After(at.Add(2*time.Minute)) {
				t.Fatalf("of %s is %+v", at, r)
			}
			if attack != "" || r.Group != "activity" {
				continue
			}
			quiet++
			if strings.Contains(r.Text, `"eventResponse":"Fail"`) {
				failed++
			}
			switch at.Hour() {
			case 15:
				day++
			case 3:
				night++
			}
		}
	}
	if day < 5*night || night == 0 {
		t.Errorf("%d records by day and %d by night", day, night)
	}
	if share := float64(failed) / float64(quiet); share < 0.05 || share > 0.2 {
		t.Errorf("%.2f of sign-ins fail while there is no attack", share)
	}
	if len(kinds) != 11 { // ten, and none
		t.Errorf("there were %v", kinds)
	}
}

// For most of a day somebody is locked out, and mostly by their own phone.
func TestSomebodyIsLockedOutByHisPhone(t *testing.T) {
	source, parser := traffic.New(1, pool()), parse.Parser{}
	engine := detect.New(detect.Config{})
	looks, locked, himself := 0, 0, 0
	for at := start; at.Before(start.AddDate(0, 0, 1)); at = at.Add(time.Minute) {
		for _, r := range source.Minute(at) {
			if r.Group != "activity" {
				continue
			}
			if err := parser.Parse(logs.Record{Text: r.Text, Time: r.At, Group: r.Group}, engine.Observe); err != nil {
				t.Fatal(err)
			}
		}
		if at.Before(start.Add(6*time.Hour)) || source.Attack(at) != "" {
			continue
		}
		looks++
		now := engine.Locked(at.Add(time.Minute))
		if len(now) > 0 {
			locked++
		}
		if slices.ContainsFunc(now, func(l logs.Lockout) bool { return l.Verdict == logs.TheUser }) {
			himself++
		}
	}
	if locked < looks/2 || himself < locked*3/4 {
		t.Errorf("at %d of %d looks somebody was locked, at %d by himself", locked, looks, himself)
	}
}

// The pool is asked about a try when it is made, not when the minute begins.
func TestThePoolIsAskedAtTheTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		from := time.Now()
		shut := from.Add(10*time.Minute + 30*time.Second)
		p := pool()
		p.Clients, p.Answers = []string{"web"}, func(_, username string, try traffic.Try, _ time.Time) traffic.Answer {
			a := traffic.Answer{Sub: "sub-of-" + username, Password: "Success"}
			if !time.Now().Before(shut) {
				a.Code, a.Message, a.Password = "NotAuthorizedException", "User is disabled.", ""
			}
			if try == traffic.WrongPassword && a.Code == "" {
				a.Code, a.Message, a.Password = "NotAuthorizedException", "Incorrect username or password.", "Failure"
			}
			return a
		}
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan struct{})
		passed, refused := 0, 0
		go func() {
			defer close(ended)
			traffic.New(1, p).Run(ctx, from, func(r traffic.Record) {
				switch {
				case r.Group != "activity" || !strings.Contains(r.Text, `"SignIn"`):
				case strings.Contains(r.Text, `"eventResponse":"Pass"`):
					if passed++; !r.At.Before(shut) {
						t.Errorf("somebody gets in at %s", r.At)
					}
				case !r.At.Before(shut):
					refused++
				}
			})
		}()
		time.Sleep(30 * time.Minute)
		stop()
		<-ended
		if passed == 0 || refused == 0 {
			t.Errorf("%d pass and %d are refused", passed, refused)
		}
	})
}

func TestTrafficComesAtItsTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan struct{})
		source, from := traffic.New(1, pool()), time.Now()
		n := 0
		go func() {
			defer close(ended)
			source.Run(ctx, from, func(r traffic.Record) {
				n++
				if late := time.Since(r.At); late < 0 || late > time.Minute {
					t.Errorf("a record of %s comes at %s", r.At, time.Now())
				}
			})
		}()
		time.Sleep(30 * time.Minute)
		stop()
		<-ended
		filled := 0
		source.Fill(from, from.Add(30*time.Minute), func(traffic.Record) { filled++ })
		if n == 0 || n > filled+5 || n < filled-5 {
			t.Errorf("%d records came in half an hour of which the past has %d", n, filled)
		}
	})
}
