package signins

import (
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/logsources"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/source"
	"github.com/cognito-tui/cognito-tui/logs/watch"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// newSources shows which logs record a pool's sign-ins, and what the missing ones need.
func newSources(host screen.Host, set logsources.Set, state watch.State, fullName func(user string) string) screen.Screen {
	s := &sourcesPage{Page: screen.NewPage(host, "sources"), set: set}
	s.Body.LabelWidth = screen.LabelWidth
	s.Body.Lines = append(stateLines(state, fullName), sourceLines(set, absentNow(set, state))...)
	return s
}

// absentNow are the log groups that do not exist: according to the reading, which keeps
// checking, otherwise as of the search for sources.
func absentNow(set logsources.Set, state watch.State) map[string]bool {
	absent := map[string]bool{}
	for _, group := range set.Groups() {
		absent[group.Name] = group.Absent
	}
	for _, log := range state.Logs {
		absent[log.Name] = notThere(log)
	}
	return absent
}

func notThere(log source.LogStatus) bool {
	p := call.Explain(log.Err)
	return p != nil && p.Kind == call.KindNotFound
}

// stateLines are what can't be read, and what the config mutes. A log that does not
// exist yet is shown with its source.
func stateLines(state watch.State, fullName func(user string) string) []widget.Line {
	var lines []widget.Line
	for _, log := range state.Logs {
		if p := call.Explain(log.Err); p != nil && !notThere(log) {
			lines = append(lines, widget.Line{Label: "not read", Value: log.Name + ": " + p.Meaning, Style: grid.Care})
		}
	}
	for _, m := range state.Detect.Muted {
		m.User = fullName(m.User)
		lines = append(lines, widget.Line{Label: "muted", Value: m.String() + ": " + words.Counting(m.Events, "event")})
	}
	if len(lines) > 0 {
		lines = append(lines, widget.Line{})
	}
	return lines
}

type sourcesPage struct {
	screen.Page
	set logsources.Set
}

func (s *sourcesPage) Subject() (name string, value any) { return "sources", s.set }

// Copies are the policies and commands, one for each source that needs one.
func (s *sourcesPage) Copies() []screen.Copy {
	var copies []screen.Copy
	for i, source := range s.set.Sources {
		if len(source.Finding.Remedy.Policy) > 0 {
			copies = append(copies, screen.Copy{Key: screen.MenuKey(i), Label: "IAM policy for " + source.Name, Text: policyOf(source.Finding.Remedy.Policy)})
		}
	}
	for _, source := range s.set.Sources {
		if !source.Finding.Remedy.Command.IsZero() {
			copies = append(copies, screen.CommandCopy(screen.MenuKey(len(s.set.Sources)+len(copies)), "aws command for "+source.Name, source.Finding.Remedy.Command))
		}
	}
	return append(copies, screen.Copy{Key: "j", Label: "JSON", Text: words.Indented(s.set)})
}

// policyOf is an IAM policy of statements, one per line.
func policyOf(statements []string) string {
	return "{\"Version\":\"2012-10-17\",\"Statement\":[\n  " + strings.Join(statements, ",\n  ") + "\n]}"
}

// stateSigns are the signs of the sources' states.
var stateSigns = map[logsources.State]struct {
	sign  string
	style grid.Style
}{
	logsources.Found: {"✓", grid.Good}, logsources.Missing: {"–", grid.Dim},
	logsources.Unknown: {"!", grid.Care}, logsources.OnRequest: {"·", grid.Text},
}

// groupLine names a log group.
func groupLine(label string, group source.LogGroup, absent map[string]bool) widget.Line {
	if absent[group.Name] {
		return widget.Line{Label: label, Value: group.Name + "  – not there yet", Style: grid.Dim}
	}
	return widget.Line{Label: label, Value: group.Name}
}

// foundLine is the headline of a source. One whose log groups all do not exist yet has
// no records.
func foundLine(source logsources.Source, absent map[string]bool) widget.Line {
	is, state := stateSigns[source.State()], string(source.State())
	if toCome(source, absent) {
		is, state = stateSigns[logsources.OnRequest], "set up, its log is not there yet"
	}
	return widget.Line{Value: is.sign + " " + source.Name + ": " + state, Style: is.style | grid.Bold}
}

// toCome reports whether no log group of a source exists yet.
func toCome(from logsources.Source, absent map[string]bool) bool {
	here := slices.ContainsFunc(from.Groups, func(g source.LogGroup) bool { return !absent[g.Name] })
	return from.State() == logsources.Found && len(from.Groups) > 0 && !here
}

// sourceParts are the names of sources by what is known of them.
type sourceParts struct {
	read    []string
	failing []string // is to be read, and can't be at the moment
	coming  []string // will be read once it exists
	missing []string
	unknown []string // nothing is known, as AWS or the endpoint did not say
}

// partsOf sorts what may be read. Log groups that the operator named replace all
// others.
func partsOf(set logsources.Set, absent, failing map[string]bool) (parts sourceParts) {
	put := func(name string, there, fails bool) {
		switch {
		case !there:
			parts.coming = append(parts.coming, name)
		case fails:
			parts.failing = append(parts.failing, name)
		default:
			parts.read = append(parts.read, name)
		}
	}
	for _, group := range set.Named {
		put(group.Name, !absent[group.Name], failing[group.Name])
	}
	if len(set.Named) > 0 {
		return parts
	}
	for _, from := range set.Sources {
		fails := slices.ContainsFunc(from.Groups, func(g source.LogGroup) bool { return failing[g.Name] })
		switch {
		case from.State() == logsources.Found:
			put(from.Name, !toCome(from, absent), fails)
		case from.Source == logs.CloudTrail && from.State() == logsources.OnRequest:
			put("CloudTrail's event history of 90 days", true, failing[source.EventHistory])
		case from.State() == logsources.Unknown:
			parts.unknown = append(parts.unknown, from.Name)
		case from.State() == logsources.Missing:
			parts.missing = append(parts.missing, from.Name)
		}
	}
	return parts
}

func sourceLines(set logsources.Set, absent map[string]bool) []widget.Line {
	var lines []widget.Line
	missing := unoffered{}
	for _, group := range set.Named {
		lines = append(lines, groupLine("named by you", group, absent))
	}
	for _, source := range set.Sources {
		says, problem := missing.says(source)
		lines = append(lines, foundLine(source, absent), widget.Line{Value: says})
		for _, group := range source.Groups {
			lines = append(lines, groupLine("  log group", group, absent))
		}
		for _, l := range []widget.Line{{Label: "  delay", Value: source.Delay}, {Label: "  costs", Value: source.Finding.Remedy.Costs}} {
			if l.Value != "" {
				lines = append(lines, l)
			}
		}
		for _, need := range source.Finding.Remedy.Steps {
			lines = append(lines, widget.Line{Label: "  needs", Value: need})
		}
		if !source.Finding.Remedy.Command.IsZero() {
			lines = append(lines, screen.CommandLines(source.Finding.Remedy.Command)...)
		}
		if problem != nil {
			lines = append(lines, widget.Line{Label: "  problem", Value: screen.ProblemLine(problem), Style: grid.Care})
		}
		for _, statement := range source.Finding.Remedy.Policy {
			lines = append(lines, widget.Line{Label: "  IAM", Value: statement, Style: grid.Dim})
		}
		lines = append(lines, widget.Line{})
	}
	return lines
}

// unoffered are the operations of which a source has said that the endpoint lacks them.
type unoffered map[string]bool

// says is what a source says, and its problem. That an operation is not offered is said by
// the first source that needs it, in one sentence.
func (u unoffered) says(source logsources.Source) (string, *call.Problem) {
	says, p := source.Finding.Says, source.Problem
	if p == nil || p.Kind != call.KindUnsupported || !strings.Contains(says, p.Meaning) {
		return says, p
	}
	if u[p.Operation] {
		says = strings.TrimSuffix(strings.TrimRight(strings.ReplaceAll(says, p.Meaning, ""), " "), ":") + " either."
	}
	u[p.Operation] = true
	return says, nil
}

// drawNoSource says what is missing, where there is nothing to read.
func (v *visit) drawNoSource(a grid.Area) {
	a.Row(0).Fit(1, 0, a.W-2, "No log records this pool's sign-ins. "+v.clock.host.Keys().Label(keys.Sources)+" has this to scroll and copy.", grid.Care|grid.Bold)
	text := widget.Text{LabelWidth: screen.LabelWidth, Lines: sourceLines(v.set, absentNow(v.set, v.state))}
	text.Draw(a.Sub(1, 2, a.W-2, a.H-2))
}
