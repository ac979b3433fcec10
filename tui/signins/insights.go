package signins

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/logsources"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/source"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

func (v *visit) whyNotAsk() string {
	if len(v.set.Groups()) == 0 {
		return "There is no log group to ask."
	}
	return ""
}

// questions are asked of CloudWatch Logs Insights from a screen.
type questions struct{ *Screen }

// choose offers common questions about the last n days: CloudWatch answers them
// without a download.
func (s questions) choose() tea.Cmd {
	var items []widget.Item
	for i, q := range source.Questions() {
		item := widget.Item{Key: screen.MenuKey(i), Label: q.About, Note: q.Kind.String(), Run: func() tea.Cmd { return s.askDays(q) }}
		if len(s.groupsOf(q.Kind)) == 0 {
			item.Why = "This pool has no log group of " + q.Kind.String() + "."
		}
		items = append(items, item)
	}
	return screen.OpenMenu(s.Host, "ask CloudWatch Logs Insights", items)
}

// groupsOf are the log groups of a kind. A group named by the operator may be of any
// kind.
func (v *visit) groupsOf(kind logs.Source) []source.LogGroup {
	return slices.DeleteFunc(v.set.Groups(), func(g source.LogGroup) bool { return g.Kind != kind && g.Kind != logs.NoSource })
}

func (s questions) askDays(q source.Question) tea.Cmd {
	fields := []widget.Field{{Name: "days", Label: "days back", Value: "7", Help: "1 to 365. Billed by data scanned, about $0.005 a gigabyte (us-east-1)."}}
	if q.Who != "" {
		fields = append(fields, widget.Field{Name: "who", Label: q.Who, Value: whoFor(q, s.stream.event())})
	}
	return s.Host.Show(widget.NewForm(widget.Form{
		Title: q.About, Fields: fields,
		Refusal: func(values map[string]string) string {
			if n := daysOf(values); n < 1 || n > 365 {
				return "Days must be from 1 to 365."
			}
			if q.Who != "" && values["who"] == "" {
				return "Enter the " + q.Who + "."
			}
			return ""
		},
		Done: func(values map[string]string) tea.Cmd {
			return s.answer(q, strings.TrimSpace(values["who"]), daysOf(values))
		},
	}))
}

func daysOf(values map[string]string) int {
	n, err := strconv.Atoi(strings.TrimSpace(values["days"]))
	if err != nil {
		return 0
	}
	return n
}

// answer asks about a user, by the sub that records have.
func (s questions) answer(q source.Question, who string, days int) tea.Cmd {
	filter, known := admin.ParseFilter(who)
	if q.Who != "user" || known && filter.Attribute == "sub" {
		return s.Host.Push(newAnswer(s.Screen, q, who, days))
	}
	return s.users.with([]string{who}, func(targets []acts.Target) tea.Cmd {
		return s.Host.Push(newAnswer(s.Screen, q, targets[0].User.Sub, days))
	})
}

// whoFor is the default for whom to ask about: from the event under the cursor.
func whoFor(q source.Question, e *logs.Event) string {
	switch {
	case e == nil:
		return ""
	case q.Who == "user":
		return e.Sub
	case q.Who == "address":
		return e.IP
	}
	return ""
}

// answerPage is a question in progress, and then its answer.
type answerPage struct {
	screen.Page
	signIns *Screen
	about   source.Question
	who     string
	days    int
	result  source.Result
	problem *call.Problem
	asked   bool
	over    bool
	stop    context.CancelFunc
	names   uint64         // how many names were known when it was shown
	zone    *time.Location // in which it was shown
}

func newAnswer(signIns *Screen, q source.Question, who string, days int) *answerPage {
	return &answerPage{Page: screen.NewPage(signIns.Host, "insights"), signIns: signIns, about: q, who: who, days: days, stop: func() {}}
}

func (p *answerPage) Start() tea.Cmd {
	if p.asked {
		return nil
	}
	p.asked, p.over, p.problem, p.result = true, false, nil, source.Result{}
	ctx, stop := context.WithCancel(p.Context)
	p.stop = stop
	to := p.Host.Now()
	session, groups := p.Host.Session(), p.signIns.groupsOf(p.about.Kind)
	query, from := p.about.Query(p.who), to.AddDate(0, 0, -p.days)
	p.show()
	return p.Go(func(context.Context) func() tea.Cmd {
		result, err := logsources.InsightsOf(ctx, session, groups).Ask(ctx, query, from, to, func(r source.Result) {
			p.Host.Send(screen.Awoken{Tasks: &p.Tasks, Run: func() tea.Cmd { p.result = r; p.show(); return nil }})
		})
		return func() tea.Cmd {
			p.result, p.problem, p.over = result, call.Explain(err), true
			p.askNames()
			p.show()
			return nil
		}
	})
}

