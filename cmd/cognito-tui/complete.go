package main

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/audit"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/columns"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/ending"
)

// completionTime is how long a completion waits for AWS.
const completionTime = 2 * time.Second

// offers returns the completions of a flag's value, by the flag's name. A description
// follows a tab.
var offers = map[string]func(*cobra.Command, *settings) []string{
	"profile": func(*cobra.Command, *settings) []string { return call.Profiles() },
	"region":  func(*cobra.Command, *settings) []string { return call.Regions() },
	"pool":    offerPools,
	"group":   offerGroups,
	"client":  offerClients,
	"filter":  func(cmd *cobra.Command, _ *settings) []string { return filterNames(cmd) },
	"action":  func(*cobra.Command, *settings) []string { return actionNames() },
	"outcome": fixed(string(audit.Begun), string(audit.Done), string(audit.Failed), string(audit.Refused), string(audit.Unknown)),
	"use":     fixed("access", "id"),
}

func fixed(words ...string) func(*cobra.Command, *settings) []string {
	return func(*cobra.Command, *settings) []string { return words }
}

// filterNames are what a filter may begin with: fields of sign-ins for `tail`, attributes
// of users for all others, and the values of those that have few.
func filterNames(cmd *cobra.Command) (names []string) {
	if cmd.Name() == "tail" {
		for _, field := range logs.QueryFields() {
			names = append(names, field+":")
		}
		return names
	}
	for _, attribute := range admin.SearchableAttributes() {
		values := admin.FilterValues(attribute)
		if len(values) == 0 {
			names = append(names, attribute+":")
		}
		for _, value := range values {
			names = append(names, attribute+":"+value)
		}
	}
	return names
}

func actionNames() (names []string) {
	for _, action := range acts.Actions() {
		names = append(names, action.ID+"\t"+action.Name)
	}
	return names
}

// completed makes shells complete the values of flags, whichever command has them.
func completed(cmd *cobra.Command, s *settings) {
	for name, offer := range offers {
		flag := cmd.Flags().Lookup(name)
		if flag == nil {
			flag = cmd.PersistentFlags().Lookup(name)
		}
		if flag == nil {
			continue
		}
		_ = cmd.RegisterFlagCompletionFunc(name, func(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
			var fitting []string
			for _, choice := range offer(cmd, s) {
				if strings.HasPrefix(choice, typed) {
					fitting = append(fitting, choice)
				}
			}
			return fitting, spaceless(fitting)
		})
	}
	for _, sub := range cmd.Commands() {
		completed(sub, s)
	}
}

// spaceless keeps the cursor behind a word that is not complete: a name that a value
// follows, as in email:.
func spaceless(words []string) cobra.ShellCompDirective {
	if slices.ContainsFunc(words, func(word string) bool { return strings.HasSuffix(word, ":") }) {
		return cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
	return cobra.ShellCompDirectiveNoFileComp
}

// mayBeCustom reports whether a name that is being typed may become a custom attribute's.
func mayBeCustom(typed string) bool {
	const prefix = "custom:"
	return strings.HasPrefix(typed, prefix) || strings.HasPrefix(prefix, typed)
}

// completeColumns makes shells complete the last of several columns, custom attributes of
// the pool that --pool names among them.
func completeColumns[T any](cmd *cobra.Command, s *settings, c columns.Of[T]) {
	_ = cmd.RegisterFlagCompletionFunc("columns", func(cmd *cobra.Command, _ []string, typed string) (offered []string, _ cobra.ShellCompDirective) {
		given, last := typed[:strings.LastIndex(typed, ",")+1], typed[strings.LastIndex(typed, ",")+1:]
		names := c.Names()
		if c.Custom != nil && mayBeCustom(last) {
			names = append(names, offerCustom(cmd, s)...)
		}
		for _, name := range names {
			if strings.HasPrefix(name, last) {
				offered = append(offered, given+name)
			}
		}
		return offered, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	})
}

// offerCustom are the custom attributes of the pool that --pool names.
func offerCustom(cmd *cobra.Command, s *settings) []string {
	return offerFrom(cmd, s, inPoolNamed(cmd, func(ctx context.Context, session *call.Session, pool string) ([]string, error) {
		detail, err := admin.ReadPool(ctx, session, pool)
		return columns.CustomOf(detail), err
	}))
}

// formats makes shells complete the formats that a command writes.
func formats(cmd *cobra.Command, names ...string) {
	_ = cmd.RegisterFlagCompletionFunc("output", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp))
}

// offerPools returns the pools of the session by name, with their ids.
func offerPools(cmd *cobra.Command, s *settings) []string {
	return offerFrom(cmd, s, func(ctx context.Context, session *call.Session) ([]string, error) {
		page, err := admin.Pools(ctx, session, "")
		return record.Each(page.Items, func(p admin.Pool) string { return p.Name + "\t" + p.ID }), err
	})
}

// offerGroups returns the groups of the pool that --pool names.
func offerGroups(cmd *cobra.Command, s *settings) []string {
	return offerFrom(cmd, s, inPoolNamed(cmd, func(ctx context.Context, session *call.Session, pool string) ([]string, error) {
		page, err := admin.Groups(ctx, session, pool, "")
		return record.Each(page.Items, func(g admin.Group) string { return g.Name + "\t" + g.Description }), err
	}))
}

// offerClients returns the ids of the app clients of the pool that --pool names, with their
// names.
func offerClients(cmd *cobra.Command, s *settings) []string {
	return offerFrom(cmd, s, inPoolNamed(cmd, func(ctx context.Context, session *call.Session, pool string) ([]string, error) {
		page, err := admin.Clients(ctx, session, pool, "")
		return record.Each(page.Items, func(c admin.Client) string { return c.ID + "\t" + c.Name }), err
	}))
}

// asking is what AWS is asked for a completion.
type asking func(context.Context, *call.Session) ([]string, error)

// inPoolNamed asks about the pool that --pool names, nothing where it names none.
func inPoolNamed(cmd *cobra.Command, ask func(ctx context.Context, session *call.Session, pool string) ([]string, error)) asking {
	return func(ctx context.Context, session *call.Session) ([]string, error) {
		name := namedPool(cmd)
		if name == "" {
			return nil, nil
		}
		pool, err := findPool(ctx, session, name)
		if err != nil {
			return nil, err
		}
		return ask(ctx, session, pool)
	}
}

func namedPool(cmd *cobra.Command) string {
	name, err := cmd.Flags().GetString("pool")
	if err != nil {
		return "" // a command without the flag has no pool
	}
	return name
}

// offerFrom asks AWS, for a moment. A completion ignores its errors: there is then nothing
// to offer, nothing is printed, and nobody is asked for a code.
func offerFrom(cmd *cobra.Command, s *settings, ask asking) []string {
	ctx, stop := context.WithTimeout(cmd.Context(), completionTime)
	defer stop()
	cmd.SetContext(ctx)
	cmd.SetErr(io.Discard)
	offered, err := ending.Call(ctx, func() ([]string, error) {
		if err := s.load(cmd); err != nil {
			return nil, err
		}
		options := s.session(ctx)
		options.MFACode = func(string) (string, error) { return "", errNoCode }
		options.HelperTerminal = false
		session, err := call.Open(ctx, options)
		if err != nil {
			return nil, err
		}
		return ask(ctx, session)
	})
	if err != nil {
		return nil
	}
	return offered
}

// errNoCode is what a completion has in place of an MFA code.
var errNoCode = errors.New("nobody is asked for a code while a shell completes")
