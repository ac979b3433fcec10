package acts_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/audit"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// happy are successful acts on alice, and what AWS reports afterwards.
var happy = []struct {
	id      string
	changes []change
	in      acts.Inputs
	then    []string
	undone  bool // undo restores everything
}{
	{"confirm", as("UNCONFIRMED", lacks("email_verified")), nil, []string{"status: UNCONFIRMED → CONFIRMED"}, false},
	{"confirm", as("UNCONFIRMED", lacks("email_verified")), acts.Inputs{"verify": "email"}, []string{"email_verified:  → true", "status: UNCONFIRMED → CONFIRMED"}, false},
	{"resend-code", as("UNCONFIRMED"), acts.Inputs{"client": "{client}"}, []string{"messages: 0 → 1"}, false},
	{"resend-code", as("UNCONFIRMED"), acts.Inputs{"client": "{private}"}, []string{"messages: 0 → 1"}, false},
	{"resend-invite", as("FORCE_CHANGE_PASSWORD"), nil, []string{"messages: 0 → 1"}, false},
	{"resend-invite", as("FORCE_CHANGE_PASSWORD", has("phone_number", "+441632960961")), acts.Inputs{"medium": "SMS"}, []string{"messages: 0 → 1"}, false},
	{"reset-password", nil, nil, []string{"messages: 0 → 1", "status: CONFIRMED → RESET_REQUIRED"}, false},
	{"reset-password", as("RESET_REQUIRED"), nil, []string{"messages: 0 → 1"}, false},
	{"set-password", as("UNCONFIRMED"), acts.Inputs{"password": newPassword, "permanent": "yes"}, []string{"status: UNCONFIRMED → CONFIRMED"}, false},
	{"set-password", nil, acts.Inputs{"password": newPassword}, []string{"status: CONFIRMED → FORCE_CHANGE_PASSWORD"}, false},
	{"set-password", as("EXTERNAL_PROVIDER"), acts.Inputs{"permanent": "yes"}, []string{"status: EXTERNAL_PROVIDER → CONFIRMED"}, false},
	{"enable", with(disabled), nil, []string{"enabled: false → true"}, true},
	{"disable", nil, nil, []string{"enabled: true → false"}, true},
	{"sign-out", nil, nil, nil, false},
	{"set-mfa", nil, acts.Inputs{"email": "on", "preferred": "email"}, []string{"mfa: [] → [EMAIL_OTP]", "preferred:  → EMAIL_OTP"}, true},
	{"set-mfa", with(withApp, factors("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA")), acts.Inputs{"preferred": "email"}, []string{"mfa: [SOFTWARE_TOKEN_MFA] → [EMAIL_OTP SOFTWARE_TOKEN_MFA]", "preferred: SOFTWARE_TOKEN_MFA → EMAIL_OTP"}, true},
	{"set-mfa", with(factors("EMAIL_OTP", "EMAIL_OTP")), acts.Inputs{"email": "off"}, []string{"mfa: [EMAIL_OTP] → []", "preferred: EMAIL_OTP → "}, true},
	{"set-mfa", with(factors("EMAIL_OTP", "EMAIL_OTP")), acts.Inputs{"preferred": "none"}, []string{"preferred: EMAIL_OTP → "}, true},
	{"set-mfa", with(withApp, factors("EMAIL_OTP", "EMAIL_OTP")), acts.Inputs{"totp": "on"}, []string{"mfa: [EMAIL_OTP] → [EMAIL_OTP SOFTWARE_TOKEN_MFA]"}, true},
	{"set-mfa", with(poolMFA("ON"), withApp, factors("", "EMAIL_OTP", "SOFTWARE_TOKEN_MFA")), acts.Inputs{"preferred": "totp"}, []string{"preferred:  → SOFTWARE_TOKEN_MFA"}, true},
	{"set-mfa", with(poolMFA("ON"), withApp, factors("EMAIL_OTP", "EMAIL_OTP", "SOFTWARE_TOKEN_MFA")), acts.Inputs{"preferred": "totp"}, []string{"preferred: EMAIL_OTP → SOFTWARE_TOKEN_MFA"}, true},
	{"reset-totp", with(withApp, factors("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA")), nil, []string{"mfa: [SOFTWARE_TOKEN_MFA] → []", "preferred: SOFTWARE_TOKEN_MFA → "}, false},
	{"set-attributes", nil, acts.Inputs{"attributes": "name=Alice, of Acme,custom:plan=gold"}, []string{"custom:plan:  → gold", "name: ALICE → Alice, of Acme"}, true},
	{"set-attributes", nil, acts.Inputs{"attributes": acts.PairLines("name=", "nickname=a=b, c=d")}, []string{"name: ALICE → ", "nickname:  → a=b, c=d"}, true},
	{"set-attributes", nil, acts.Inputs{"attributes": "email=new@example.com"}, []string{"email: alice@example.com → new@example.com", "email_verified: true → false"}, true},
	{"set-attributes", nil, acts.Inputs{"attributes": "email=new@example.com", "verified": "yes"}, []string{"email: alice@example.com → new@example.com"}, true},
	{"set-attributes", nil, acts.Inputs{"attributes": "phone_number=+441632960961", "verified": "yes"}, []string{"phone_number:  → +441632960961", "phone_number_verified:  → true"}, true},
	{"set-attributes", with(verifiesFirst), acts.Inputs{"attributes": "email=new@example.com,name=New"}, []string{"messages: 0 → 1", "name: ALICE → New"}, true},
	{"set-attributes", with(verifiesFirst), acts.Inputs{"attributes": "email=new@example.com", "verified": "yes"}, []string{"email: alice@example.com → new@example.com"}, true},
	{"set-attributes", with(has("address", "1 High Street\nLondon")), acts.Inputs{"attributes": acts.PairLines("address=2 High Street\nLondon", "family_name=כהן\u200f")}, []string{"address: 1 High Street\nLondon → 2 High Street\nLondon", "family_name:  → כהן\u200f"}, true},
	{"set-attributes", with(lacks("name"), has("name", "A\x1bB")), acts.Inputs{"attributes": "name=B"}, []string{"name: A\x1bB → B"}, true},
	{"set-attributes", with(has("address", "1 High Street␊London")), acts.Inputs{"attributes": acts.PairLines("address=1 High Street\nLondon")}, []string{"address: 1 High Street␊London → 1 High Street\nLondon"}, true},
	{"verify", with(lacks("email_verified"), has("email_verified", "false")), acts.Inputs{"attribute": "email"}, []string{"email_verified: false → true"}, true},
	{"delete-attributes", nil, acts.Inputs{"attributes": "name"}, []string{"name: ALICE → "}, true},
	{"delete-attributes", with(has("address", "1 High Street\nLondon\t\u202e")), acts.Inputs{"attributes": "address"}, []string{"address: 1 High Street\nLondon\t\u202e → "}, true},
	{"delete-attributes", nil, acts.Inputs{"attributes": "email, name"}, []string{"email: alice@example.com → ", "email_verified: true → ", "name: ALICE → "}, true},
	{"add-to-group", nil, acts.Inputs{"group": "staff"}, []string{"in staff:  → yes"}, true},
	{"add-to-group", with(in("staff")), acts.Inputs{"group": "staff"}, nil, false},
	{"remove-from-group", with(in("staff", "admins")), acts.Inputs{"group": "staff"}, []string{"in staff: yes → "}, true},
	{"remove-from-group", with(in("admins")), acts.Inputs{"group": "staff"}, nil, false},
	{"link-provider", nil, acts.Inputs{"provider": "Google", "value": "1"}, []string{`identities:  → [{"ProviderName":"Google","UserID":"1"}]`}, false},
	{"unlink-provider", with(linked("Google", "1")), acts.Inputs{"provider": "Google", "value": "1"}, []string{`identities: [{"ProviderName":"Google","UserID":"1"}] → `}, false},
	{"unlink-provider", nil, acts.Inputs{"provider": "Cognito", "value": "alice"}, nil, false},
	{"forget-device", nil, nil, []string{"devices: 1 → 0"}, false},
	{"event-feedback", nil, acts.Inputs{"feedback": "Invalid"}, []string{"feedback:  → Invalid"}, false},
	{"create-user", nil, acts.Inputs{"username": "carol", "attributes": "email=carol@example.com", "verified": "yes"}, []string{
		"carol devices:  → 0", "carol email:  → carol@example.com", "carol email_verified:  → true", "carol enabled:  → true",
		"carol mfa:  → []", "carol status:  → FORCE_CHANGE_PASSWORD", "messages: 0 → 1",
	}, false},
	{"create-user", nil, acts.Inputs{"username": "carol", "medium": "none"}, []string{
		"carol devices:  → 0", "carol enabled:  → true", "carol mfa:  → []", "carol status:  → FORCE_CHANGE_PASSWORD",
	}, false},
	{"create-group", nil, acts.Inputs{"name": "new", "description": "the new", "precedence": "0", "role": staffRole}, []string{
		`group new:  → {"CreationDate":null,"Description":"the new","GroupName":"new","LastModifiedDate":null,"Precedence":0,"RoleArn":"` + staffRole + `","UserPoolId":"{pool}"}`,
	}, false},
	{"edit-group", nil, acts.Inputs{"description": "others", "role": staffRole + "s"}, []string{groupLine("the staff", "") + " → " + groupLine("others", "s")[len("group staff: "):]}, true},
	{"edit-group", nil, acts.Inputs{"description": "-"}, []string{groupLine("the staff", "") + " → " + groupLine("", "")[len("group staff: "):]}, true},
	{"delete-group", with(in("staff")), nil, []string{groupLine("the staff", "") + " → ", "in staff: yes → "}, false},
	{"delete-user", nil, nil, []string{
		"custom:tenant: 42 → ", "devices: 1 → ", "email: alice@example.com → ", "email_verified: true → ", "enabled: true → ",
		"mfa: [] → ", "name: ALICE → ", "status: CONFIRMED → ",
	}, false},
}

