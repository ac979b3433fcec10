package tui_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	logsemulator "github.com/cognito-tui/cognito-tui/logs/emulator"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// house is a console on Cognito and its logs, at one address.
type house struct {
	*tuitest.Console
	logs   *logsemulator.Server
	client *cip.Client
	users  []types.UserType // of acme-workforce, which exports its user activity
	pool   string           // its id
	n      int              // records written

	nameless bool // the records have only subs
}

const workforce = "/aws/vendedlogs/cognito/acme-workforce"

// clock starts at the time at which tests happen.
func clock() func() time.Time {
	began := time.Now()
	return func() time.Time { return tuitest.Now.Add(time.Since(began)) }
}

// newHouse makes a house with a trail that has its own log group.
func newHouse(t *testing.T) *house {
	t.Helper()
	return houseOn(t, withTrail())
}

func withTrail() *logsemulator.Server {
	logging := logsemulator.New(logsemulator.Options{Now: clock()})
	logging.AddTrail(logsemulator.Trail{Name: "audit", Group: "trail", AllRegions: true})
	logging.Put("trail", "stream", tuitest.Now.Add(-30*time.Minute), `{"eventSource":"s3.amazonaws.com"}`)
	return logging
}

func houseOn(t *testing.T, logging *logsemulator.Server) *house {
	t.Helper()
	return houseBehind(t, logging, func(aws http.Handler) http.Handler { return aws }, screen.Options{})
}

// houseBehind makes a house with something between the console and AWS.
func houseBehind(t *testing.T, logging *logsemulator.Server, between func(aws http.Handler) http.Handler, options screen.Options) *house {
	t.Helper()
	h := &house{logs: logging}
	pools := emulator.New(emulator.Options{Now: func() time.Time { return tuitest.Now }})
	if err := pools.SeedDemo(20); err != nil {
		t.Fatal(err)
	}
	endpoint := httptest.NewServer(between(logging.Beside(pools)))
	t.Cleanup(endpoint.Close)
	h.client = cip.New(cip.Options{
		Region: "eu-west-1", BaseEndpoint: &endpoint.URL, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
	})
	listed, err := h.client.ListUserPools(t.Context(), &cip.ListUserPoolsInput{MaxResults: aws.Int32(60)})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range listed.UserPools {
		if *p.Name == "acme-workforce" {
			users, err := h.client.ListUsers(t.Context(), &cip.ListUsersInput{UserPoolId: p.Id})
			if err != nil {
				t.Fatal(err)
			}
			h.users, h.pool = users.Users, *p.Id
		}
	}
	options.Mode, options.Journals = "demo", t.TempDir()
	h.Console = tuitest.Start(t, tuitest.Setup{Endpoint: endpoint.URL, Options: options})
	return h
}

// signs writes Cognito's export of a sign-in, that long ago.
func (h *house) signs(user int, outcome, ip string, ago time.Duration) {
	h.n++
	u, at := h.users[user], tuitest.Now.Add(-ago)
	message := map[string]any{
		"version": "1", "eventId": fmt.Sprintf("event-%d", h.n), "eventType": "SignIn", "userPoolId": h.pool, "userSub": h.attribute(user, "sub"), "userName": *u.Username,
		"clientId": "1example23456789", "creationDate": at.Format("Mon Jan 2 15:04:05 MST 2006"), "eventResponse": outcome,
		"riskDecision": "PASS", "deviceName": "Chrome 126, Windows 10", "ipAddress": ip, "city": "Lisbon", "country": "Portugal",
		"hasContextData": "true", "challenges": []string{},
	}
	if h.nameless {
		delete(message, "userName")
	}
	h.exports(message, at)
}

// signsAs writes Cognito's export of a failed sign-in by a sub.
func (h *house) signsAs(sub, ip string, ago time.Duration) {
	h.n++
	at := tuitest.Now.Add(-ago)
	h.exports(map[string]any{
		"version": "1", "eventId": fmt.Sprintf("event-%d", h.n), "eventType": "SignIn", "userPoolId": h.pool, "userSub": sub,
		"clientId": "1example23456789", "creationDate": at.Format("Mon Jan 2 15:04:05 MST 2006"), "eventResponse": "Fail", "ipAddress": ip,
	}, at)
}

func (h *house) exports(message map[string]any, at time.Time) {
	record, _ := json.Marshal(map[string]any{
		"eventTimestamp": fmt.Sprint(at.UnixMilli()), "eventSource": "USER_AUTH_EVENTS", "logLevel": "INFO", "message": message,
	})
	h.logs.Put(workforce, "stream", at, string(record))
}

// attacked is a house that was sprayed from one address while other people signed in.
func attacked(t *testing.T) *house {
	t.Helper()
	return attackedBehind(t, func(aws http.Handler) http.Handler { return aws })
}

