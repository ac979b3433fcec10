package main

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

func newClients(s *settings) *cobra.Command {
	return newList(s, listing[admin.ClientDetail]{
		use: "clients", short: "List app clients of a pool", inPool: true, held: admin.ClientDetail.Held,
		columns: []column[admin.ClientDetail]{
			{"id", func(c admin.ClientDetail) string { return c.ID }},
			{"name", func(c admin.ClientDetail) string { return c.Name }},
			{"hasSecret", func(c admin.ClientDetail) string { return strconv.FormatBool(c.HasSecret) }},
			{"explicitAuthFlows", func(c admin.ClientDetail) string { return strings.Join(c.Flows, " ") }},
			{"accessTokenValiditySeconds", func(c admin.ClientDetail) string { return inSeconds(c.AccessLife) }},
			{"idTokenValiditySeconds", func(c admin.ClientDetail) string { return inSeconds(c.IDLife) }},
			{"refreshTokenValiditySeconds", func(c admin.ClientDetail) string { return inSeconds(c.RefreshLife) }},
		},
		fetch: func(ctx context.Context, session *call.Session, flags listFlags, token string) (call.Page[admin.ClientDetail], error) {
			return admin.ClientDetails(ctx, session, flags.pool, token)
		},
	})
}

func inSeconds(l admin.Life) string { return strconv.Itoa(int(time.Duration(l) / time.Second)) }