func groupLine(description, roleSuffix string) string {
	return fmt.Sprintf(`group staff: {"CreationDate":null,"Description":%q,"GroupName":"staff","LastModifiedDate":null,"Precedence":null,"RoleArn":%q,"UserPoolId":"{pool}"}`,
		description, staffRole+roleSuffix)
}

// happyInputs are valid inputs, by action.
func happyInputs() map[string]acts.Inputs {
	inputs := map[string]acts.Inputs{}
	for _, test := range happy {
		if _, has := inputs[test.id]; !has {
			inputs[test.id] = test.in
		}
	}
	return inputs
}

func TestEveryActionDoesWhatItSays(t *testing.T) {
	for _, a := range acts.Actions() {
		if _, has := happyInputs()[a.ID]; !has {
			t.Errorf("%s is never done here", a.ID)
		}
	}
	for _, test := range happy {
		t.Run(test.id+" "+text(test.in), func(t *testing.T) {
			t.Parallel()
			l := newLab(t, test.changes...)
			act := l.act(test.id, l.filled(test.in))
			before := l.state()
			planned := acts.PlanOf(l.session, l.looked(act))
			result := acts.Do(t.Context(), l.session, act)
			if !result.OK() {
				t.Fatalf("%s: %v", result.Refusal, result.Problem)
			}
			then := strings.Split(strings.ReplaceAll(strings.Join(test.then, "\n"), "{pool}", l.pool), "\n")
			if diff := differences(before, l.state()); strings.Join(diff, "\n") != strings.Join(then, "\n") && test.then != nil {
				t.Errorf("changed\n%s\nwant\n%s", strings.Join(diff, "\n"), strings.Join(then, "\n"))
			}
			if len(result.RequestIDs) != len(planned.Commands) {
				t.Errorf("%d requests of %d planned", len(result.RequestIDs), len(planned.Commands))
			}
			l.undo(result, test.undone, planned.NoUndo, before)
		})
	}
}

