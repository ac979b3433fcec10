package bulk

import (
	"errors"
	"net"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// response is how a bulk reacts to a kind of problem.
type response struct {
	sure     certainty
	patience int // how many of the kind without a success between them pause the bulk, 0 for any number
}

// certainty is what a problem shows about whether the act was done.
type certainty uint8

const (
	refused certainty = iota // AWS has answered: no
	undone                   // it was not looked at, so it may be tried again
	unsure                   // it may have been done, but its answer was lost
)

// responses to those problems that are not about the single target. A limit may
// be one of the target (five codes an hour) or of the account (fifty mails a
// day): many of them in a row are the latter.
var responses = map[call.ProblemKind]response{
	call.KindCredentials: {undone, 1},
	call.KindDenied:      {undone, 1},
	call.KindUnsupported: {undone, 1},
	call.KindIgnored:     {undone, 1},
	call.KindThrottled:   {undone, 40},
	call.KindNetwork:     {unsure, 4},
	call.KindServer:      {unsure, 40},
	call.KindCanceled:    {unsure, 0},
	call.KindLimit:       {refused, 10},
}

const (
	// mostTries is how often an act is done that AWS answers with faults.
	mostTries = 6
	// mostWaits is how often one is that waits after each until lists would show it.
	mostWaits = 2
)

// suffer handles an act that failed.
func (b *Bulk) suffer(n int, began time.Time, result acts.Result) {
	problem := result.Problem
	answer := responses[problem.Kind]
	if isLocal(problem) {
		answer = b.local(result)
	}
	if !b.plan.Action.Repeats && unsent(problem) {
		answer.sure = undone // what repeats may have been sent by an earlier try of the SDK's
	}
	b.bear(began, problem, answer)
	gaveUp := answer.sure == refused || answer.sure == unsure && b.hopeless(n, result)
	failure := Outcome{State: Failed, Reason: problem.Reason(), Code: problem.Code, RequestIDs: result.RequestIDs}
	if answer.sure == unsure && awaitsLists(b.plan.Action) {
		failure.State = Unknown // lists that do not show it may only lag
	}
	switch {
	case answer.sure == undone && (b.plan.Action.Repeats || b.untouched(result)):
		b.undone(n)
	case gaveUp && b.plan.Action.Tellable():
		b.doubt(n, failure)
	case answer.sure == refused || gaveUp && b.plan.Action.Repeats:
		b.end(n, failure)
	default:
		b.putBack(n)
	}
}

// untouched reports whether an act failed at its first request, and that nothing had
// been done of it before.
func (b *Bulk) untouched(r acts.Result) bool {
	done := len(r.RequestIDs)
	if done > 0 && r.RequestIDs[done-1] == r.Problem.RequestID {
		done--
	}
	return done == 0 && r.Act.Action.ID == b.plan.Action.ID
}

// bear slows down for a problem, and pauses after one too many.
func (b *Bulk) bear(began time.Time, problem *call.Problem, answer response) {
	if problem.Kind == call.KindThrottled {
		b.pace.slow(began, b.rate())
	}
	b.mu.Lock()
	b.streak[problem.Kind]++
	tooMany := answer.patience > 0 && b.streak[problem.Kind] >= answer.patience
	b.mu.Unlock()
	if tooMany {
		b.halt(stopped(problem))
	}
}

// isLocal reports whether a problem is one of this machine: the audit can't be
// written.
func isLocal(p *call.Problem) bool {
	return p.Kind == call.KindOther && p.Code == "" && p.Operation == ""
}

// local is the response to a problem of this machine. How far the act came
// shows in how many of its calls were answered.
func (b *Bulk) local(result acts.Result) response {
	if len(result.RequestIDs) == 0 {
		return response{undone, 1}
	}
	return response{unsure, 1}
}

// unsent reports whether no connection was made, so that nothing can have been done.
func unsent(p *call.Problem) bool {
	failed, ok := errors.AsType[*net.OpError](p)
	return ok && (failed.Op == "dial" || failed.Op == "proxyconnect")
}

// hopeless counts a fault of an item, and reports whether it was the last to tolerate.
// A lost connection says nothing about the item, except where each retry has to wait.
func (b *Bulk) hopeless(n int, result acts.Result) bool {
	kind := result.Problem.Kind
	if kind != call.KindServer && kind != call.KindNetwork {
		return false
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	it := &b.items[n]
	it.faults++
	if awaitsLists(result.Act.Action) {
		return it.faults >= mostWaits
	}
	return kind == call.KindServer && it.faults >= mostTries
}
