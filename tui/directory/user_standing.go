package directory

import (
	"cmp"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/fact"
	"github.com/cognito-tui/cognito-tui/admin/finding"
	"github.com/cognito-tui/cognito-tui/admin/triage"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// factsOf are the facts about a user that this console has without a call.
func factsOf(host screen.Host, pool screen.PoolRef, u admin.User) triage.Facts {
	f := triage.Facts{User: u, Locked: lockedOut(host, pool, u), Now: host.Now()}
	if detail, read := host.Acting().Known(pool.ID); read {
		f.Pool = fact.Of(detail)
	}
	return f
}

// lockedOut is whether a user is locked out, known where the pool's sign-ins are being
// read.
func lockedOut(host screen.Host, pool screen.PoolRef, u admin.User) fact.Fact[bool] {
	if signIns := signInsOf(host, pool); signIns != nil {
		return signIns.LockedOut(u)
	}
	return fact.Fact[bool]{}
}

// findingSigns are the signs and colors of findings.
var findingSigns = map[finding.Sign]struct {
	sign  string
	style grid.Style
}{
	finding.Note: {"·", grid.Text}, finding.Fine: {"✓", grid.Good}, finding.Care: {"!", grid.Care}, finding.Stops: {"✗", grid.Bad},
}

// statusCell says what keeps the user from signing in.
func statusCell(host screen.Host, pool screen.PoolRef, u admin.User) widget.Cell {
	found := triage.SignIn(factsOf(host, pool, u))
	is := findingSigns[found.Sign]
	return widget.Cell{Text: is.sign + " " + cmp.Or(found.Word, words.Of(string(u.Status)), "not told"), Style: is.style}
}

// headline comes before everything else about a user: the verdict, what else needs to be
// done, and the acts that repair it.
func headline(host screen.Host, f triage.Facts) []widget.Line {
	var lines []widget.Line
	weight := grid.Bold // of the verdict only
	for _, found := range triage.Headline(f) {
		lines = append(lines, findingLines(host, found, weight)...)
		weight = 0
	}
	return lines
}

// findingLines are what was found, what was not checked, and the acts that repair it.
func findingLines(host screen.Host, found finding.Finding, weight grid.Style) []widget.Line {
	is := findingSigns[found.Sign]
	var lines []widget.Line
	if found.Says != "" {
		lines = append(lines, widget.Line{Value: is.sign + " " + found.Says, Style: is.style | weight})
	}
	if found.Unseen != "" {
		lines = append(lines, widget.Line{Value: "· Not checked: " + found.Unseen + ".", Style: grid.Dim})
	}
	return append(lines, repairLines(host, found.Repairs)...)
}

// repairLines are acts with the keys to press for them: "a v  mark as verified".
func repairLines(host screen.Host, repairs []finding.Repair) []widget.Line {
	var lines []widget.Line
	for _, repair := range repairs {
		if action, ok := acts.FindAction(repair.Act); ok {
			lines = append(lines, widget.Line{Value: "  " + host.Keys().Label(keys.Act) + " " + action.Key + "  " + action.Name, Style: grid.Accent})
		}
	}
	return lines
}