// undo undoes an act as the console does, and expects everything restored, or
// that the plan said it can't be.
func (l *lab) undo(r acts.Result, possible bool, noUndo string, before map[string]string) {
	l.Helper()
	back, ok := r.Act.Undo()
	if ok != possible || (noUndo == "") != possible {
		l.Errorf("undo %v, want %v; the plan said %q", ok, possible, noUndo)
	}
	if !ok {
		return
	}
	if undone := acts.Do(l.Context(), l.session, back); !undone.OK() {
		l.Errorf("undo: %s %v", undone.Refusal, undone.Problem)
	}
	l.wantAsBefore(before)
}

// wantAsBefore expects everything restored, except messages that were sent.
func (l *lab) wantAsBefore(before map[string]string) {
	l.Helper()
	after := l.state()
	before["messages"] = after["messages"]
	if diff := differences(before, after); diff != nil {
		l.Errorf("after undo: %v", diff)
	}
}

// TestUndoOnWhatIsReadAnew undoes as a console does that reads the user again.
func TestUndoOnWhatIsReadAnew(t *testing.T) {
	for _, test := range happy {
		if !test.undone {
			continue
		}
		t.Run(test.id+" "+text(test.in), func(t *testing.T) {
			t.Parallel()
			l := newLab(t, test.changes...)
			before := l.state()
			result := acts.Do(t.Context(), l.session, l.act(test.id, l.filled(test.in)))
			id, in := result.Act.Action.Undo(result.Act.Target, result.Act.Inputs)
			if undone := acts.Do(t.Context(), l.session, l.act(id, in)); !undone.OK() {
				t.Fatalf("%s %v", undone.Refusal, undone.Problem)
			}
			l.wantAsBefore(before)
		})
	}
}

