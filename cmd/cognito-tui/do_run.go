package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/shell"
	"github.com/cognito-tui/cognito-tui/admin/store"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/tty"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// plan shows what would be done to each target.
func (a *act) plan(cmd *cobra.Command, session *call.Session, inputs acts.Inputs, to found) error {
	refused := len(to.missing)
	write := writePlan
	if a.format == "json" {
		write = writePlanJSON
	}
	for _, t := range to.targets {
		plan := acts.PlanOf(session, acts.Act{Action: a.action, Target: t, Inputs: inputs})
		if a.format == "json" && a.action.On != acts.OnPool {
			plan.Subject = string(a.action.Exact(t))
		}
		if plan.Refusal != "" {
			refused++
		}
		if err := write(cmd, plan); err != nil {
			return exit.NotWritten(err)
		}
	}
	for _, name := range to.missing {
		plan := acts.Plan{Action: a.action.ID, Subject: plain.Text(name), Pool: to.pool.Name, Place: session.Where(), Refusal: a.who.notThere()}
		if err := write(cmd, plan); err != nil {
			return exit.NotWritten(err)
		}
	}
	a.warnOfLookAlikes(cmd, to)
	total := len(to.targets) + len(to.missing)
	if total > 1 && a.format == "text" {
		if _, err := fmt.Fprintf(cmd.OutOrStdout(), "%s: it would be done to %d of %d\n", a.action.ID, total-refused, total); err != nil {
			return exit.NotWritten(err)
		}
	}
	if refused > 0 {
		return exit.Nof("it can't be done to %d of %d", refused, total)
	}
	return nil
}

// warnOfLookAlikes warns of names that can be mistaken for one another; the plan of a
// single act has its own warning.
func (a *act) warnOfLookAlikes(cmd *cobra.Command, to found) {
	names := slices.Clone(to.missing)
	for _, t := range to.targets {
		names = append(names, string(a.action.Exact(t)))
	}
	if len(names) < 2 {
		return
	}
	for _, warning := range acts.LookAlikes(names...) {
		output.Say(cmd, "! %s", warning)
	}
}

const notThere = "There is no user of that name in this pool."

// notThere is the reason for a name that does not exist.
func (w *who) notThere() string {
	if w.kind.ID == acts.OnGroup {
		return "There is no group of that name in this pool."
	}
	return notThere
}

func writePlanJSON(cmd *cobra.Command, plan acts.Plan) error {
	return output.NewJSONLines(cmd.OutOrStdout()).Encode(plan)
}

func writePlan(cmd *cobra.Command, plan acts.Plan) error {
	_, err := fmt.Fprintln(cmd.OutOrStdout(), planText(plan, shell.Told(plan.Subject), tty.Columns(cmd.OutOrStdout())))
	return err
}

func dash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

func (a *act) do(cmd *cobra.Command, session *call.Session, inputs acts.Inputs, to found, report *reportFile) error {
	progress := output.NewProgress(cmd)
	secrets, err := openSecrets(cmd.Context(), progress.Before(cmd.OutOrStdout()), a.passwords, os.O_CREATE|os.O_EXCL)
	if err != nil {
		return err
	}
	defer secrets.close()
	if len(to.targets) == 1 && len(to.missing) == 0 {
		return a.doOne(cmd, session, acts.Act{Action: a.action, Target: to.targets[0], Inputs: inputs}, secrets, report)
	}
	out := outcomes{cmd: cmd, progress: progress, format: a.format, action: a.action.ID, report: report}
	plan, err := freeze(cmd.Context(), session, a.action, inputs, to, a.who.notThere())
	if err != nil {
		return exit.Usagef("%w", err)
	}
	if len(plan.Targets) == 0 {
		if err := plan.SetAside(cmd.Context(), session); err != nil {
			return exit.NotWritten(err)
		}
		return out.end(bulk.Report{Action: a.action.ID, Pool: plan.Pool.ID, Skipped: len(plan.Skipped), Outcomes: plan.Skipped})
	}
	if !a.yes {
		if err := confirmMany(cmd, session, plan); err != nil {
			return err
		}
	}
	b, err := bulk.Start(cmd.Context(), session, plan, bulk.Options{Dir: journalDir(a.settings.state), StopWhenPaused: true, Secret: secrets.take})
	if err != nil {
		return notBegun(err)
	}
	return out.run(b)
}

