package acting

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/panics"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// Bulks are acts on many. One runs at a time; the last one's report stays.
type Bulks struct {
	host    Console
	desk    *Desk
	last    *bulk.Bulk     // nil before the first
	in      *call.Session  // where that works
	working sync.WaitGroup // tasks that work in the background
	halted  bool           // the last bulk is paused, and drawn as paused
	reverts *step          // that the last bulk reverts, nil for none
	then    []*bulk.Plan   // that revert the rest of it
}

// Last is the current bulk, or the last that ran; nil for none.
func (k *Bulks) Last() *bulk.Bulk { return k.last }

// Paused reports whether the current bulk is paused and drawn as paused: nothing changes
// until the operator resumes it.
func (k *Bulks) Paused() bool {
	if !k.halted || !k.Running() {
		return false
	}
	p := k.last.Progress()
	return p.Pause != nil && !p.Canceled
}

// Wait returns once no act of a bulk is in progress.
func (k *Bulks) Wait() { k.working.Wait() }

// ProgressBar is the progress for the terminal's own bar or tab.
func (k *Bulks) ProgressBar() *tea.ProgressBar {
	p := k.last.Progress()
	state := tea.ProgressBarDefault
	if p.Pause != nil {
		state = tea.ProgressBarWarning
	}
	return tea.NewProgressBar(state, 100*(p.Total-p.Left)/max(p.Total, 1))
}

// Running reports whether a bulk is under way.
func (k *Bulks) Running() bool { return k.last != nil && !k.last.Progress().Ended }

// runBulk outlives every screen; it ends with the program or the bulk.
func (k *Bulks) runBulk(session *call.Session, b *bulk.Bulk) tea.Cmd {
	k.host.Begun()
	ended := make(chan error, 1)
	k.working.Go(func() {
		defer func() {
			if value := recover(); value != nil {
				k.host.Send(panics.Recovered(value))
			}
		}()
		err := b.Run(k.host.Life())
		if errors.Is(err, context.Canceled) {
			err = b.Close() // the program ends; another may resume it
		}
		ended <- err
	})
	return func() tea.Msg {
		err := <-ended
		return screen.Finished{Tasks: k.host.Lasting(), Apply: func() tea.Cmd { return k.bulkEnded(session, b, err) }}
	}
}

func (k *Bulks) bulkEnded(session *call.Session, b *bulk.Bulk, err error) tea.Cmd {
	here := screen.IsHere(k.host, session)
	if here {
		k.desk.visit.deeds.NoteBulk(b, k.host.Now())
		switch {
		case k.reverts != nil && k.last == b:
			k.reverted(b, k.reverts)
		case !k.noted(b): // the session was left and entered again
			k.noteBulk(b)
		}
	}
	if err != nil && !errors.Is(err, bulk.ErrCanceled) {
		return k.host.Warn(words.Sentence(err))
	}
	p := b.Progress()
	style, how := grid.Good, ""
	if p.Failed+p.Unknown > 0 || p.Canceled {
		style = grid.Care
	}
	left := ""
	if p.Canceled {
		how = "Stopped: "
	}
	if p.Left > 0 {
		left = ", " + words.Thousands(p.Left) + " given up"
	}
	said := k.host.Tell(how+bulkCounts(p)+left+whyWords(b.Report())+". "+k.host.Keys().Label(keys.Bulk)+" shows the report.", style)
	if !here {
		return said
	}
	return tea.Batch(said, k.desk.reread(acts.Act{}))
}

// whyWords are the most frequent reason why acts failed, "" where none did. Why some
// targets were left out was in the plan.
func whyWords(r bulk.Report) string {
	reasons := slices.DeleteFunc(r.Reasons(), func(why bulk.Reason) bool { return why.State == bulk.Skipped })
	if len(reasons) == 0 {
		return ""
	}
	why := reasons[0]
	of := ""
	if len(reasons) > 1 {
		of = ", " + words.Thousands(why.Count) + " of them"
	}
	return of + strings.TrimSuffix(why.Words(), ".")
}

// bulkTick is how often the progress line is redrawn.
const bulkTick = 250 * time.Millisecond

// BulkMoved redraws the progress of a bulk.
type BulkMoved struct{ bulk *bulk.Bulk }

func (k *Bulks) watchBulk(b *bulk.Bulk) tea.Cmd {
	return func() tea.Msg {
		timer := time.NewTimer(bulkTick)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-k.host.Life().Done():
		}
		return BulkMoved{b}
	}
}

// Moved keeps redrawing the progress while the bulk is under way.
func (k *Bulks) Moved(m BulkMoved) tea.Cmd {
	p := m.bulk.Progress()
	if m.bulk != k.last || p.Ended || k.host.Life().Err() != nil {
		return nil
	}
	k.halted = p.Pause != nil
	return k.watchBulk(m.bulk)
}