func TestWhatCannotBeTakenBackIsSaidBeforehand(t *testing.T) {
	for name, test := range map[string]struct {
		id      string
		changes []change
		in      acts.Inputs
		want    string
	}{
		"a first precedence":       {"edit-group", nil, acts.Inputs{"precedence": "3"}, "but not removed"},
		"an unverified address":    {"set-attributes", with(verifiesFirst, lacks("email_verified")), acts.Inputs{"attributes": "email=n@example.com", "verified": "yes"}, "the old one was not"},
		"a member before":          {"add-to-group", with(in("staff")), acts.Inputs{"group": "staff"}, "nothing to undo"},
		"an address not there yet": {"set-attributes", with(verifiesFirst), acts.Inputs{"attributes": "email=new@example.com"}, "nothing to undo"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := newLab(t, test.changes...)
			act := l.looked(l.act(test.id, test.in))
			if got := acts.PlanOf(l.session, act).NoUndo; !strings.Contains(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if back, ok := act.Undo(); ok {
				t.Errorf("and yet it can: %v %v", back.Action.ID, back.Inputs)
			}
		})
	}
}

// traps are what plans warn of, for the default alice unless changed.
var traps = []struct {
	id      string
	changes []change
	in      acts.Inputs
	want    string
}{
	{"confirm", as("UNCONFIRMED", lacks("email_verified")), nil, "can't reset a forgotten password"},
	{"confirm", as("UNCONFIRMED", lacks("email_verified")), acts.Inputs{"verify": "email"}, "You confirm that"},
	{"resend-code", as("UNCONFIRMED"), acts.Inputs{"client": "{client}"}, "50 e-mails a day"},
	{"set-password", as("EXTERNAL_PROVIDER"), nil, "permanently becomes one of the pool's own"},
	{"set-password", as("UNCONFIRMED"), nil, "without a code"},
	{"set-password", with(disabled), nil, "is disabled"},
	{"set-mfa", nil, acts.Inputs{"preferred": "email"}, "AWS never sends a reset code"},
	{"set-mfa", nil, acts.Inputs{"totp": "on"}, "registered one"},
	{"set-mfa", with(factors("EMAIL_OTP", "EMAIL_OTP")), acts.Inputs{"email": "off"}, "the password alone"},
	{"set-mfa", as("EXTERNAL_PROVIDER"), acts.Inputs{"email": "on"}, "handles second factors itself"},
	{"reset-totp", nil, nil, "there may be none to reset"},
	{"reset-totp", with(poolMFA("ON")), nil, "to set up an app again"},
	{"reset-totp", with(poolMFA("OPTIONAL")), nil, "the password alone is enough"},
	{"set-attributes", nil, acts.Inputs{"attributes": "email=n@example.com"}, "can't be used to sign in or to reset"},
	{"set-attributes", nil, acts.Inputs{"attributes": "email=n@example.com", "verified": "yes"}, "You confirm that"},
	{"set-attributes", with(verifiesFirst), acts.Inputs{"attributes": "email=n@example.com"}, "A code is sent to the new e-mail address"},
	{"set-attributes", with(linked("Google", "1")), acts.Inputs{"attributes": "name=B"}, "overwrites the attributes that it maps at each sign-in"},
	{"delete-attributes", nil, acts.Inputs{"attributes": "email"}, "without one this user can't"},
	{"add-to-group", with(in("staff")), acts.Inputs{"group": "staff"}, "nothing changes"},
	{"link-provider", nil, acts.Inputs{"provider": "Google", "value": "1"}, "must be deleted first"},
	{"link-provider", nil, acts.Inputs{"provider": "Google", "value": "1"}, "custom:tenant, which can't be changed"},
	{"unlink-provider", nil, acts.Inputs{"provider": "Cognito", "value": "alice"}, "AWS documents no way to undo this"},
	{"unlink-provider", with(linked("Google", "1")), acts.Inputs{"provider": "Google", "value": "2"}, "NameID"},
	{"create-user", with(needsName), acts.Inputs{"username": "carol", "medium": "none"}, "custom:needed is required"},
	{"create-user", nil, acts.Inputs{"username": "carol", "medium": "none"}, "No message is sent"},
	{"create-user", nil, acts.Inputs{"username": "carol", "attributes": "email=c@example.com"}, "not verified until"},
	{"delete-user", nil, nil, "is enabled and can sign in"},
	{"delete-user", with(linked("Google", "1")), nil, "makes a new profile"},
}

