package tui

import (
	"context"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// newDevices lists the devices that a pool remembers of a user.
func newDevices(app *App, pool poolRef, on about) *list[admin.Device] {
	session, name := app.session, on.target().User.Exact()
	return newList(app, Listing[admin.Device]{
		Name:  "devices",
		One:   "device",
		Whole: "devices that are remembered",
		Pool:  pool,
		About: on,
		Fetch: func(ctx context.Context, _ admin.Filter, token string) (call.Page[admin.Device], error) {
			return admin.Devices(ctx, session, pool.ID, name, token)
		},
		ID: func(d admin.Device) string { return d.Key },
		Columns: []Column[admin.Device]{
			{
				Column: widget.Column{Title: "DEVICE", Min: 20, Max: 40},
				Cell:   func(d admin.Device) widget.Cell { return widget.Cell{Text: d.Name} },
				Order:  func(a, b admin.Device) int { return strings.Compare(a.Name, b.Name) },
			},
			{
				Column: widget.Column{Title: "USED", Min: 10, Max: 10},
				Cell:   func(d admin.Device) widget.Cell { return day(d.Used) },
				Order:  func(a, b admin.Device) int { return a.Used.Compare(b.Used) },
			},
			{
				Column: widget.Column{Title: "FROM", Min: 15, Max: 39, Rank: 1},
				Cell:   func(d admin.Device) widget.Cell { return widget.Cell{Text: d.LastIP} },
				Order:  func(a, b admin.Device) int { return strings.Compare(a.LastIP, b.LastIP) },
			},
			{
				Column: widget.Column{Title: "KEY", Min: 20, Max: 50, Rank: 2},
				Cell:   func(d admin.Device) widget.Cell { return widget.Cell{Text: d.Key, Style: grid.Dim} },
			},
		},
		Copies: func(d admin.Device) []Copy { return []Copy{{"k", "device key", d.Key}} },
		Acts: &Acts[admin.Device]{
			Kind: acts.OnDevice,
			Target: func(d admin.Device) acts.Target {
				t := on.target()
				t.Device = d
				return t
			},
		},
		Empty: "No device is remembered.",
	})
}