// attackedBehind makes that with something between the console and AWS.
func attackedBehind(t *testing.T, between func(aws http.Handler) http.Handler) *house {
	t.Helper()
	return sprayedOne(t, houseBehind(t, withTrail(), between, screen.Options{}))
}

// sprayedOne goes to the sign-ins of a house that it had sprayed.
func sprayedOne(t *testing.T, h *house) *house {
	t.Helper()
	for i := range 12 {
		h.signs(i, "Fail", "203.0.113.9", 20*time.Minute-time.Duration(i)*time.Minute)
		h.signs(i, "Fail", "203.0.113.9", 20*time.Minute-time.Duration(i)*time.Minute-5*time.Second)
	}
	h.signs(14, "Pass", "198.51.100.23", time.Minute)
	h.Command("pool acme-workforce").Press("4")
	return h
}

func (h *house) attribute(user int, name string) string {
	for _, a := range h.users[user].Attributes {
		if *a.Name == name {
			return *a.Value
		}
	}
	return ""
}

func (h *house) username(user int) string { return *h.users[user].Username }

func TestTheDoorShowsTheStreamAndWhatIsWrongWithIt(t *testing.T) {
	h := attacked(t)
	h.Sees("following", "fail ", "failed most:", "203.0.113.9 (", "✗ spray ip", "stream", "✓ sign-in", "✗ sign-in", "Lisbon", "latest 25 events").
		Selected().Is("spray ip", "203.0.113.9")
	h.Press("J").Sees(`"eventResponse": "Pass"`, `"ipAddress": "198.51.100.23"`).Press("esc").
		Press("down", "enter").Sees("1 overview", "› "+h.username(11)).Press("esc")
}

func TestAnAlertHasItsEvidenceAndContainsEverybodyInIt(t *testing.T) {
	h := attacked(t)
	h.Press("w", "enter", "enter").Sees("open a user of the alert", h.username(0)).Press("esc").
		Sees("spray ip: 203.0.113.9", "T1110.003", "evidence: ", "24 events, 12 users, 1 address", "✗ sign-in", "within an hour 5 users who don't belong there failed", "contains it", "can't see").
		Press("a").Sees("act on 12 users", "sign out everywhere").
		Press("s").Sees("sign out everywhere · 12 users", "12 users, fixed now").Advance(time.Second).
		Type("12").Press("enter").Sees("12 done")
}

// The footer names what the keys do at the moment.
func TestTheFooterOfSignInsGoesByWhatThereIs(t *testing.T) {
	h := attacked(t)
	h.Resize(80, 24).Row(-1).Is("w alerts", "f stop", "? help").
		Press("f").Row(-1).Is("f follow")
	h.Press("w").Row(-1).Is("m mute", "w stream", "? help")
	quiet := newHouse(t)
	quiet.Command("pool acme-workforce").Press("4").SeesNot("w alerts", "m mute").Row(-1).Is("/ filter", "f stop")
}

// What is muted is shown and counted from then on, and can be unmuted.
func TestAnAlertIsMutedForWhatItIsAbout(t *testing.T) {
	h := attacked(t)
	h.Press("m").Sees("no alert under the cursor")
	h.Press("w", "m").Sees("mute spray ip for ip 203.0.113.9", "mute all detectors for ip 203.0.113.9").
		Press("enter").Sees("Muted: spray ip for ip 203.0.113.9", " · 1 mute ", "1 alert, 0 going on, 1 alert muted")
	for i := range 8 {
		h.signs(i, "Fail", "203.0.113.9", time.Duration(8-i)*time.Second)
	}
	h.Press("R").Sees("latest 33 events").SeesNot("✗ spray ip").
		Press("S").Sees("muted", "spray_ip ip 203.0.113.9: 32 events").Press("esc")
}

// The screen behind updates when it is stopped and resumed.
func TestAMuteIsForAllScreensThatReadOn(t *testing.T) {
	h := attacked(t)
	h.Paste(unsigned(map[string]any{"iss": "https://cognito-idp.eu-west-1.amazonaws.com/" + h.pool, "exp": 1})).
		Press("j", "enter", "4").Sees("token › "+h.pool+" › sign-ins", "spray ip").
		Press("w", "m", "enter").Sees("Muted: spray ip for ip 203.0.113.9", "1 alert muted").
		Press("esc", "esc").Press("f", "f").Sees("1 mute", "1 alert muted")
}

func TestAMutedAlertIsHeardAgain(t *testing.T) {
	h := attacked(t)
	h.Press("w", "enter", "m", "enter").Sees("high, muted").
		Press("m").Sees("unmute spray ip for ip 203.0.113.9").Press("enter").Sees("Unmuted: ").SeesNot("high, muted")
}

