package acts_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/audit"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// ruled is a session on the lab with a rule. The lab's account is 123456789012.
func (l *lab) ruled(rule call.Rule, records *memory) *call.Session {
	l.Helper()
	return must(call.Open(l.Context(), call.Options{
		Region: "eu-west-1", Endpoint: l.url, Credentials: keys, Recorder: records, Rates: unhurried(), MaxBackoff: 1,
		Rules: []call.Rule{rule},
	}))(l.T)
}

// Where Cognito can be reached and STS can't, nobody knows whether a rule about an
// account applies.
func TestNothingIsChangedInAnAccountThatMayBeReadOnly(t *testing.T) {
	for name, c := range map[string]struct {
		match  string
		silent bool // STS does not answer
		want   string
	}{
		"another account":               {"999999999999", false, ""},
		"this account":                  {"123456789012", false, "This session is read-only."},
		"accounts by their beginning":   {"1234*", false, "This session is read-only."},
		"this account, unasked":         {"123456789012", true, "The account could not be determined: "},
		"another account, unasked":      {"999999999999", true, "The account could not be determined: "},
		"accounts by a glob, unasked":   {"?2*", true, "The account could not be determined: "},
		"profiles, unasked":             {"prod-*", true, ""},
		"profiles by number, unasked":   {"prod-?", true, ""},
		"all profiles, and so this one": {"*", true, "This session is read-only."},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t)
			if c.silent {
				l.server.Inject(emulator.Fault{Operation: "GetCallerIdentity", Kind: emulator.CutConnection})
			}
			var records memory
			act := l.act("disable", nil)
			result := acts.Do(t.Context(), l.ruled(call.Rule{Match: call.Glob(c.match), ReadOnly: true}, &records), act)
			why := result.Refusal
			if result.Problem != nil {
				why += result.Problem.Meaning
			}
			if !strings.HasPrefix(why, c.want) || (c.want == "") != (why == "") {
				t.Errorf("it says %q, want %q", why, c.want)
			}
			sent := slices.ContainsFunc(l.server.Calls(), func(call emulator.Call) bool { return call.Operation == "AdminDisableUser" })
			if sent != (c.want == "") {
				t.Errorf("AdminDisableUser was sent: %v", sent)
			}
			last := records.kept[len(records.kept)-1]
			if refused := last.Outcome == audit.Refused; refused != (c.want != "") || last.Reason != why {
				t.Errorf("the audit has %+v", last)
			}
		})
	}
}

func TestAnAccountThatIsAskedInVainIsAskedAgain(t *testing.T) {
	l := newLab(t)
	answer := l.server.Inject(emulator.Fault{Operation: "GetCallerIdentity", Kind: emulator.CutConnection})
	session := l.ruled(call.Rule{Match: "999999999999", ReadOnly: true, Production: true}, &memory{})
	act := l.act("disable", nil)
	if result := acts.Do(t.Context(), session, act); result.OK() || !session.Production() || acts.DangerOf(session, act.Action) != acts.Destructive {
		t.Errorf("unasked: %+v, production is %v", result, session.Production())
	}
	answer()
	if result := acts.Do(t.Context(), session, act); !result.OK() || session.Production() {
		t.Errorf("asked: %+v, production is %v", result, session.Production())
	}
}

// A rule that matches nothing because it is misspelt would protect nothing.
func TestNoSessionIsOpenedOnARuleThatIsNotUnderstood(t *testing.T) {
	for _, match := range []call.Glob{"", "[19]*", "prod|live"} {
		if _, err := call.Open(t.Context(), call.Options{Region: "eu-west-1", Rules: []call.Rule{{Match: match, ReadOnly: true}}}); err == nil {
			t.Errorf("%q is taken", match)
		}
	}
}

// STS may answer with no account, as servers do that are not AWS's.
func TestNothingIsChangedWhereSTSNamesNoAccount(t *testing.T) {
	l := newLab(t)
	nameless := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/xml")
		_, _ = io.WriteString(w, "<GetCallerIdentityResponse><GetCallerIdentityResult></GetCallerIdentityResult></GetCallerIdentityResponse>")
	}))
	defer nameless.Close()
	t.Setenv("AWS_ENDPOINT_URL_STS", nameless.URL)
	t.Setenv("AWS_ENDPOINT_URL", l.url)
	session := must(call.Open(t.Context(), call.Options{
		Region: "eu-west-1", Credentials: keys, Rates: unhurried(), Rules: []call.Rule{{Match: "1234*", ReadOnly: true, Production: true}},
	}))(t)
	act := l.act("disable", nil)
	if result := acts.Do(t.Context(), session, act); result.OK() || acts.DangerOf(session, act.Action) != acts.Destructive {
		t.Errorf("%+v", result)
	}
}