func (p *answerPage) show() {
	p.zone = p.Host.Zone()
	p.Body.Lines = []widget.Line{{Value: p.about.About + ", last " + words.Counting(p.days, "day") + " " + p.whose(), Style: grid.Bold}}
	p.Body.Lines = append(p.Body.Lines, p.stateLines()...)
	p.Body.Lines = append(p.Body.Lines, p.groupLines()...)
	p.Body.Lines = append(p.Body.Lines, widget.Line{})
	p.Body.Lines = append(p.Body.Lines, resultLines(p.signIns.clock.timed(p.signIns.names.named(p.result)))...)
	if p.over && p.problem == nil && len(p.result.Rows) == 0 {
		p.Body.Lines = append(p.Body.Lines, widget.Line{Value: "Nothing was found.", Style: grid.Dim})
	}
}

// stateLines are how far the query has come. A failed one is not done; its error is
// shown in AWS's own words.
func (p *answerPage) stateLines() []widget.Line {
	scanned := fmt.Sprintf("scanned %.1f MB of records, %s", p.result.Scanned/1e6, dollars(p.result.Cost))
	switch {
	case !p.over:
		return []widget.Line{{Value: "asking … " + p.Host.Keys().Label(keys.Follow) + " stops it, " + scanned, Style: grid.Dim}}
	case p.problem == nil:
		return []widget.Line{{Value: "done, " + scanned, Style: grid.Dim}}
	}
	lines := []widget.Line{{Value: "✗ " + screen.ProblemLine(p.problem), Style: grid.Bad}}
	if words := screen.AWSWords(p.problem); len(p.result.Asked) > 0 && words != "" {
		lines = append(lines, widget.Line{Value: words, Style: grid.Dim})
	}
	if p.result.Scanned > 0 {
		lines = append(lines, widget.Line{Value: scanned, Style: grid.Dim})
	}
	return lines
}

// dollars is the cost of a question, to a hundredth of a cent.
func dollars(cost float64) string {
	if cost < 0.0001 {
		return "less than $0.0001"
	}
	return fmt.Sprintf("about $%.4f", cost)
}

// groupLines name the log groups that were asked, and those that could not be asked.
func (p *answerPage) groupLines() []widget.Line {
	var lines []widget.Line
	if len(p.result.Asked) > 0 {
		lines = append(lines, widget.Line{Value: "asked: " + strings.Join(p.result.Asked, ", "), Style: grid.Dim})
	}
	if len(p.result.NotThere) > 0 {
		lines = append(lines, widget.Line{Value: "not asked: " + strings.Join(p.result.NotThere, ", ") + " – not there yet", Style: grid.Dim})
	}
	return lines
}

// resultLines are the rows of an answer in columns of equal width, without CloudWatch's
// own columns (they are for queries).
func resultLines(r source.Result) []widget.Line {
	r.Columns = slices.Clone(r.Columns)
	if at := slices.Index(r.Columns, "@timestamp"); at >= 0 {
		r.Columns[at] = "time"
	}
	widths := make([]int, len(r.Columns))
	cut := func(s string) string { return words.Clipped(s, 44) }
	for _, row := range append([][]string{r.Columns}, r.Rows...) {
		for i, cell := range row {
			if i < len(widths) {
				widths[i] = max(widths[i], len([]rune(cut(cell))))
			}
		}
	}
	line := func(row []string, style grid.Style) widget.Line {
		var b strings.Builder
		for i, cell := range row {
			if i < len(widths) {
				cell = cut(cell)
				b.WriteString(cell + strings.Repeat(" ", widths[i]-len([]rune(cell))+2))
			}
		}
		return widget.Line{Value: strings.TrimRight(b.String(), " "), Style: style}
	}
	lines := []widget.Line{line(r.Columns, grid.Dim)}
	for _, row := range r.Rows {
		lines = append(lines, line(row, grid.Text))
	}
	return lines
}

func (p *answerPage) Verbs() []screen.Verb {
	again := screen.Verb{ID: keys.Refresh, Run: func() tea.Cmd { p.asked = false; return p.Start() }}
	if p.over {
		return append(p.Page.Verbs(), again)
	}
	again.Why = p.Host.Keys().Label(keys.Follow) + " stops it first: asking again is billed again."
	return append(p.Page.Verbs(), screen.Verb{ID: keys.Follow, Short: "stop", Help: "stop the question", Run: func() tea.Cmd { p.stop(); return nil }}, again)
}

func (p *answerPage) Copies() []screen.Copy {
	return []screen.Copy{{Key: "j", Label: "JSON", Text: words.Indented(p.result)}, {Key: "q", Label: "query", Text: p.about.Query(p.who)}}
}
