package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/cognito-tui/cognito-tui/admin/audit"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/config"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/tty"
	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/theme"
)

// settings are the flags and the config, for all commands.
type settings struct {
	profile, region, endpoint string
	budget                    float64
	rateFlags                 map[string]string
	configFile                string
	start                     string
	readOnly                  bool
	stdinTaken                bool // a command reads standard input

	in   io.Reader // standard input
	errs io.Writer // standard error

	config config.File
	doubt  string // what to know about the config, "" for nothing
	keys   *keys.Map
	rates  map[call.Category]float64
	rules  []call.Rule
	state  string // directory of the audit and the journals
}

func (s *settings) register(flags *pflag.FlagSet) {
	flags.StringVar(&s.profile, "profile", "", "the AWS profile (AWS_PROFILE)")
	flags.StringVar(&s.region, "region", "", "the AWS Region (AWS_REGION)")
	flags.StringVar(&s.endpoint, "endpoint-url", "", "another endpoint than AWS's own (AWS_ENDPOINT_URL)")
	flags.Float64Var(&s.budget, "budget", 0, "largest share of each AWS quota to use, 0 to 1 (default a third)")
	flags.StringToStringVar(&s.rateFlags, "rate", nil, "calls a second of a quota category, such as UserList=5")
	flags.BoolVar(&s.readOnly, "read-only", false, "change nothing")
	flags.StringVar(&s.configFile, "config", "", "config file to use instead of the one that info shows")
}

// load reads the config and applies the flags over it.
func (s *settings) load(cmd *cobra.Command) error {
	s.in, s.errs = cmd.InOrStdin(), cmd.ErrOrStderr()
	given := cmd.Flags().Changed
	if given("config") && s.configFile == "" {
		return exit.Usagef("--config names no file")
	}
	c, err := config.Read(cmd.Context(), s.errs, s.configFile)
	if err == nil {
		err = c.Check()
	}
	if err != nil {
		return err
	}
	output.Spell(cmd, c.WantsASCII())
	if s.doubt = config.Doubt(s.configFile); s.doubt != "" {
		output.Say(cmd, "%s", s.doubt)
	}
	s.config, s.state = c, stateDir()
	if s.rules, err = c.Rules(); err != nil {
		return err
	}
	if s.keys, err = keys.New(c.Keys); err != nil {
		return exit.Usagef("config: %w", err)
	}
	if c.Theme != "" && !slices.Contains(theme.Names(), c.Theme) {
		return exit.Usagef("config: there is no theme %q; the themes are %s", c.Theme, strings.Join(theme.Names(), ", "))
	}
	if !given("budget") {
		s.budget = c.Budget
	}
	if !(s.budget >= 0 && s.budget <= 1) { // nor is NaN
		return exit.Usagef("the budget must be a share of AWS's quotas from 0 to 1, not %v", s.budget)
	}
	return s.loadRates()
}

// loadRates applies the rates of the flags over the config's.
func (s *settings) loadRates() error {
	s.rates = map[call.Category]float64{}
	for category, rate := range s.config.Rates {
		if err := s.setRate(category, rate); err != nil {
			return exit.Usagef("config: rates: %s: %w", category, err)
		}
	}
	for category, text := range s.rateFlags {
		rate, err := strconv.ParseFloat(text, 64)
		if err != nil {
			rate = 0 // refused like a flag
		}
		if err := s.setRate(category, rate); err != nil {
			return exit.Usagef("--rate %s=%s: %w", category, text, err)
		}
	}
	return nil
}

func (s *settings) setRate(name string, rate float64) error {
	category := call.Category(name)
	if categories := call.Categories(); !slices.Contains(categories, category) {
		return fmt.Errorf("there is no such category; the categories are %v", categories)
	}
	if !(rate > 0) || math.IsInf(rate, 0) {
		return errors.New("calls a second must be a number above 0")
	}
	s.rates[category] = rate
	return nil
}

// session describes the session to open. The caller decides how to ask for an MFA code.
func (s *settings) session(ctx context.Context) call.Options {
	return call.Options{
		Profile: s.profile, Region: s.region, Endpoint: s.endpoint,
		Share: s.budget, Rates: s.rates,
		MFACode: func(device string) (string, error) { return s.askMFACode(ctx, device) },
		Helper:  s.hearHelper, HelperTerminal: !s.stdinTaken && tty.Is(s.in),
		Waits: s.sayWaits(), Patience: slow,
		ReadOnly: s.readOnly, Rules: s.rules, Recorder: audit.At(auditFile(s.state)),
	}
}

// hearHelper prints what a credential_process says outside the console: on standard
// error, so that it can ask for an MFA code.
func (s *settings) hearHelper() io.WriteCloser { return standardError{s.errs} }

// standardError stays open.
type standardError struct{ io.Writer }

// Close leaves it open.
func (standardError) Close() error { return nil }

func (s *settings) console(ctx context.Context) screen.Options {
	return screen.Options{
		Session:  s.session(ctx),
		Audit:    auditFile(s.state),
		Journals: journalDir(s.state),
		Columns:  screen.ReadColumns(columnsFile(s.state)),
		Start:    s.start,
		Doubt:    s.doubt,
		Keys:     s.keys,
		Theme:    s.config.Theme,
		NoColor:  os.Getenv("NO_COLOR") != "",
		ASCII:    s.config.WantsASCII(),
		Mouse:    s.config.Mouse,
		UTC:      s.config.UTC(),
		Cursor:   s.config.Cursor,
		Environ:  os.Environ(),

		Detect:     detect.Config{Detectors: s.config.Detectors, Mutes: s.config.Mutes},
		KeepEvents: s.config.KeepEvents,
		LogGroups:  s.config.LogGroups,
	}
}
