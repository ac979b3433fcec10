package acts

import (
	"cmp"
	"context"
	"crypto/rand"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/audit"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/admin/shell"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Act is an action on a target with its inputs: it is planned, confirmed and
// done.
type Act struct {
	Action Action
	Target Target
	Inputs Inputs
	Bulk   string // id of the bulk that it is part of, "" for an act of its own
}

// Plan is what an act will do, in words and as commands, before it is done.
type Plan struct {
	Action      string          `json:"action"`
	Subject     string          `json:"subject"`
	Pool        string          `json:"pool,omitempty"` // by name, where it is known
	Place       call.Place      `json:"place"`
	Refusal     string          `json:"refusal,omitempty"` // why it can't be done
	Changes     []Change        `json:"changes"`
	Consequence string          `json:"consequence"`
	Warnings    []string        `json:"warnings,omitempty"`
	NoUndo      string          `json:"noUndo,omitempty"`
	Costs       []string        `json:"costs,omitempty"`
	Messages    []Delivery      `json:"messages,omitempty"` // where what it sends goes, as far as that is known
	Commands    []shell.Command `json:"commands"`
}

// Where names the pool and the place, for the operator who confirms.
func (p Plan) Where() string {
	if p.Pool == "" {
		return p.Place.String()
	}
	return p.Pool + ", " + p.Place.String()
}

// Result is the outcome of an act.
type Result struct {
	Act        Act
	Refusal    string        // why nothing was sent
	Problem    *call.Problem // why AWS did not do it, did only a part of it, or may have done it
	Unrecorded *call.Problem // why the audit lacks its end, whether or not it was done
	RequestIDs []string
	// Secret is the password that was generated, or the secret in AWS's answer, to be shown
	// once and stored nowhere. It is set even if the act failed half-way, or may have been
	// done; zero when there was none, or when AWS refused it.
	Secret call.Secret
	Unsure bool // the answer was lost: it may have been done
}

// OK reports whether the act was done.
func (r Result) OK() bool { return r.Refusal == "" && r.Problem == nil }

// RefusalOf is why the session does not do an act, "" when it will.
func RefusalOf(s *call.Session, act Act) string {
	if s.ReadOnly() {
		return "This session is read-only."
	}
	return act.Action.Refusal(act.Target, act.Inputs)
}

// DangerOf is how to confirm an act here: on a profile marked as production, or
// an account that may be, careful acts are confirmed like destructive ones.
func DangerOf(s *call.Session, a Action) Danger {
	if a.Danger == Careful && (s.Production() || s.MayBeProduction()) {
		return Destructive
	}
	return a.Danger
}

// PlanOf says what an act will do.
func PlanOf(s *call.Session, act Act) Plan {
	a, t, in := act.Action, act.Target, act.Inputs
	plan := Plan{
		Action: a.ID, Subject: a.Subject(t), Pool: cmp.Or(t.Pool.Name, t.Pool.ID), Place: s.Where(), Refusal: RefusalOf(s, act),
		Changes: append([]Change{}, a.Changes(t, in)...), Consequence: a.Consequence, NoUndo: a.noUndo(t, in),
	}
	if a.Warnings != nil {
		plan.Warnings = a.Warnings(t, in)
	}
	plan.Warnings = append(plan.Warnings, LookAlikes(act.names()...)...)
	if a.Billed(t, in) {
		plan.Costs = append(plan.Costs, "makes the user a billed monthly active user")
	}
	if a.Sends(in) {
		plan.Costs = append(plan.Costs, "sends a message")
	}
	plan.Messages = a.Deliveries(t, in)
	for _, request := range a.Requests(t, in) {
		if plan.Refusal != "" {
			break // a command that is shown must be complete
		}
		plan.Commands = append(plan.Commands, call.CommandOf(s, request))
	}
	return plan.printable()
}

// printable is the plan as it is shown: it quotes what was typed and what AWS
// holds, which may be anything.
func (p Plan) printable() Plan {
	for i, c := range p.Changes {
		p.Changes[i] = Change{plain.Text(c.What), plain.Text(c.Before), plain.Text(c.After)}
	}
	p.Warnings = record.Each(p.Warnings, plain.Text)
	p.NoUndo = plain.Text(p.NoUndo)
	return p
}

// Do does an act: it records it, sends its requests in order until one fails,
// and records the outcome. An act that can't be recorded is not done.
func Do(ctx context.Context, s *call.Session, act Act) Result {
	confirmed := act.Target
	act = lookedAt(ctx, s, act)
	record := recordAct(ctx, s, act)
	if problem := s.Unplaced(); problem != nil {
		record.Outcome, record.Reason = audit.Refused, problem.Meaning
		return Result{Act: act, Problem: cmp.Or(call.Unrecorded(s.Recorder().End(record)), problem)}
	}
	result := Result{Act: act, Refusal: cmp.Or(RefusalOf(s, act), act.changedSince(confirmed))}
	if result.Refusal != "" {
		record.Outcome, record.Reason = audit.Refused, result.Refusal
		result.Problem = call.Unrecorded(s.Recorder().End(record))
		return result
	}
	record.Outcome = audit.Begun
	if problem := call.Unrecorded(s.Recorder().Begin(record)); problem != nil {
		result.Problem = problem
		return result
	}
	sendOne(ctx, s, &result)
	endAct(s, &record, &result)
	return result
}

// tries is how often a request of the action may be sent.
func (a Action) tries() call.Tries {
	if a.Repeats {
		return call.Repeatedly
	}
	return call.Once
}

// sendOne prepares an act and sends its requests in order, until one fails.
func sendOne(ctx context.Context, s *call.Session, result *Result) {
	act := result.Act
	in, err := act.prepared(ctx, s)
	if err != nil {
		result.Problem = call.Explain(err)
		return
	}
	result.Secret = act.generated(in)
	earlier := map[string]string{}
	var done []string
	for _, request := range act.Action.Requests(act.Target, in) {
		answer, err := request.Send(ctx, s, earlier, act.Action.tries())
		if err != nil {
			result.stop(err, done)
			return
		}
		done = append(done, request.Operation())
		maps.Copy(earlier, answer.Values)
		result.take(answer)
	}
}

// take keeps from an answer what the result needs.
func (r *Result) take(answer call.Answer) {
	if !answer.Secret.IsZero() {
		r.Secret = answer.Secret
	}
	r.identify(answer.RequestID)
}

// stop is the outcome of a request that failed after others were done.
func (r *Result) stop(err error, done []string) {
	r.Problem = call.Explain(err).After(done)
	r.Unsure = r.Problem.LeavesOpen()
	if len(done) == 0 && !r.Unsure {
		r.Secret = call.Secret{} // the password was not set
	}
	r.identify(r.Problem.RequestID)
}

func (r *Result) identify(request string) {
	if request != "" {
		r.RequestIDs = append(r.RequestIDs, request)
	}
}

// prepared are the inputs to send. Nothing stores them.
func (a Act) prepared(ctx context.Context, s *call.Session) (Inputs, error) {
	if a.Action.Prepare == nil {
		return a.Inputs, nil
	}
	return a.Action.Prepare(ctx, s, a.Target, a.Inputs)
}

// MakesSecret reports whether the act with these inputs produces a secret: one that is
// generated here, or one that AWS makes.
func (a Action) MakesSecret(in Inputs) bool {
	return slices.ContainsFunc(a.Inputs, func(i Input) bool { return i.Generates && in[i.Name] == "" }) ||
		slices.ContainsFunc(a.Requests(Target{}, in), call.Request.AnswersSecret)
}

// generated is the secret among the prepared inputs that was not given.
func (a Act) generated(prepared Inputs) call.Secret {
	for _, input := range a.Action.Inputs {
		if input.Generates && a.Inputs[input.Name] == "" && prepared[input.Name] != "" {
			return call.NewSecret(prepared[input.Name])
		}
	}
	return call.Secret{}
}

// LookAt reads what an action wants to know about its target and lists don't
// have, such as the second factors that are set: in at most a few calls, none of
// them billed. Without it fewer acts are refused in advance, and fewer can be
// undone. What can't be read stays unknown.
func LookAt(ctx context.Context, s *call.Session, a Action, t Target) (Target, error) {
	if a.Look == nil {
		return t, nil
	}
	known, err := a.Look(ctx, s, t)
	if err != nil {
		return t, fmt.Errorf("reading %s: %w", a.Subject(t), err)
	}
	return known, nil
}

// SurveyAll is LookAt for many targets: it reads what they share, in at most one
// call per target. What can't be read stays unknown, and err says why.
func SurveyAll(ctx context.Context, s *call.Session, a Action, targets []Target, in Inputs) ([]Target, error) {
	if a.Survey == nil {
		return targets, nil
	}
	known, err := a.Survey(ctx, s, targets, in)
	if err != nil {
		return targets, fmt.Errorf("reading %d targets: %w", len(targets), err)
	}
	return known, nil
}

// SetAside records an act that a bulk's plan leaves out, as refused.
func SetAside(ctx context.Context, s *call.Session, act Act, reason string) error {
	record := recordAct(ctx, s, act)
	record.Outcome, record.Reason = audit.Refused, reason
	return s.Recorder().End(record)
}

// lookedAt is the act with what is known about its target now, which undo needs.
// An act of a bulk skips this, as it would double the bulk's calls.
func lookedAt(ctx context.Context, s *call.Session, act Act) Act {
	if act.Bulk == "" && !s.Options().ReadOnly {
		act.Target, _ = LookAt(ctx, s, act.Action, act.Target) // the act does not need it
	}
	return act
}

// Undo is the act that reverts this one, on the target as this one leaves it;
// false when there is none.
func (a Act) Undo() (Act, bool) {
	if a.Action.Undo == nil {
		return Act{}, false
	}
	id, in := a.Action.Undo(a.Target, a.Inputs)
	back, ok := FindAction(id)
	if !ok {
		return Act{}, false
	}
	target := a.Target
	if a.Action.After != nil {
		target = a.Action.After(a.Target, a.Inputs)
	}
	return Act{Action: back, Target: target, Inputs: in}, true
}

// changedSince is why an act that was confirmed on one target is not done on what
// is there now.
func (a Act) changedSince(confirmed Target) string {
	if a.Action.ChangedSince == nil {
		return ""
	}
	return a.Action.ChangedSince(confirmed, a.Target)
}

func endAct(s *call.Session, record *audit.Record, result *Result) {
	record.Time, record.Outcome, record.RequestIDs = time.Now().UTC(), audit.Done, result.RequestIDs
	if p := result.Problem; p != nil {
		record.Outcome, record.Code, record.Reason = audit.Failed, p.Code, p.Reason()
	}
	if result.Unsure {
		record.Outcome = audit.Unknown
	}
	if err := s.Recorder().End(*record); err != nil {
		result.Unrecorded = &call.Problem{
			Meaning: fmt.Sprintf("The audit can't be written, so the end of this act is not recorded: %v.", err),
			Advice:  "Free disk space or make it writable; until then nothing more is done.",
		}
	}
}

func recordAct(ctx context.Context, s *call.Session, act Act) audit.Record {
	id, _ := s.Identity(ctx) // an endpoint without STS leaves out the caller; Unplaced handles the rules
	record := audit.Record{
		ID: rand.Text(), Time: time.Now().UTC(), Caller: id.ARN, Account: id.Account, Region: s.Region(), Endpoint: s.Where().Host(),
		Pool: act.Target.Pool.ID, Action: act.Action.ID, Subject: act.Action.Ref(act.Target).kept(), Sub: act.Target.User.Sub,
		Inputs: act.kept(), Bulk: act.Bulk,
	}
	for _, request := range act.Action.Requests(act.Target, act.Inputs) {
		record.Commands = append(record.Commands, call.CommandOf(s, request))
	}
	return record
}

// kept are the inputs without the secret ones.
func (a Act) kept() map[string]string {
	kept := map[string]string{}
	for _, input := range a.Action.Inputs {
		if value, given := a.Inputs[input.Name]; given && input.Kind != InputSecret {
			kept[input.Name] = value
		}
	}
	return kept
}
