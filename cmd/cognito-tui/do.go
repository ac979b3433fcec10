package main

import (
	"cmp"
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// act is `do ACTION`: one action of the table, its targets and inputs.
type act struct {
	settings *settings
	action   acts.Action
	who      who
	inputs   inputFlags

	dryRun, yes       bool
	format            string
	report, passwords string
}

func newDo(s *settings) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "do",
		Short: "Do one of the console's acts on one target or many",
		Long: "Does what the console's act menu does: planned, confirmed, recorded in the audit.\n\n" +
			"Users are named one by one, found by a filter or listed in a file. With many, a journal is kept:\n" +
			"if the program is interrupted, `do resume` continues.",
		Example: "cognito-tui do disable --pool acme-consumer --user alice\n" +
			"cognito-tui do add-to-group --pool acme-consumer --group beta --filter email:ali --dry-run\n" +
			"cognito-tui do reset-password --pool acme-consumer --from users.txt --yes --report report.csv",
	}
	judgeUnknown(cmd, "action")
	for _, a := range acts.Actions() {
		cmd.AddCommand(newAct(s, a))
	}
	cmd.AddCommand(newResume(s))
	return cmd
}

func newAct(s *settings, action acts.Action) *cobra.Command {
	a := &act{settings: s, action: action}
	cmd := &cobra.Command{
		Use: action.ID, Short: strings.ToUpper(action.Name[:1]) + action.Name[1:],
		Long:    action.Consequence + undoWords(action),
		PreRunE: func(cmd *cobra.Command, _ []string) error { return s.load(cmd) },
		RunE:    func(cmd *cobra.Command, args []string) error { return a.run(cmd, args) },
	}
	a.who.register(cmd, action)
	a.inputs.register(cmd, action)
	flags := cmd.Flags()
	flags.BoolVar(&a.dryRun, "dry-run", false, "show what would be done, also as aws commands, and do nothing")
	registerRun(cmd, &a.yes, &a.format, &a.report)
	if action.MakesSecret(nil) {
		flags.StringVar(&a.passwords, "passwords", "", "new file for generated passwords")
	}
	return cmd
}

// registerRun registers the flags that acts and resumed bulks share.
func registerRun(cmd *cobra.Command, yes *bool, format, report *string) {
	cmd.Flags().BoolVarP(yes, "yes", "y", false, "do it without asking")
	cmd.Flags().StringVarP(format, "output", "o", "text", "text or json (one object per line)")
	cmd.Flags().StringVar(report, "report", "", "file for the result of each act: .csv, otherwise JSON")
	formats(cmd, "text", "json")
}

func undoWords(a acts.Action) string {
	if a.NoUndo == "" {
		return ""
	}
	return "\n\n" + a.NoUndo
}

// run plans the act, and does it unless it is a dry run.
func (a *act) run(cmd *cobra.Command, args []string) error {
	if a.format != "text" && a.format != "json" {
		return exit.Usagef("--output %s: use text or json", a.format)
	}
	if err := a.check(cmd, args); err != nil {
		return err
	}
	report, err := a.openReport(cmd)
	if err != nil {
		return err
	}
	defer report.close()
	a.settings.stdinTaken = a.inputs.stdin || a.who.from == "-"
	inputs, err := a.inputs.read(cmd, args)
	if err != nil {
		return err
	}
	session, err := a.settings.open(cmd.Context())
	if err != nil {
		return err
	}
	session.Place(cmd.Context())
	to, err := a.who.find(cmd, session, a.action)
	if err != nil {
		return err
	}
	if len(to.targets) == 0 && len(to.missing) == 0 {
		return exit.Nof("there is no target")
	}
	if why := unnamed(cmd.Context(), session, a.action, inputs, to); why != "" {
		return exit.Nof("%s: %s", a.action.ID, why)
	}
	if a.dryRun {
		return a.plan(cmd, session, inputs, to)
	}
	return a.do(cmd, session, inputs, to, report)
}

// unnamed says which input names something that the pool does not have, "" when none does.
func unnamed(ctx context.Context, session *call.Session, action acts.Action, inputs acts.Inputs, to found) string {
	if len(to.targets) == 0 {
		return ""
	}
	return acts.Unnamed(ctx, session, action, to.targets, inputs)
}

// openReport opens the requested file; a dry run has nothing to report.
func (a *act) openReport(cmd *cobra.Command) (*reportFile, error) {
	if a.dryRun {
		return &reportFile{}, nil
	}
	return openReport(cmd.Context(), a.report)
}

// check refuses contradictory flags before any call to AWS.
func (a *act) check(cmd *cobra.Command, args []string) error {
	return cmp.Or(
		a.inputs.check(cmd, args),
		a.who.check(a.action),
		a.checkConfirmation(cmd),
		a.checkPasswords(cmd),
	)
}

func (a *act) checkConfirmation(cmd *cobra.Command) error {
	if a.dryRun || a.yes || interactive(cmd) {
		return nil
	}
	return exit.Usagef("there is no terminal to ask on; --yes does it without asking, --dry-run shows what would be done")
}

func (a *act) checkPasswords(cmd *cobra.Command) error {
	silent := a.action.ID != "create-user" || cmd.Flags().Lookup("medium").Value.String() == "none"
	if a.dryRun || !a.action.MakesSecret(nil) || !silent || a.inputs.stdin || a.passwords != "" || printsSecrets(cmd) {
		return nil
	}
	return exit.Usagef("a generated password is only shown on a terminal; --passwords FILE saves it")
}
