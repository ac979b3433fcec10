package signins

import (
	"fmt"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/source"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// unread are the existing logs that can't be read at the moment.
func (v *visit) unread() (failing []source.LogStatus, there int) {
	for _, log := range v.state.Logs {
		if notThere(log) {
			continue
		}
		if there++; log.Err != nil {
			failing = append(failing, log)
		}
	}
	return failing, there
}

// allUnread reports whether nothing is being read at the moment, so that the counts are
// old.
func (v *visit) allUnread() bool {
	failing, there := v.unread()
	return there > 0 && len(failing) == there
}

// failing are the names of the logs that can't be read at the moment.
func (v *visit) failing() map[string]bool {
	failing, _ := v.unread()
	names := map[string]bool{}
	for _, log := range failing {
		names[log.Name] = true
	}
	return names
}

// unreadWhy is the reason of the first of some logs that can't be read, without a full stop.
func (v *visit) unreadWhy(failing []source.LogStatus) string {
	return strings.TrimSuffix(call.Explain(failing[0].Err).Meaning, ".")
}

// unreadLine says what can't be read, since when, and why, "" where all can be read.
func (v *visit) unreadLine() string {
	failing, there := v.unread()
	if len(failing) == 0 {
		return ""
	}
	what, why := "", v.unreadWhy(failing)
	switch {
	case len(failing) == there:
	case len(failing) == 1:
		what = v.shortName(failing[0].Name) + " "
	default:
		what, why = fmt.Sprintf("%d of %s ", len(failing), words.Counting(there, "log")), v.clock.host.Keys().Label(keys.Sources)+" says why"
	}
	return "! " + what + "not read" + since(latestRead(failing), v.clock.Now()) + ": " + why
}

// latestRead is the latest time up to which any of them was read.
func latestRead(all []source.LogStatus) (latest time.Time) {
	for _, log := range all {
		if log.ReadTo.After(latest) {
			latest = log.ReadTo
		}
	}
	return latest
}

// since is a time of day, with the date where the time alone would mislead.
func since(t, now time.Time) string {
	switch {
	case t.IsZero():
		return ""
	case now.Sub(t) > 12*time.Hour:
		return " since " + t.In(now.Location()).Format("2 Jan 15:04")
	}
	return " since " + t.In(now.Location()).Format("15:04")
}

// shortName is the source that a log is the only one of, otherwise the end of its name.
func (v *visit) shortName(log string) string {
	for _, source := range v.set.Sources {
		if len(source.Groups) == 1 && source.Groups[0].Name == log {
			return source.Name
		}
	}
	return log[strings.LastIndex(log, "/")+1:]
}
