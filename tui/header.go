package tui

import (
	"fmt"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// header is the content of the first row, each part shortened to fit. Account, Region
// and a custom endpoint are always shown: nobody may take production for an emulator.
type header struct {
	mode, profile, account, region, endpoint string
	crumbs                                   []string
	busy, production, readOnly, budget, zone string
}

// drawHeader shows where the console is: account and Region, the crumbs, the mode.
func drawHeader(row grid.Area, h header) {
	for _, narrow := range narrowings {
		if h.width(row) <= row.W-2 {
			break
		}
		narrow(&h, row)
	}
	h.draw(row)
}

// header is the whole content. The demo's profile and endpoint are left out.
func (a *App) header() header {
	h := header{mode: a.options.Mode, crumbs: a.screens.crumbs(), zone: a.zone.name(a.options.Now())}
	if a.working > 0 {
		h.busy = "reading …"
	}
	if a.here.session == nil {
		return h
	}
	h.account, h.region = accountText(a.here.identity.Account), a.here.session.Region()
	if a.options.Mode == "" {
		h.profile, h.endpoint = a.here.session.Profile(), endpointText(a.here.session.Where())
	}
	if a.here.session.Production() {
		h.production = "production"
	}
	if a.here.session.ReadOnly() {
		h.readOnly = "read-only"
	}
	if used := a.here.budgetUsed(); used >= 0.5 {
		h.budget = fmt.Sprintf("budget %.0f %%", used*100)
	}
	return h
}

const customEndpoint = "custom endpoint"

// endpointText says that the endpoint is not AWS's own, "" where it is.
func endpointText(p call.Place) string {
	switch {
	case p.Endpoint != "":
		return customEndpoint + " " + p.Host()
	case len(p.Elsewhere) > 0:
		return customEndpoint + " for " + strings.Join(p.Elsewhere, ", ")
	}
	return ""
}

// accountText is an account as people write it, or that it is not known.
func accountText(id string) string {
	if id == "" {
		return "account not known"
	}
	return call.GroupAccount(id)
}

// narrowings make room, the least important first.
var narrowings = []func(*header, grid.Area){
	func(h *header, _ grid.Area) {
		if h.endpoint != "" {
			h.endpoint = customEndpoint
		}
	},
	func(h *header, _ grid.Area) { h.zone = shortZone(h.zone) },
	(*header).shortenCrumbs,
	func(h *header, _ grid.Area) { h.busy = "" },
	func(h *header, _ grid.Area) { h.budget = "" },
	func(h *header, _ grid.Area) { h.profile = words.Clipped(h.profile, 12) },
	func(h *header, _ grid.Area) { h.profile = "" },
	(*header).cutCrumb,
	func(h *header, _ grid.Area) { h.account = strings.ReplaceAll(h.account, "-", "") },
	func(h *header, _ grid.Area) {
		if h.readOnly != "" { // read-only already says that nothing can be changed
			h.production = ""
		}
	},
	func(h *header, _ grid.Area) { h.zone = "" },
}

// shortZone is a zone's offset alone where that is its name: -03 for UTC-03.
func shortZone(name string) string {
	if offset, named := strings.CutPrefix(name, "UTC"); named && offset != "" {
		return offset
	}
	return name
}

// shortenCrumbs keeps the last crumbs that fit, at least one. The profile goes before the last
// but one, which is the subject of a page.
func (h *header) shortenCrumbs(row grid.Area) {
	for all := h.crumbs; len(all) > 1 && h.width(row) > row.W-2; {
		if len(all) == 2 {
			if h.profile = ""; h.width(row) <= row.W-2 {
				return
			}
		}
		all = all[1:]
		h.crumbs = append([]string{"…"}, all...)
	}
}

// leastCrumb is the shortest useful part of the last crumb.
const leastCrumb = 6

// cutCrumb cuts the last crumb, or drops it.
func (h *header) cutCrumb(row grid.Area) {
	if len(h.crumbs) == 0 {
		return
	}
	last := h.crumbs[len(h.crumbs)-1]
	h.crumbs = []string{last}
	if room := row.Measure(last) - (h.width(row) - (row.W - 2)); room >= leastCrumb {
		h.crumbs = []string{words.Clipped(last, room-1)}
	} else if h.width(row) > row.W-2 {
		h.crumbs = nil
	}
}

type headerPart struct {
	text  string
	style grid.Style
}

// place are the parts on the left, before the crumbs.
func (h *header) place() []headerPart {
	var parts []headerPart
	for _, part := range []headerPart{
		{h.mode, grid.Care | grid.Bold},
		{h.profile, grid.Bold},
		{h.account, grid.Dim},
		{h.region, grid.Text},
		{h.endpoint, grid.Care},
	} {
		if part.text != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// right is what is in progress, what is allowed, how much of the call budget is used, and the
// time zone.
func (h *header) right() string {
	return strings.Join(words.NonEmpty(h.busy, h.production, h.readOnly, h.budget, h.zone), " · ")
}

func (h *header) path() string { return strings.Join(h.crumbs, " › ") }

const (
	betweenPlaces = " · "
	beforeCrumbs  = 3
	afterCrumbs   = 1
	headerMargins = 1
)

// width is how many columns the header takes.
func (h *header) width(row grid.Area) int {
	w := 0
	for i, part := range h.place() {
		if i > 0 {
			w += row.Measure(betweenPlaces)
		}
		w += row.Measure(part.text)
	}
	if path := h.path(); path != "" {
		w += beforeCrumbs + row.Measure(path)
	}
	return w + afterCrumbs + row.Measure(h.right())
}

func (h *header) draw(row grid.Area) {
	x := headerMargins
	for i, part := range h.place() {
		if i > 0 {
			x = row.Put(x, 0, betweenPlaces, grid.Line)
		}
		x = row.Put(x, 0, part.text, part.style)
	}
	right := h.right()
	end := row.W - headerMargins - row.Measure(right)
	row.Put(end, 0, right, grid.Dim)
	x += beforeCrumbs
	row.Fit(x, 0, end-x-afterCrumbs, h.path(), grid.Accent)
}