func TestTrapsAreToldBeforehand(t *testing.T) {
	for _, test := range traps {
		t.Run(test.id+" "+test.want, func(t *testing.T) {
			t.Parallel()
			l := newLab(t, test.changes...)
			plan := acts.PlanOf(l.session, l.looked(l.act(test.id, l.filled(test.in))))
			if !strings.Contains(strings.Join(plan.Warnings, "\n"), test.want) {
				t.Errorf("warned of %q, want %q", plan.Warnings, test.want)
			}
		})
	}
}

// TestAnActLooksUnbilled checks acts against the emulator's record of calls:
// what they read makes nobody a billed user.
func TestAnActLooksUnbilled(t *testing.T) {
	for _, test := range happy {
		l := newLab(t, test.changes...)
		act := l.act(test.id, l.filled(test.in))
		planned, sent := acts.PlanOf(l.session, act), len(l.server.Calls())
		acts.Do(t.Context(), l.session, act)
		requests := act.Action.Requests(act.Target, act.Inputs)
		for _, made := range l.server.Calls()[sent:] {
			known, ok := call.LookupCall("Cognito Identity Provider", made.Operation)
			asked := slices.ContainsFunc(requests, func(r call.Request) bool { return r.Operation() == made.Operation })
			if ok && known.Billed && (!asked || len(planned.Costs) == 0) {
				t.Errorf("%s: %s is billed, and the plan does not say so", test.id, made.Operation)
			}
		}
	}
}

func TestAReadOnlySessionDoesNotEvenLook(t *testing.T) {
	l := newLab(t)
	options := l.session.Options()
	options.ReadOnly = true
	session := must(call.Open(t.Context(), options))(t)
	act, sent := l.act("set-mfa", acts.Inputs{"email": "on"}), len(l.server.Calls())
	if result := acts.Do(t.Context(), session, act); result.Refusal != "This session is read-only." {
		t.Errorf("%q %v", result.Refusal, result.Problem)
	}
	for _, call := range l.server.Calls()[sent:] {
		if call.Operation != "GetCallerIdentity" {
			t.Errorf("%s was sent", call.Operation)
		}
	}
}