func TestMarkedEventsAreActedOnUserByUser(t *testing.T) {
	h := attacked(t)
	h.Press("space", "space", "space", "space").Sees("4 marked").
		Press("a").Sees("act on 3 users").Press("esc").
		Press("esc").Sees("4 marks dropped").SeesNot("4 marked").Press("V").Sees("4 marked again")
}

// At most twice as many rows as events are kept.
func TestMarksGoWithTheEventsThatAreKeptNoMore(t *testing.T) {
	h := houseBehind(t, logsemulator.New(logsemulator.Options{}), func(aws http.Handler) http.Handler { return aws }, screen.Options{KeepEvents: 5})
	h.Advance(time.Since(tuitest.Now))
	for range 5 {
		h.calls(workforce, time.Now().Add(-time.Minute))
	}
	h.Command("pool acme-workforce").Press("4", "space").Sees("latest 5 events", "1 marked")
	for range 2 {
		h.goLive()
		for range 5 {
			h.calls(workforce, time.Now().Add(-time.Minute))
		}
		h.Press("t") // it polls again, at once
	}
	h.SeesNot("marked")
}

// A log group is created with its first record: until then its source is neither found
// nor failed.
func TestASourceWhoseLogIsNotThereYetIsSetUp(t *testing.T) {
	h := attacked(t)
	h.Press("S").Sees("✓ user activity: found", "· notification errors: set up, its log is not there yet",
		workforce+"/errors  – not there yet").SeesNot("not read", "There is no such log group").Press("esc")
	h.Press("/").Type("user:nobody").Press("enter").
		Sees(" of 5 logs", "Read: user activity, CloudTrail. Not there yet: notification errors, trigger logs.").Press("esc")
	h.logs.Put(workforce+"/errors", "stream", tuitest.Now, "{}")
	h.Press("R", "S").Sees("✓ notification errors: found")
}

func TestWhoIsLockedIsAnEstimateAndNoButtonUnlocks(t *testing.T) {
	h := newHouse(t)
	for i := range 12 {
		h.signs(3, "Fail", "198.51.100.77", 30*time.Second+time.Duration(11-i)*140*time.Second)
	}
	h.Command("pool acme-workforce").Press("4").Command("locked").
		Sees("Estimated lockouts (Cognito has no API for this)", "~ "+h.username(3), "LOCKED FOR", "No API unlocks a user").
		Press("a").SeesNot("unlock  ").Press("esc")
	h.Command("locked 198.51.100.77").Sees("~ "+h.username(3)).
		Command("locked nobody.at.all").Sees("No user matches nobody.at.all").SeesNot("~ "+h.username(3)).
		SeesNot("locked › locked").
		Resize(80, 24).Command("locked").Sees("~ "+h.username(3), "· not clear", "? help").
		Command("pool acme-staging").Command("locked nobody.at.all").
		Sees("nobody.at.all  there are no users to look through", "Nobody is locked out, according to the logs.")
}

func TestAllWhoAreMarkedAmongTheLockedAreActedOn(t *testing.T) {
	h := newHouse(t)
	for i := range 12 {
		for user := range 3 {
			h.signs(user, "Fail", fmt.Sprint("198.51.100.", user), 30*time.Second+time.Duration(11-i)*140*time.Second)
		}
	}
	h.Command("pool acme-workforce").Press("4").Command("locked").
		Press("space", "space").Sees("3 · 2 marked").
		Press("a").Sees("act on 2 users").Press("esc").
		Press("V", "a").Sees("act on ").SeesNot("act on 2 users")
}

// Too little is known of them to judge an act, so they are read first.
func TestAnActByNameIsOnWhoIsLocked(t *testing.T) {
	h := newHouse(t)
	for i := range 12 {
		h.signs(3, "Fail", "198.51.100.77", 30*time.Second+time.Duration(11-i)*140*time.Second)
	}
	h.Command("pool acme-workforce").Press("4").Command("locked").Sees("~ "+h.username(3)).
		Command("disable").Sees("disable · "+h.username(3), "yes → no").SeesNot("select one first")
}

// With little room, who it is about matters most, and then why.
func TestWhoIsLockedIsNamedWholeIn80Columns(t *testing.T) {
	h := newHouse(t)
	const who = "helene.deschenes"
	for i := range 12 {
		h.signsAs(who, "198.51.100.77", 30*time.Second+time.Duration(11-i)*140*time.Second)
	}
	h.Resize(80, 24).Command("pool acme-workforce").Press("4").Command("locked").Sees("FAILED  ", "~ "+who, "· not clear", "WHY", "one address, 12")
}

