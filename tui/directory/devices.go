package directory

import (
	"context"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/list"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// NewDevices lists the devices that a pool remembers for a user.
func NewDevices(host screen.Host, pool screen.PoolRef, on screen.About) *list.List[admin.Device] {
	session, name := host.Session(), on.Target().User.Exact()
	return list.New(host, list.Listing[admin.Device]{
		Name:  "devices",
		One:   "device",
		Whole: "remembered devices",
		Pool:  pool,
		About: on,
		Source: list.Pages[admin.Device](func(ctx context.Context, _ admin.Filter, token string) (call.Page[admin.Device], error) {
			return admin.Devices(ctx, session, pool.ID, name, token)
		}),
		ID: func(d admin.Device) string { return d.Key },
		Columns: []list.Column[admin.Device]{
			{
				Column: widget.Column{Title: "DEVICE", Min: 20, Max: 40},
				Cell:   func(d admin.Device) widget.Cell { return widget.Cell{Text: d.Name} },
				Order:  func(a, b admin.Device) int { return strings.Compare(a.Name, b.Name) },
			},
			{
				Column: widget.Column{Title: "USED", Min: 10, Max: 10},
				Cell:   func(d admin.Device) widget.Cell { return words.Day(d.Used, host.Zone()) },
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
		Copies: func(d admin.Device) []screen.Copy { return []screen.Copy{{Key: "k", Label: "device key", Text: d.Key}} },
		Acts: &list.Acts[admin.Device]{
			Kind: acts.OnDevice,
			Target: func(d admin.Device) acts.Target {
				t := on.Target()
				t.Device = d
				return t
			},
		},
		Empty: "No remembered devices.",
	})
}