func TestPasswordsAndSecretsAreInNoPlanAndNoRecord(t *testing.T) {
	for name, test := range map[string]struct {
		id      string
		changes []change
		in      acts.Inputs
		secret  string // "" for the one that is generated
	}{
		"typed":             {"set-password", nil, acts.Inputs{"password": newPassword}, newPassword},
		"generated":         {"set-password", nil, acts.Inputs{"permanent": "yes"}, ""},
		"like an address":   {"set-password", nil, acts.Inputs{"password": "https://Horse.example/7"}, "https://Horse.example/7"},
		"of a new user":     {"create-user", nil, acts.Inputs{"username": "carol", "medium": "none"}, ""},
		"of a new user too": {"create-user", nil, acts.Inputs{"username": "carol", "medium": "none", "password": newPassword}, newPassword},
		"of a client":       {"resend-code", as("UNCONFIRMED"), acts.Inputs{"client": "{private}"}, clientSecret},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := newLab(t, test.changes...)
			act := l.act(test.id, l.filled(test.in))
			plan := acts.PlanOf(l.session, act)
			result := acts.Do(t.Context(), l.session, act)
			if !result.OK() {
				t.Fatalf("%s %v", result.Refusal, result.Problem)
			}
			secret := test.secret
			if secret == "" {
				secret = result.Secret.Reveal()
			} else if !result.Secret.IsZero() {
				t.Error("what was typed comes back")
			}
			if len(secret) < 12 {
				t.Fatalf("no secret: %q", secret)
			}
			hidden := struct{ secret call.Secret }{result.Secret} // fmt calls no methods of unexported members
			shown := text(plan) + text(l.records.kept) + text(result.Secret) +
				fmt.Sprintf("%v %+v %#v %s %+v %#v", plan, l.records.kept, result.Secret, result.Secret, hidden, hidden)
			if strings.Contains(shown, secret) {
				t.Errorf("%s is in\n%s", secret, shown)
			}
			if len(l.records.kept) != 2 || l.records.kept[1].Outcome != audit.Done {
				t.Errorf("records %+v", l.records.kept)
			}
		})
	}
}

func TestTheGeneratedPasswordIsTheUsers(t *testing.T) {
	l := newLab(t, keepsHistory)
	temporary := acts.Do(t.Context(), l.session, l.act("set-password", nil))
	if got := l.signsIn(temporary.Secret.Reveal()); got != "NEW_PASSWORD_REQUIRED" {
		t.Errorf("with the temporary password: %s", got)
	}
	if got := l.signsIn(oldPassword); got != "Incorrect username or password." {
		t.Errorf("with the former password: %s", got)
	}
	permanent := acts.Do(t.Context(), l.session, l.act("set-password", acts.Inputs{"permanent": "yes"}))
	if got := l.signsIn(permanent.Secret.Reveal()); got != "tokens" {
		t.Errorf("with the permanent password: %s", got)
	}
	if permanent.Secret.Reveal() == temporary.Secret.Reveal() {
		t.Error("both passwords are the same")
	}
	acts.Do(t.Context(), l.session, l.act("unlink-provider", acts.Inputs{"provider": "Cognito", "value": "alice"}))
	if got := l.signsIn(permanent.Secret.Reveal()); got != "Incorrect username or password." {
		t.Errorf("without a password: %s", got)
	}
}

// TestLinkingToAFederatedProfile names it as AWS wants it: by its provider.
func TestLinkingToAFederatedProfile(t *testing.T) {
	l := newLab(t)
	act := l.act("link-provider", acts.Inputs{"provider": "Okta", "value": "7", "attribute": "email"})
	act.Target.User = must(admin.Users(t.Context(), l.session, l.pool, admin.Filter{Attribute: "username", Op: admin.Equals, Value: "Google_been-here"}, ""))(t).Items[0]
	if result := acts.Do(t.Context(), l.session, act); !result.OK() {
		t.Fatal(result.Refusal, result.Problem)
	}
	if command := acts.PlanOf(l.session, act).Commands[0].String(); !strings.Contains(command, `{"ProviderAttributeValue":"been-here","ProviderName":"Google"}`) {
		t.Error(command)
	}
}
