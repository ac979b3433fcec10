package columns

import (
	"strconv"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
)

// Pools are the columns of user pools.
func Pools() Of[admin.Pool] {
	return Of[admin.Pool]{Usual: []output.Column[admin.Pool]{
		{Title: "id", Value: func(p admin.Pool) string { return p.ID }},
		{Title: "name", Value: func(p admin.Pool) string { return p.Name }},
		{Title: "created", Value: func(p admin.Pool) string { return Stamp(p.Created) }},
		{Title: "modified", Value: func(p admin.Pool) string { return Stamp(p.Modified) }},
	}}
}

// Groups are the columns of groups.
func Groups() Of[admin.Group] {
	return Of[admin.Group]{
		Usual: []output.Column[admin.Group]{
			{Title: "name", Value: func(g admin.Group) string { return g.Name }},
			{Title: "precedence", Value: precedence},
			{Title: "roleArn", Value: func(g admin.Group) string { return g.RoleARN }},
			{Title: "description", Value: func(g admin.Group) string { return g.Description }},
		},
		More: []output.Column[admin.Group]{
			{Title: "created", Value: func(g admin.Group) string { return Stamp(g.Created) }},
			{Title: "modified", Value: func(g admin.Group) string { return Stamp(g.Modified) }},
		},
	}
}

func precedence(g admin.Group) string {
	if g.Precedence == nil {
		return ""
	}
	return strconv.Itoa(int(*g.Precedence))
}

// Clients are the columns of app clients.
func Clients() Of[admin.ClientDetail] {
	return Of[admin.ClientDetail]{
		Usual: []output.Column[admin.ClientDetail]{
			{Title: "id", Value: func(c admin.ClientDetail) string { return c.ID }},
			{Title: "name", Value: func(c admin.ClientDetail) string { return c.Name }},
			{Title: "hasSecret", Value: func(c admin.ClientDetail) string { return strconv.FormatBool(c.HasSecret) }},
			{Title: "explicitAuthFlows", Value: func(c admin.ClientDetail) string { return strings.Join(c.Flows, " ") }},
			{Title: "accessTokenValiditySeconds", Value: func(c admin.ClientDetail) string { return inSeconds(c.AccessLife) }},
			{Title: "idTokenValiditySeconds", Value: func(c admin.ClientDetail) string { return inSeconds(c.IDLife) }},
			{Title: "refreshTokenValiditySeconds", Value: func(c admin.ClientDetail) string { return inSeconds(c.RefreshLife) }},
		},
		More: []output.Column[admin.ClientDetail]{
			{Title: "created", Value: func(c admin.ClientDetail) string { return Stamp(c.Created) }},
			{Title: "modified", Value: func(c admin.ClientDetail) string { return Stamp(c.Modified) }},
		},
	}
}

func inSeconds(l admin.Life) string { return strconv.Itoa(int(time.Duration(l) / time.Second)) }
