package screen

import (
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// AWS's answer may be lost although everything was done.
func TestAnActWhoseAnswerWasLostIsNotSaidToHaveFailed(t *testing.T) {
	disable, _ := acts.FindAction("disable")
	act := acts.Act{Action: disable, Target: acts.Target{User: admin.User{Sub: "s-1"}}}
	for kind, want := range map[call.ProblemKind]bulk.State{
		call.KindNetwork: bulk.Unknown, call.KindServer: bulk.Unknown, call.KindCanceled: bulk.Unknown, call.KindDenied: bulk.Failed,
	} {
		var d Deeds
		d.NoteResult(acts.Result{Act: act, Problem: &call.Problem{Kind: kind}}, time.Now())
		if got := d.On("", "s-1"); len(got) != 1 || got[0].State != want {
			t.Errorf("%s: %d are noted, want one that is %s", kind, len(got), want)
		}
	}
}
