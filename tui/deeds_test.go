package tui

import (
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/bulk"
)

// The answer of AWS may be lost on its way when all was done.
func TestAnActWhoseAnswerWasLostIsNotSaidToHaveFailed(t *testing.T) {
	disable, _ := admin.FindAction("disable")
	act := admin.Act{Action: disable, Target: admin.Target{User: admin.User{Sub: "s-1"}}}
	for kind, want := range map[admin.ProblemKind]bulk.State{
		admin.KindNetwork: bulk.Unknown, admin.KindServer: bulk.Unknown, admin.KindCanceled: bulk.Unknown, admin.KindDenied: bulk.Failed,
	} {
		var d deeds
		d.noteResult(admin.Result{Act: act, Problem: &admin.Problem{Kind: kind}}, time.Now())
		if got := d.of[somebody{"", "s-1"}]; len(got) != 1 || got[0].state != want {
			t.Errorf("%s: %d are noted, want one that is %s", kind, len(got), want)
		}
	}
}