// The user's own page shows it above the profile.
func TestAUsersPageTellsThatHeIsLockedOut(t *testing.T) {
	h := newHouse(t)
	for i := range 12 {
		h.signs(3, "Fail", "198.51.100.77", 30*time.Second+time.Duration(11-i)*140*time.Second)
	}
	h.signs(4, "Fail", "198.51.100.78", 2*time.Minute)
	h.Command("pool acme-workforce").Press("4", "enter").
		Sees("~ Estimated to be locked out for about", "12 failures counted, the last just now, from 198.51.100.77. It is not clear who caused them: one address, 12 failures").Press("esc")
	h.Press("down", "enter").Sees("› "+h.username(4), "· 1 failure counted, the last 2 min ago, from 198.51.100.78", "five lock").SeesNot("Estimated")
}

func TestAPoolWithoutALogSaysWhatItWouldTake(t *testing.T) {
	h := houseOn(t, logsemulator.New(logsemulator.Options{}))
	h.Advance(time.Since(tuitest.Now)) // the event history is asked for the hour before now
	h.Command("pool acme-staging").Press("4").
		Sees("CloudTrail's event history", "Missing: user activity").
		Press("S").Sees("user activity: missing").Press("y").Sees("IAM policy")
}

// A trail covers the whole account. A pool without app clients has no part in the events
// of others.
func TestAPoolWithoutAppClientsShowsNoSignInsOfOthers(t *testing.T) {
	h := newHouse(t)
	h.logs.Put("trail", "stream", tuitest.Now.Add(-time.Minute), `{"eventVersion":"1.11","userIdentity":{"type":"Unknown"},"eventTime":"`+
		tuitest.Now.Add(-time.Minute).Format(time.RFC3339)+`","eventSource":"cognito-idp.amazonaws.com","eventName":"InitiateAuth","awsRegion":"eu-west-1",`+
		`"sourceIPAddress":"203.0.113.9","requestParameters":{"clientId":"ofanotherpool","authFlow":"USER_PASSWORD_AUTH"},"responseElements":null,`+
		`"errorCode":"NotAuthorizedException","errorMessage":"Incorrect username or password.","eventID":"e-1","eventType":"AwsApiCall","recipientAccountId":"123456789012"}`)
	h.Command("pool acme-staging").Press("4").Sees("latest 0 events")
}

func TestASpanThatIsNoneIsRefused(t *testing.T) {
	h := attacked(t)
	for _, wrong := range []string{"0h", "-5h", "2w"} {
		h.Command("signins "+wrong).Sees(wrong+": write a time span like", "latest 25 events")
	}
	h.Command("signins 7d").Sees("latest 25 events").SeesNot("7d  following")
}

func TestLiveTailIsAskedForAndSaysWhatItCosts(t *testing.T) {
	h := attacked(t)
	h.Press("t").Sees("Live Tail", "a minute after the account's first").Confirm()
	h.Sees("live 1 min, ≤ $0.01")
	h.Press("t").Sees("Polling again").Press("R").Sees("following").SeesNot("live 1 min")
}

func TestALiveTailThatIsRefusedIsPolledAndSaidToBe(t *testing.T) {
	h := attacked(t)
	remove := h.logs.Inject(logsemulator.Fault{Operation: "StartLiveTail", Kind: logsemulator.AccessDenied})
	defer remove()
	h.Press("t").Confirm().Sees("! Live Tail was refused, so the logs are polled")
}

func TestInsightsAreAskedWithTheirCost(t *testing.T) {
	h := attacked(t)
	h.Press("I").Sees("ask CloudWatch Logs Insights")
	h.Press("1").Sees("days back", "a gigabyte").Press("ctrl+s")
	h.Sees("done, scanned", "less than $0.0001")
}

// What a stranger wrote into a log does not steer the screen.
func TestHostileRecordsAreShownSafely(t *testing.T) {
	h := newHouse(t)
	for i, attack := range []string{"\x1b]52;c;cm0gLXJm\a", "\x1b[2J\x1b[31m", "\u202eevil", "\u009b31m", strings.Repeat("x", 20_000)} {
		record, _ := json.Marshal(map[string]any{
			"eventTimestamp": fmt.Sprint(tuitest.Now.Add(-time.Minute).UnixMilli()), "eventSource": "USER_ACTIVITY",
			"message": map[string]any{
				"eventId": fmt.Sprint("hostile-", i), "eventType": "SignIn", "userPoolId": h.pool, "eventResponse": "Fail", "userName": attack, "ipAddress": attack,
				"city": attack, "country": attack, "deviceName": attack, "clientId": attack, "compromisedCredentialDetected": "true",
			},
		})
		h.logs.Put(workforce, "stream", tuitest.Now.Add(-time.Minute), string(record))
	}
	h.Command("pool acme-workforce").Press("4").Sees("latest 5 events").Press("j", "j", "J", "G", "esc", "y", "esc", "w", "enter", "esc", "w", "G")
	inspect(t, h.Console)
}
