package acting

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// Draw shows the progress of the current bulk on one row.
func (k *Bulks) Draw(row grid.Area) {
	p := k.last.Progress()
	x := row.Put(1, 0, k.last.Plan().Action.Name, grid.Bold) + 2
	rest := row.Sub(x, 0, row.W-x-1, 1)
	bar, line := layBulk(rest, bulkParts(p, k.host.Keys().Label(keys.Bulk)), min(mostBar, row.W/4))
	if bar > 0 {
		at := rest.Sub(0, 0, bar, 1)
		at.Fill('─', grid.Line)
		at.Sub(0, 0, bar*(p.Total-p.Left)/max(p.Total, 1), 1).Fill('━', grid.Accent)
		bar += 2
	}
	rest.Fit(bar, 0, rest.W-bar, rest.AfterWord(line, rest.W-bar), grid.Text)
}

// The bar is between leastBar and mostBar columns wide, or left out.
const leastBar, mostBar = 8, 24

// bulkPart is one part of the progress line.
type bulkPart struct {
	text string
	rank int // the highest is dropped first when there is no room; 0 stays
	// least is how many columns are enough for a text that may be cut after a word; 0
	// for all of it.
	least int
}

// barRank is the rank of the bar among the parts.
const barRank = 4

func bulkParts(p bulk.Progress, key string) []bulkPart {
	parts := []bulkPart{{text: bulkCounts(p)}, {text: words.Thousands(p.Left+p.Running) + " left", rank: 1}}
	hint := " pause or stop"
	switch {
	case p.Pause != nil:
		parts, hint = append(parts, bulkPart{text: p.Pause.Reason, rank: 2, least: 16}), " resume or stop"
	case p.PerSecond > 0:
		parts = append(parts, bulkPart{text: fmt.Sprintf("%.0f a second", p.PerSecond), rank: barRank + 1})
		if p.TimeLeft > 0 {
			parts = append(parts, bulkPart{text: p.TimeLeft.Round(time.Second).String() + " to go", rank: 2})
		}
	}
	if p.Waiting > 0 {
		parts = append(parts, bulkPart{text: words.Thousands(p.Waiting) + " wait for AWS's lists", rank: 2, least: 16})
	}
	return append(parts, bulkPart{text: key + hint, rank: 3})
}

// layBulk fits the parts into a row beside a bar of at most that many columns: first the
// least important part is dropped, then the bar, then a long text is cut after a word,
// then more parts are dropped. A bar of 0 is none.
func layBulk(row grid.Area, parts []bulkPart, most int) (bar int, line string) {
	for {
		whole, least := measureParts(row, parts)
		last := slices.MaxFunc(parts, func(a, b bulkPart) int { return cmp.Compare(a.rank, b.rank) })
		switch {
		case whole+2+leastBar <= row.W:
			return min(most, row.W-whole-2), joinParts(row, parts, 0)
		case last.rank <= barRank && least <= row.W, last.rank == 0:
			return 0, joinParts(row, parts, whole-row.W)
		}
		parts = slices.DeleteFunc(parts, func(p bulkPart) bool { return p == last })
	}
}

// betweenParts stands between them.
const betweenParts = " · "

// measureParts returns how many columns the parts take, and how many are enough.
func measureParts(row grid.Area, parts []bulkPart) (whole, least int) {
	whole = row.Measure(betweenParts) * (len(parts) - 1)
	least = whole
	for _, p := range parts {
		w := row.Measure(p.text)
		whole += w
		if p.least > 0 {
			w = min(w, p.least)
		}
		least += w
	}
	return whole, least
}

// joinParts joins the parts; if they are too long, the text that may be cut is cut.
func joinParts(row grid.Area, parts []bulkPart, tooMuch int) string {
	texts := make([]string, len(parts))
	for i, p := range parts {
		texts[i] = p.text
		if p.least > 0 && tooMuch > 0 {
			texts[i] = row.AfterWord(p.text, row.Measure(p.text)-tooMuch)
		}
	}
	return strings.Join(texts, betweenParts)
}

// bulkCounts are the counts that are not 0, and always that of the acts done.
func bulkCounts(p bulk.Progress) string {
	parts := []string{words.Thousands(p.Done) + " done"}
	for _, c := range []struct {
		n    int
		word string
	}{{p.Failed, "failed"}, {p.Skipped, "left out"}, {p.Unknown, "unknown"}} {
		if c.n > 0 {
			parts = append(parts, words.Thousands(c.n)+" "+c.word)
		}
	}
	return strings.Join(parts, ", ")
}

// HowFar says how many acts of a bulk are done.
func HowFar(b *bulk.Bulk) string {
	p := b.Progress()
	if p.Ended {
		return b.Plan().Action.Name + ": " + bulkCounts(p) + ". It has ended."
	}
	return fmt.Sprintf("%s: %s of %s done, %s left.", b.Plan().Action.Name, words.Thousands(p.Done), words.Thousands(p.Total), words.Thousands(p.Left+p.Running))
}
