package tui

import (
	"context"
	"fmt"
	"maps"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// actor is a screen that shows what acts can be done to.
type actor interface {
	// Targets are the rows marked, or the one under the cursor. Their pool is
	// known by its id alone.
	Targets() (kind admin.Kindred, targets []admin.Target)
	// Reread reads again what an act has changed.
	Reread(t admin.Target) tea.Cmd
}

// act opens the menu of what can be done to the targets of the screen. What a
// pool allows decides what can't be done, so the pool is described first, once.
func (a *App) act(s actor) tea.Cmd {
	kind, targets := s.Targets()
	if len(targets) == 0 {
		return a.warn("Nothing is selected to act on.")
	}
	return a.describe(targets[0].Pool, func(pool admin.PoolDetail) tea.Cmd {
		for i := range targets {
			targets[i].Pool = pool
		}
		a.overlay = widget.NewMenu("act on "+several(kind, targets), false, a.actItems(kind, targets))
		return nil
	})
}

// describe reads a pool's settings once. A pool that can't be read leaves more
// acts open than AWS will do, and AWS then says so.
func (a *App) describe(pool admin.PoolDetail, then func(admin.PoolDetail) tea.Cmd) tea.Cmd {
	if known, ok := a.pools[pool.ID]; ok {
		return then(known)
	}
	session := a.session
	return Get(&a.tasks, func(ctx context.Context) (admin.PoolDetail, error) {
		return session.Pool(ctx, pool.ID)
	}, func(detail admin.PoolDetail, err error) tea.Cmd {
		if err != nil {
			return then(pool)
		}
		a.pools[pool.ID] = detail
		return then(detail)
	})
}

func (a *App) actItems(kind admin.Kindred, targets []admin.Target) []widget.Item {
	var items []widget.Item
	for _, action := range admin.ActionsOn(kind) {
		items = append(items, a.actItem(action, targets))
	}
	if kind == admin.OnPool {
		return items
	}
	inPool := admin.ActionsOn(admin.OnPool)
	if len(inPool) > 0 {
		items = append(items, widget.Item{Label: "in the pool", Head: true})
	}
	for _, action := range inPool {
		items = append(items, a.actItem(action, targets[:1]))
	}
	return items
}

// actItem is one line of the act menu. What can't be done stays there, with the
// reason in place of the note.
func (a *App) actItem(action admin.Action, targets []admin.Target) widget.Item {
	item := widget.Item{
		Key: action.Key, Label: action.Name, Note: actNote(action),
		Run: func() tea.Cmd { return a.ask(action, targets) },
	}
	why, refused := "", 0
	for _, t := range targets {
		if w := a.whyNot(action, t); w != "" {
			why, refused = w, refused+1
		}
	}
	switch {
	case refused == len(targets):
		item.Why = why
	case refused > 0:
		item.Note = fmt.Sprintf("applies to %d of %d", len(targets)-refused, len(targets))
	}
	return item
}

func (a *App) whyNot(action admin.Action, t admin.Target) string {
	if a.session.ReadOnly() {
		return "read-only"
	}
	return action.WhyNot(t)
}

func actNote(action admin.Action) string {
	var notes []string
	if action.Message {
		notes = append(notes, "sends a message")
	}
	if action.Danger == admin.Destructive {
		notes = append(notes, "can't be undone")
	}
	return strings.Join(notes, " · ")
}

// ask looks at what lists don't tell of a single target, and then asks for what
// the action needs to know. What can't be read stays unknown.
func (a *App) ask(action admin.Action, targets []admin.Target) tea.Cmd {
	if len(targets) > 1 || action.Look == nil {
		return a.fillIn(action, targets)
	}
	session := a.session
	return Get(&a.tasks, func(ctx context.Context) (admin.Target, error) {
		return session.Look(ctx, action, targets[0])
	}, func(t admin.Target, _ error) tea.Cmd { return a.fillIn(action, []admin.Target{t}) })
}

// fillIn asks for the inputs, with what is there to begin with, and then for
// the word to go.
func (a *App) fillIn(action admin.Action, targets []admin.Target) tea.Cmd {
	if len(action.Inputs) == 0 {
		return a.confirm(action, targets, nil)
	}
	fields := make([]widget.Field, len(action.Inputs))
	for i, input := range action.Inputs {
		fields[i] = inputField(input, targets)
	}
	a.overlay = widget.NewForm(widget.Form{
		Title:  action.Name + " · " + several(action.On, targets),
		Fields: fields,
		Refusal: func(values map[string]string) string {
			return action.Refusal(targets[0], answers(action, values))
		},
		Done: func(values map[string]string) tea.Cmd { return a.confirm(action, targets, answers(action, values)) },
	})
	return nil
}

// answers are what was typed into a form as inputs: a field has one line, where
// an input of several values has one for each.
func answers(action admin.Action, values map[string]string) admin.Inputs {
	in := admin.Inputs(maps.Clone(values))
	for _, input := range action.Inputs {
		if input.Kind == admin.InputPairs || input.Kind == admin.InputNames {
			in[input.Name] = strings.ReplaceAll(in[input.Name], ";", "\n")
		}
	}
	return in
}

func inputField(input admin.Input, targets []admin.Target) widget.Field {
	value := input.Default
	if len(targets) == 1 {
		value = input.Offered(targets[0])
	}
	field := widget.Field{
		Name: input.Name, Label: input.Label, Value: strings.ReplaceAll(value, "\n", ";"),
		Choices: input.Choices, Secret: input.Kind == admin.InputSecret,
	}
	switch {
	case input.Kind == admin.InputYesNo:
		field.Choices = []string{"no", "yes"}
	case input.Generates:
		field.Help = "Empty: one is made to the pool's policy."
	case input.Kind == admin.InputPairs:
		field.Help = "name=value, several apart by semicolons"
	case input.Kind == admin.InputNames:
		field.Help = "names, apart by semicolons"
	case !input.Required:
		field.Help = "may be left empty"
	}
	if len(field.Choices) > 0 && !input.Required && field.Value == "" && input.Kind == admin.InputChoice {
		field.Choices = append([]string{""}, field.Choices...)
	}
	return field
}

// confirm shows the plan and asks.
func (a *App) confirm(action admin.Action, targets []admin.Target, in admin.Inputs) tea.Cmd {
	if len(targets) > 1 {
		return a.confirmMany(action, targets, in)
	}
	act := admin.Act{Action: action, Target: targets[0], Inputs: in}
	plan := a.session.Plan(act)
	dialog := widget.Confirm{
		Title: action.Name + " · " + plan.Subject,
		Lines: planLines(plan),
		Yes:   action.Name,
		Why:   plan.Refusal,
		Run:   func() tea.Cmd { return a.doIt(act) },
	}
	if a.session.DangerOf(action) == admin.Destructive {
		dialog.Word = plan.Subject
	}
	a.overlay = widget.NewConfirm(a.options.Now, dialog)
	return nil
}

// planLines tell who, what changes, what follows, what it costs, whether it can
// be undone, and the same as a command.
func planLines(p admin.Plan) []widget.Line {
	lines := []widget.Line{{Label: "who", Value: p.Subject, Style: grid.Bold}}
	if p.Refusal != "" {
		lines = append(lines, widget.Line{Value: "✗ " + p.Refusal, Style: grid.Bad})
	}
	for _, c := range p.Changes {
		lines = append(lines, widget.Line{Label: c.What, Value: orNone(c.Before) + " → " + orNone(c.After)})
	}
	lines = append(lines, widget.Line{Label: "then", Value: p.Consequence})
	for _, w := range p.Warnings {
		lines = append(lines, widget.Line{Value: "! " + w, Style: grid.Care})
	}
	for _, c := range p.Costs {
		lines = append(lines, widget.Line{Label: "costs", Value: c})
	}
	undo := "yes, with u"
	if p.NoUndo != "" {
		undo = p.NoUndo
	}
	lines = append(lines, widget.Line{Label: "undo", Value: undo}, widget.Line{})
	for _, c := range p.Commands {
		lines = append(lines, widget.Line{Value: c, Style: grid.Dim})
	}
	return lines
}

// doIt does an act in the background and tells what came of it.
func (a *App) doIt(act admin.Act) tea.Cmd {
	session := a.session
	return Get(&a.tasks, func(ctx context.Context) (admin.Result, error) {
		return session.Do(ctx, act), nil
	}, func(result admin.Result, _ error) tea.Cmd { return a.did(result) })
}

func (a *App) did(r admin.Result) tea.Cmd {
	name := r.Act.Action.Name + ", " + r.Act.Action.Subject(r.Act.Target)
	if !r.OK() {
		a.overlay = a.notDone(name, r)
		return a.reread(r.Act.Target)
	}
	hint := a.remember(r.Act)
	if !r.Secret.IsZero() {
		a.overlay = newSecretBox(a, r)
	}
	said := a.sayIn("✓ "+name+": done."+hint, grid.Good)
	return tea.Batch(said, a.reread(r.Act.Target))
}

// notDone is what is shown of an act that AWS or the console refused.
func (a *App) notDone(name string, r admin.Result) overlay {
	why := r.Refusal
	lines := []widget.Line{{Value: "✗ " + why, Style: grid.Bad}}
	if p := r.Problem; p != nil {
		why, lines = p.Meaning, problemLines(p)
	}
	return widget.NewConfirm(a.options.Now, widget.Confirm{Title: "not done: " + name, Why: why, Lines: lines})
}

// reread reads again what the act has changed, on the screen in front.
func (a *App) reread(t admin.Target) tea.Cmd {
	if s, ok := a.top().(actor); ok {
		return s.Reread(t)
	}
	return nil
}

// several names targets: one by its name, many by their number.
func several(kind admin.Kindred, targets []admin.Target) string {
	if len(targets) == 1 {
		return admin.Action{On: kind}.Subject(targets[0])
	}
	return counted(kind, len(targets))
}

// counted is a number of users or groups.
func counted(kind admin.Kindred, n int) string {
	noun := map[admin.Kindred]string{admin.OnUser: "user", admin.OnGroup: "group"}[kind]
	if n != 1 {
		noun += "s"
	}
	return thousands(n) + " " + noun
}
