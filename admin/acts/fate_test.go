package acts_test

import (
	"errors"
	"strings"
	"testing"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/audit"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// The call that edits a group sends every member. What a colleague has changed
// since it was read must stay.
func TestAnEditedGroupKeepsWhatSomebodyElseChanged(t *testing.T) {
	const newRole = "arn:aws:iam::123456789012:role/less"
	l := newLab(t)
	act := l.act("edit-group", acts.Inputs{"description": "all of us"})
	must(l.aws.UpdateGroup(t.Context(), &cip.UpdateGroupInput{UserPoolId: &l.pool, GroupName: new("staff"), RoleArn: new(newRole)}))(t)
	if r := acts.Do(t.Context(), l.session, act); !strings.Contains(r.Refusal, "role") || !strings.Contains(r.Refusal, newRole) {
		t.Errorf("it was done on what nobody looked at: %q %v", r.Refusal, r.Problem)
	}
	if r := acts.Do(t.Context(), l.session, l.act("edit-group", act.Inputs)); !r.OK() {
		t.Errorf("on what is there now: %s %v", r.Refusal, r.Problem)
	}
	group := must(l.aws.GetGroup(t.Context(), &cip.GetGroupInput{UserPoolId: &l.pool, GroupName: new("staff")}))(t).Group
	if *group.RoleArn != newRole || *group.Description != "all of us" {
		t.Errorf("the group has the role %s, %q", *group.RoleArn, *group.Description)
	}
}

// An audit that says failed about a user who is gone misleads its readers.
func TestTheAuditSaysWhetherAnActMayHaveBeenDone(t *testing.T) {
	for fault, want := range map[emulator.FaultKind]audit.Outcome{
		emulator.CutConnection: audit.Unknown, emulator.ServerError: audit.Unknown, emulator.AccessDenied: audit.Failed, emulator.Throttle: audit.Failed,
	} {
		l := newLab(t)
		l.server.Inject(emulator.Fault{Operation: "AdminResetUserPassword", Kind: fault})
		acts.Do(t.Context(), l.session, l.act("reset-password", nil))
		if end := l.records.kept[len(l.records.kept)-1]; end.Outcome != want {
			t.Errorf("of %v the audit says %s, want %s: %s", fault, end.Outcome, want, end.Reason)
		}
	}
}

// A password that AWS refused is not set, and one that it may have taken may be.
func TestAPasswordIsHandedOverOnlyWhereItMayHaveBeenSet(t *testing.T) {
	for fault, handed := range map[emulator.FaultKind]bool{emulator.CutConnection: true, emulator.ServerError: true, emulator.AccessDenied: false, emulator.Throttle: false} {
		l := newLab(t)
		l.server.Inject(emulator.Fault{Operation: "AdminSetUserPassword", Kind: fault})
		r := acts.Do(t.Context(), l.session, l.act("set-password", acts.Inputs{"permanent": "yes"}))
		if r.Secret.IsZero() == handed || r.Unsure != handed {
			t.Errorf("of %v: a password %t, unsure %t", fault, !r.Secret.IsZero(), r.Unsure)
		}
	}
}

func TestAnActThatWasDoneInPartSaysSo(t *testing.T) {
	l := newLab(t, status(types.UserStatusTypeUnconfirmed))
	l.server.Inject(emulator.Fault{Operation: "AdminUpdateUserAttributes", Kind: emulator.AccessDenied})
	r := acts.Do(t.Context(), l.session, l.act("confirm", acts.Inputs{"verify": "email"}))
	end := l.records.kept[len(l.records.kept)-1]
	for what, said := range map[string]string{"result": r.Problem.Meaning, "audit": end.Reason} {
		if !strings.HasPrefix(said, "AdminConfirmSignUp was done, then: ") {
			t.Errorf("the %s says %q", what, said)
		}
	}
}

// endless records no end.
type endless struct{ memory }

func (*endless) End(audit.Record) error { return errors.New("read-only file system") }

func TestAnActWhoseEndCannotBeRecordedIsDone(t *testing.T) {
	l := newLab(t)
	session := must(call.Open(t.Context(), call.Options{
		Region: "eu-west-1", Endpoint: l.url, Credentials: keys, Recorder: new(endless), Rates: unhurried(),
	}))(t)
	r := acts.Do(t.Context(), session, l.act("set-password", acts.Inputs{"permanent": "yes"}))
	if !r.OK() || r.Unrecorded == nil || r.Secret.IsZero() {
		t.Errorf("%s %v, unrecorded %v, a password: %t", r.Refusal, r.Problem, r.Unrecorded, !r.Secret.IsZero())
	}
}
