package tokens

import (
	"context"
	"iter"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/token"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// comparison is what the directory says about a token.
type comparison struct {
	drift    []token.Drift // as far as it has arrived
	asked    int           // how often the directory was asked
	answered int           // the last time that it answered in full
}

// complete reports whether the latest answer has arrived in full.
func (c comparison) complete() bool { return c.asked > 0 && c.answered == c.asked }

// compare compares the token with the directory, with calls that are not billed, and
// shows the answers as they arrive. Answers for an earlier comparison are dropped.
func (v *tokenView) compare() tea.Cmd {
	if !v.here() || !v.token.Kind.OfUserPool() {
		return nil
	}
	session, t, now, pool := v.Host.Session(), v.token, v.Host.Now(), v.pool
	v.compared.asked++
	this := v.compared.asked
	return screen.Each(&v.Tasks, func(ctx context.Context) iter.Seq[[]token.Drift] {
		return token.Holding(ctx, session, pool, t, now)
	}, func(drift []token.Drift) {
		if v.compared.asked == this && len(drift) > 0 {
			v.compared.drift = drift
			v.write()
		}
	}, func() tea.Cmd {
		v.compared.answered = max(v.compared.answered, this)
		v.write()
		return nil
	})
}
