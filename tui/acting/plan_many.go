package acting

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// planning is a frozen plan while it is looked through and confirmed.
type planning struct {
	bulks *Bulks
	whole *bulk.Plan
	out   map[admin.Exact]bool // whom the operator took out of it
	// then are the plans that undo shows once this one has started.
	then    []*bulk.Plan
	notes   []string // who is left out
	reverts *step    // nil for a plan that reverts nothing
}

// kept is the plan without those who were taken out.
func (p *planning) kept() *bulk.Plan {
	if len(p.out) == 0 {
		return p.whole
	}
	return p.whole.Without(p.out)
}

// confirm shows the plan and asks for confirmation. Careful acts are confirmed by typing
// the number of targets.
func (p *planning) confirm() tea.Cmd {
	k, plan := p.bulks, p.kept()
	if k.Running() {
		return k.underWay()
	}
	action, sample := plan.Action, plan.Sample(k.host.Session())
	counted := words.Counted(action.On, len(plan.Targets))
	dialog := widget.Confirm{
		Title: action.Name + " · " + counted,
		Lines: append(p.lines(plan, sample), k.thenLines(p.then)...),
		Yes:   action.Name,
		Run:   func() tea.Cmd { return k.startBulk(plan, p) },
		Copy:  k.copyAll(plan, sample),
		Lists: "all " + words.Counted(action.On, len(p.whole.Targets)+len(p.whole.Skipped)),
		List:  p.list,
	}
	if len(plan.Targets) > 1 {
		dialog.Copies = "copy the commands"
	}
	switch {
	case len(p.whole.Targets) == 0:
		dialog.Why = "It can't be done to any of them."
	case len(plan.Targets) == 0:
		dialog.Why = "All were taken out of the plan."
	}
	if acts.DangerOf(k.host.Session(), action) != acts.Safe {
		dialog.Word = strconv.Itoa(len(plan.Targets))
	}
	return k.host.Show(widget.NewConfirm(dialog))
}

// lines say how many, who is left out and why, where messages go, and show the plan of the
// first as a sample of all.
func (p *planning) lines(plan *bulk.Plan, sample acts.Plan) []widget.Line {
	lines := []widget.Line{{Label: "who", Value: words.Counted(plan.Action.On, len(plan.Targets)) + ", fixed now" + someNames(plan), Style: grid.Bold, Foreign: true}}
	if n := len(p.out); n > 0 {
		lines = append(lines, widget.Line{Label: "taken out", Value: words.Counted(plan.Action.On, n), Style: grid.Care})
	}
	for _, note := range append(plan.LookAlikes(), p.notes...) {
		lines = append(lines, widget.Line{Value: "! " + note, Style: grid.Care, Foreign: true})
	}
	for i, o := range plan.Skipped {
		if i == mostSkipped {
			lines = append(lines, widget.Line{Label: "left out", Value: fmt.Sprintf("and %d more", len(plan.Skipped)-i)})
			break
		}
		lines = append(lines, widget.Line{Label: "left out", Value: o.Subject + ": " + o.Reason, Style: grid.Care, Foreign: true})
	}
	if messages := plan.Messages(); messages != "" {
		lines = append(lines, widget.Line{Label: "messages", Value: messages})
	}
	if sample.Subject == "" {
		return lines
	}
	lines = append(lines, widget.Line{Value: "The first; the others likewise:", Style: grid.Dim})
	return append(lines, planLines(sample)...)
}

// mostNamed is how many of the targets a plan names; the list has all.
const mostNamed = 4

func someNames(plan *bulk.Plan) string {
	var names []string
	for _, t := range plan.Targets[:min(mostNamed, len(plan.Targets))] {
		names = append(names, plan.Action.Subject(t))
	}
	if more := len(plan.Targets) - len(names); more > 0 {
		names = append(names, words.Thousands(more)+" more")
	}
	if len(names) == 0 {
		return ""
	}
	return ": " + strings.Join(names, ", ")
}

// list shows everybody whom the plan is about, to be taken out of it.
func (p *planning) list() tea.Cmd {
	plan := p.whole
	return p.bulks.host.Show(widget.NewRoster(widget.Roster{
		Title: plan.Action.Name,
		One:   acts.KindOf(plan.Action.On).One,
		Len:   len(plan.Targets) + len(plan.Skipped),
		At:    p.member,
		Toggle: func(i int) {
			id := plan.Action.Exact(plan.Targets[i])
			if p.out[id] {
				delete(p.out, id)
			} else {
				p.out[id] = true
			}
		},
		Done: p.confirm,
	}))
}

// member is the i-th whom the plan is about: first those whom it is done to.
func (p *planning) member(i int) widget.Member {
	plan := p.whole
	if i >= len(plan.Targets) {
		o := plan.Skipped[i-len(plan.Targets)]
		return widget.Member{Name: o.Subject, Note: "left out: " + o.Reason, Never: true}
	}
	t := plan.Targets[i]
	m := widget.Member{Name: plan.Action.Subject(t), Out: p.out[plan.Action.Exact(t)]}
	var goes []string
	for _, d := range plan.Action.Deliveries(t, plan.Inputs) {
		d.Doubt = "" // the plan says it once for all
		goes = append(goes, "message "+d.Masked())
	}
	m.Note = strings.Join(goes, ", ")
	return m
}