// freeze plans for the targets that exist, and sets aside those that don't.
func freeze(ctx context.Context, session *call.Session, action acts.Action, inputs acts.Inputs, to found, notThere string) (*bulk.Plan, error) {
	plan := &bulk.Plan{Action: action, Inputs: inputs, Pool: to.pool}
	if len(to.targets) > 0 {
		targets, _ := acts.SurveyAll(ctx, session, action, to.targets, inputs) // what stays unknown refuses nothing
		var err error
		if plan, err = bulk.Freeze(session, action, inputs, targets); err != nil {
			return nil, err
		}
	}
	for _, name := range to.missing {
		plan.Skipped = append(plan.Skipped, bulk.LeftOut(admin.Exact(name), notThere))
	}
	return plan, nil
}

func (a *act) doOne(cmd *cobra.Command, session *call.Session, one acts.Act, secrets *secrets, file *reportFile) error {
	if !a.yes {
		known, _ := acts.LookAt(cmd.Context(), session, one.Action, one.Target) // it only makes the plan more detailed
		one.Target = known
		if err := confirmOne(cmd, session, one); err != nil {
			return err
		}
	}
	started := time.Now().UTC()
	result := acts.Do(cmd.Context(), session, one)
	o := bulk.Of(subject(one), one.Target.User.Sub, bulk.Done)
	o.RequestIDs = result.RequestIDs
	report := bulk.Report{Action: one.Action.ID, Pool: one.Target.Pool.ID, Region: session.Region(), Started: started, Ended: time.Now().UTC()}
	var failure error
	switch {
	case result.Refusal != "":
		o.State, o.Reason = bulk.Skipped, result.Refusal
		report.Skipped = 1
	case result.Problem != nil:
		o.State, o.Reason, o.Code = bulk.Failed, result.Problem.Reason(), result.Problem.Code
		report.Failed = 1
		if result.Unsure {
			o.State, report.Failed, report.Unknown = bulk.Unknown, 0, 1
		}
		failure = outsideTrouble(result.Problem)
	default:
		report.Done = 1
	}
	if result.Unrecorded != nil {
		output.Say(cmd, "%s", result.Unrecorded.Meaning) // the exit code says it too
		failure = cmp.Or(failure, outsideTrouble(result.Unrecorded))
	}
	// It may be set, whatever the outcome of the act.
	if err := secrets.take(result); err != nil {
		failure = exit.NotWritten(fmt.Errorf("the password that %s has now is lost, so set another: %w", o.Subject, err))
	}
	report.Outcomes = []bulk.Outcome{o}
	out := outcomes{cmd: cmd, format: a.format, action: one.Action.ID, report: file}
	if err := out.end(report); failure == nil {
		return err
	}
	return failure
}

// subject is what AWS calls the subject of an act: for a new thing, that thing.
func subject(one acts.Act) admin.Exact {
	if one.Action.On == acts.OnPool {
		return admin.Exact(cmp.Or(one.Inputs["username"], one.Inputs["name"]))
	}
	return one.Action.Exact(one.Target)
}

// outsideTrouble returns a problem that is not about this target: it ends the program
// like every problem with AWS.
func outsideTrouble(p *call.Problem) error {
	switch p.Kind {
	case call.KindInvalid, call.KindState, call.KindNotFound, call.KindLimit:
		return nil
	case call.KindOther:
		if p.Code != "" {
			return nil
		}
		return exit.With(exit.AWS, fmt.Errorf("%s\n%s", p.Meaning, p.Advice))
	case call.KindCredentials, call.KindDenied, call.KindThrottled, call.KindUnsupported, call.KindNetwork, call.KindServer,
		call.KindCanceled, call.KindPageToken, call.KindIgnored:
	}
	return p
}

// notBegun returns why an act on many was not started: a problem of the session ends the
// program as it does for a single act.
func notBegun(err error) error {
	_, system := errors.AsType[*fs.PathError](err)
	_, unsafe := errors.AsType[*store.UnsafeError](err)
	problem, explained := errors.AsType[*call.Problem](err)
	switch {
	case errors.Is(err, call.ErrReadOnly):
		return exit.Nof("%w: nothing was done", err)
	case explained:
		return cmp.Or(outsideTrouble(problem), error(problem))
	case system || unsafe:
		return exit.With(exit.AWS, err)
	case errors.Is(err, context.Canceled) || call.Explain(err).Kind != call.KindOther:
		return err
	}
	return exit.With(exit.No, err)
}

// interactive reports whether there is somebody to ask.
func interactive(cmd *cobra.Command) bool {
	return tty.Is(cmd.InOrStdin()) && tty.Is(cmd.ErrOrStderr())
}

// printsSecrets reports whether standard output is somebody's screen.
func printsSecrets(cmd *cobra.Command) bool { return tty.Is(cmd.OutOrStdout()) }
