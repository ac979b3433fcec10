// Command cognito-tui is an operator's console for AWS Cognito.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/charmbracelet/fang"
	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/config"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/flagset"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/reference"
	"github.com/cognito-tui/cognito-tui/logs/ending"
)

func main() { os.Exit(run()) }

func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), endings()...)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends what the first could not
	root := newRoot()
	errs := output.NewOutlet(ending.Of(ctx, os.Stderr))
	root.SetIn(ending.Of(ctx, os.Stdin))
	root.SetOut(ending.Of(ctx, os.Stdout))
	root.SetErr(errs)
	ascii := config.WantsASCII(ctx)
	if ascii && !completes(os.Args) {
		root.SetOut(output.Spelt(ending.Of(ctx, os.Stdout)))
	}
	output.Spell(root, ascii)
	var failed error
	setAside(root, aside{output.NewOutlet(ending.Of(ctx, os.Stdout)), ascii, &failed})
	err := fang.Execute(ctx, root,
		fang.WithVersion(buildVersion()), fang.WithCommit(commit), fang.WithErrorHandler(exit.Print), fang.WithoutManpage())
	if err == nil && failed != nil {
		exit.Print(errs, fang.Styles{}, failed)
		err = failed
	}
	if exit.PointsToHelp(err) {
		pointToHelp(errs, root)
	}
	return exit.Code(err)
}

// pointToHelp names the help of the command that was meant.
func pointToHelp(w io.Writer, root *cobra.Command) {
	meant, _, err := root.Find(os.Args[1:])
	if err != nil {
		meant = root
	}
	_, _ = fmt.Fprintf(w, "  %s --help shows how it is used.\n", meant.CommandPath()) // there is nowhere else to report it
}

// endings are the signals that end everything in order. A second SIGQUIT leaves Go's
// trace. SIGHUP arrives when the connection to the terminal is lost, unless it is
// ignored to outlive that.
func endings() []os.Signal {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGQUIT}
	if !signal.Ignored(syscall.SIGHUP) {
		signals = append(signals, syscall.SIGHUP)
	}
	return signals
}

// setAside keeps commands' errors from fang, which queries the terminal's background
// before it prints one. That swallows what was typed ahead, and takes seconds where the
// terminal does not answer.
//
// What commands write goes through an outlet. The help, which is our own text and has
// colours, does not.
func setAside(cmd *cobra.Command, to aside) {
	for _, sub := range cmd.Commands() {
		setAside(sub, to)
	}
	if run := cmd.PreRunE; run != nil {
		cmd.PreRun, cmd.PreRunE = to.instead(run), nil
	}
	if run := cmd.RunE; run != nil {
		cmd.Run, cmd.RunE = to.instead(run), nil
	}
}

// aside is where commands write, and where their error is kept.
type aside struct {
	out    io.Writer
	ascii  bool // until the command has read a config
	failed *error
}

func (a aside) instead(run func(*cobra.Command, []string) error) func(*cobra.Command, []string) {
	return func(cmd *cobra.Command, args []string) {
		if cmd.OutOrStdout() != a.out {
			cmd.SetOut(a.out)
			output.Spell(cmd, a.ascii)
		}
		if *a.failed == nil {
			*a.failed = run(cmd, args)
		}
	}
}

// completes reports whether a shell is to read what the program writes.
func completes(args []string) bool {
	return len(args) > 1 && (args[1] == "completion" || strings.HasPrefix(args[1], cobra.ShellCompRequestCmd))
}

func newRoot() *cobra.Command {
	s := &settings{}
	root := &cobra.Command{
		Use:   "cognito-tui",
		Short: "An operator's console for AWS Cognito",
		Long: "Browse user pools, users and groups, see why somebody can't sign in, and repair it.\n\n" +
			"Without a command it opens the console, with the AWS profile and Region of the environment.\n" +
			"For pipes there are pools, users, user, groups, members, clients and locked.\n\n" +
			"More help: cognito-tui help exit-codes, help environment, help files; the manual page: cognito-tui man.",
		Example: "cognito-tui demo\ncognito-tui --profile prod --region eu-west-1\n" +
			"cognito-tui users --pool acme-consumer --filter email:ali -o json",
		RunE: func(cmd *cobra.Command, _ []string) error { return runConsole(cmd.Context(), s) },
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagset.Error(err) })
	s.register(root.PersistentFlags())
	root.Flags().StringVar(&s.start, "go", "", "command line to run at the start, such as 'users status:reset'")
	configured := []*cobra.Command{
		newDemo(s), newPools(s), newUsers(s), newUser(s), newGroups(s), newMembers(s), newClients(s), newLocked(s), newTail(s), newInfo(s),
	}
	root.AddCommand(configured...)
	root.AddCommand(newToken(s), newEmulator(), newDo(s), newAudit(), newVersion(), newMan())
	root.AddCommand(reference.Topics()...)
	for _, cmd := range append(configured, root) {
		cmd.PreRunE = func(cmd *cobra.Command, _ []string) error { return s.load(cmd) }
	}
	completed(root, s)
	flagset.TakeOnce(root)
	return root
}
