package tui

import (
	"strings"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// zone is the time zone that all screens show times in: UTC, or the machine's own. Tasks
// that search through rows read it while a key switches it.
type zone struct {
	local *time.Location
	utc   atomic.Bool
}

// set takes the zone that the settings name.
func (z *zone) set(options *screen.Options) {
	if z.local = options.Local; z.local == nil {
		z.local = time.Local
	}
	z.utc.Store(options.UTC)
}

// at is the zone as it is now.
func (z *zone) at() *time.Location {
	if z.utc.Load() {
		return time.UTC
	}
	return z.local
}

// name names the zone as it is at a time: UTC, CET, or UTC-03 where it has no letters.
func (z *zone) name(now time.Time) string {
	name := now.In(z.at()).Format("MST")
	if strings.HasPrefix(name, "+") || strings.HasPrefix(name, "-") {
		return "UTC" + name
	}
	return name
}

// toggleZone shows times in the other zone.
func (a *App) toggleZone() tea.Cmd {
	a.zone.utc.Store(!a.zone.utc.Load())
	name := a.zone.name(a.options.Now())
	switch {
	case a.zone.utc.Load():
		return a.toast.say("Times are in UTC.")
	case name == "UTC":
		return a.toast.say("This machine's own time zone is UTC too.")
	}
	return a.toast.say("Times are in this machine's time zone: " + name + ".")
}
