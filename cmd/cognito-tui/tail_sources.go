package main

import (
	"fmt"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/logsources"
	"github.com/cognito-tui/cognito-tui/logs"
)

// sources prints, before anything is read, which of a pool's logs do not exist yet, in
// one line, as that is usual; and what could not be found out, as that is not.
func (w *tailing) sources(set logsources.Set) {
	groups := set.Groups()
	for _, g := range groups {
		if g.Kind != logs.NoSource { // a log that was named may be misspelt: reading it says so
			w.logs.awaited[g.Name] = true
			w.logs.absent[g.Name] = g.Absent
		}
	}
	if kinds, n := absentKinds(set, w.logs.absent); n > 0 {
		verb := "are"
		if n == 1 {
			verb = "is"
		}
		w.say("%d of %s %s not there yet: %s. A log comes with its first record.", n, counted(len(groups), "log", "logs"), verb, kinds)
	}
	for _, source := range set.Sources {
		if p := source.Problem; p != nil && len(set.Named) == 0 && source.State() != logsources.Found {
			w.say("! %s: %s%s", source.Name, source.Finding.Says, allowing(p))
		}
	}
}

// absentKinds are the kinds of the logs that do not exist yet, which is shorter than
// their names, and how many logs these are.
func absentKinds(set logsources.Set, absent map[string]bool) (kinds string, n int) {
	var words []string
	for _, source := range set.Sources {
		of := 0
		for _, g := range source.Groups {
			if absent[g.Name] {
				of++
			}
		}
		switch n += of; of {
		case 0:
		case 1:
			words = append(words, source.Name)
		default:
			words = append(words, fmt.Sprintf("%s (%d)", source.Name, of))
		}
	}
	return strings.Join(words, ", "), n
}

func allowing(p *call.Problem) string {
	if p.Action == "" {
		return ""
	}
	return " Allow: " + p.Action + "."
}
