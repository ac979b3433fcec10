package main

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
)

func newClients(s *settings) *cobra.Command {
	return newList(s, listing[admin.ClientDetail]{
		use: "clients", short: "List app clients of a pool", inPool: true, held: admin.ClientDetail.Held,
		columns: []output.Column[admin.ClientDetail]{
			{Title: "id", Value: func(c admin.ClientDetail) string { return c.ID }},
			{Title: "name", Value: func(c admin.ClientDetail) string { return c.Name }},
			{Title: "hasSecret", Value: func(c admin.ClientDetail) string { return strconv.FormatBool(c.HasSecret) }},
			{Title: "explicitAuthFlows", Value: func(c admin.ClientDetail) string { return strings.Join(c.Flows, " ") }},
			{Title: "accessTokenValiditySeconds", Value: func(c admin.ClientDetail) string { return inSeconds(c.AccessLife) }},
			{Title: "idTokenValiditySeconds", Value: func(c admin.ClientDetail) string { return inSeconds(c.IDLife) }},
			{Title: "refreshTokenValiditySeconds", Value: func(c admin.ClientDetail) string { return inSeconds(c.RefreshLife) }},
		},
		fetch: func(ctx context.Context, session *call.Session, flags listFlags, token string) (call.Page[admin.ClientDetail], error) {
			return admin.ClientDetails(ctx, session, flags.pool, token)
		},
	})
}

func inSeconds(l admin.Life) string { return strconv.Itoa(int(time.Duration(l) / time.Second)) }
