package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/tui"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/theme"
)

// settings are what the flags and the config say, for all commands.
type settings struct {
	profile, region, endpoint string
	budget                    float64
	rates                     map[string]string
	configFile                string
	start                     string

	config config
	keys   *keys.Map
}

func (s *settings) register(flags *pflag.FlagSet) {
	flags.StringVar(&s.profile, "profile", "", "AWS profile (AWS_PROFILE)")
	flags.StringVar(&s.region, "region", "", "AWS Region (AWS_REGION)")
	flags.StringVar(&s.endpoint, "endpoint-url", "", "another endpoint than AWS's own (AWS_ENDPOINT_URL)")
	flags.Float64Var(&s.budget, "budget", 0, "part of each AWS quota to use at most, 0 to 1 (a third)")
	flags.StringToStringVar(&s.rates, "rate", nil, "calls a second of a quota category, such as UserList=5")
	flags.StringVar(&s.configFile, "config", "", "config file ("+defaultConfigFile()+")")
}

// load reads the config and puts the flags over it.
func (s *settings) load(given func(flag string) bool) error {
	c, err := readConfig(s.configFile)
	if err != nil {
		return usageError{err}
	}
	s.config = c
	if s.keys, err = keys.New(c.Keys); err != nil {
		return usageError{err}
	}
	if c.Theme != "" && !slices.Contains(theme.Names(), c.Theme) {
		return usagef("config: there is no theme %q; there are %s", c.Theme, strings.Join(theme.Names(), ", "))
	}
	if !given("budget") {
		s.budget = c.Budget
	}
	if s.budget < 0 || s.budget > 1 {
		return usagef("the budget is a part of AWS's quotas, from 0 to 1; %v is not", s.budget)
	}
	return nil
}

// session is what to open. Asking for an MFA code is left to who opens it.
func (s *settings) session() (admin.Options, error) {
	rates := map[admin.Category]float64{}
	for category, rate := range s.config.Rates {
		rates[admin.Category(category)] = rate
	}
	for category, text := range s.rates {
		var rate float64
		if _, err := fmt.Sscanf(text, "%g", &rate); err != nil || rate <= 0 {
			return admin.Options{}, usagef("--rate %s=%s: calls a second are a number above 0", category, text)
		}
		rates[admin.Category(category)] = rate
	}
	return admin.Options{
		Profile: s.profile, Region: s.region, Endpoint: s.endpoint,
		Share: s.budget, Rates: rates, MFACode: askOnStderr,
	}, nil
}

func (s *settings) console() (tui.Options, error) {
	session, err := s.session()
	return tui.Options{
		Session: session,
		Start:   s.start,
		Keys:    s.keys,
		Theme:   s.config.Theme,
		NoColor: os.Getenv("NO_COLOR") != "",
		ASCII:   s.config.ASCII,
		Mouse:   s.config.Mouse,
		Cursor:  s.config.Cursor,
		Environ: os.Environ(),
	}, err
}

// askOnStderr asks for an MFA code where there is no console. Standard output
// stays clean for pipes.
func askOnStderr(device string) (string, error) {
	_, _ = fmt.Fprintf(os.Stderr, "MFA code for %s: ", device)
	line, err := bufio.NewReader(os.Stdin).ReadString('\n')
	if err != nil {
		return "", fmt.Errorf("reading the MFA code: %w", err)
	}
	return strings.TrimSpace(line), nil
}
