package main

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// completionTime is how long a completion waits for AWS.
const completionTime = 3 * time.Second

// offers returns the completions of a flag's value, by the flag's name. A description
// follows a tab.
var offers = map[string]func(*cobra.Command, *settings) []string{
	"profile": func(*cobra.Command, *settings) []string { return call.Profiles() },
	"region":  func(*cobra.Command, *settings) []string { return call.Regions() },
	"pool":    offerPools,
	"group":   offerGroups,
	"client":  offerClients,
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
			return fitting, cobra.ShellCompDirectiveNoFileComp
		})
	}
	for _, sub := range cmd.Commands() {
		completed(sub, s)
	}
}

// formats makes shells complete the formats that a command writes.
func formats(cmd *cobra.Command, names ...string) {
	_ = cmd.RegisterFlagCompletionFunc("output", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp))
}

// offerPools returns the pools of the session by name, with their ids; none if AWS does
// not answer in time, because nobody waits for a completion.
func offerPools(cmd *cobra.Command, s *settings) (offered []string) {
	offerFrom(cmd, s, func(ctx context.Context, session *call.Session) error {
		page, err := admin.Pools(ctx, session, "")
		for _, pool := range page.Items {
			offered = append(offered, pool.Name+"\t"+pool.ID)
		}
		return err
	})
	return offered
}

// offerGroups returns the groups of the pool that --pool names.
func offerGroups(cmd *cobra.Command, s *settings) (offered []string) {
	offerFrom(cmd, s, func(ctx context.Context, session *call.Session) error {
		pool, err := findPool(ctx, session, namedPool(cmd))
		if err != nil {
			return err
		}
		page, err := admin.Groups(ctx, session, pool, "")
		for _, group := range page.Items {
			offered = append(offered, group.Name+"\t"+group.Description)
		}
		return err
	})
	return offered
}

// offerClients returns the ids of the app clients of the pool that --pool names, with their
// names.
func offerClients(cmd *cobra.Command, s *settings) (offered []string) {
	offerFrom(cmd, s, func(ctx context.Context, session *call.Session) error {
		pool, err := findPool(ctx, session, namedPool(cmd))
		if err != nil {
			return err
		}
		page, err := admin.Clients(ctx, session, pool, "")
		for _, client := range page.Items {
			offered = append(offered, client.ID+"\t"+client.Name)
		}
		return err
	})
	return offered
}

func namedPool(cmd *cobra.Command) string {
	name, err := cmd.Flags().GetString("pool")
	if err != nil {
		return "" // a command without the flag has no pool
	}
	return name
}

// offerFrom asks AWS. A completion ignores its errors.
func offerFrom(cmd *cobra.Command, s *settings, ask func(context.Context, *call.Session) error) {
	ctx, stop := context.WithTimeout(cmd.Context(), completionTime)
	defer stop()
	if err := s.load(cmd); err != nil {
		return
	}
	if session, err := s.open(ctx); err == nil {
		_ = ask(ctx, session)
	}
}
