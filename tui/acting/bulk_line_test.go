package acting

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/tui/grid"
)

var (
	running = bulk.Progress{Total: 2000, Done: 1201, Failed: 3, Left: 792, Running: 4, PerSecond: 20.4, TimeLeft: 39 * time.Second}
	paused  = bulk.Progress{Total: 2000, Done: 1201, Left: 799, Pause: &bulk.Pause{Reason: "Your AWS identity may not make this call."}}
)

func TestWhatIsLeastImportantOfABulkGoesFirst(t *testing.T) {
	for _, test := range []struct {
		name  string
		p     bulk.Progress
		width int
		bar   int
		line  string
	}{
		{"wide", running, 110, 20, "1 201 done, 3 failed · 796 left · 20 a second · 39s to go · b pause or stop"},
		{"without the rate", running, 72, 9, "1 201 done, 3 failed · 796 left · 39s to go · b pause or stop"},
		{"without the bar", running, 62, 0, "1 201 done, 3 failed · 796 left · 39s to go · b pause or stop"},
		{"without the key", running, 60, 15, "1 201 done, 3 failed · 796 left · 39s to go"},
		{"without the time", running, 40, 0, "1 201 done, 3 failed · 796 left"},
		{"the counts alone", running, 21, 0, "1 201 done, 3 failed"},
		{"the whole reason", paused, 100, 14, "1 201 done · 799 left · Your AWS identity may not make this call. · b resume or stop"},
		{"some of the reason", paused, 70, 0, "1 201 done · 799 left · Your AWS identity may not … · b resume or stop"},
		{"the reason without the key", paused, 50, 0, "1 201 done · 799 left · Your AWS identity may …"},
	} {
		row := rowOf(test.width)
		bar, line := layBulk(row, bulkParts(test.p, "b"), 20)
		if line = strings.ReplaceAll(line, "\u00a0", " "); bar != test.bar || line != test.line {
			t.Errorf("%s: in %d columns a bar of %d and %q, want %d and %q", test.name, test.width, bar, line, test.bar, test.line)
		}
	}
}

func TestNoWordOfABulkIsCut(t *testing.T) {
	for _, p := range []bulk.Progress{running, paused} {
		words := strings.Fields("… ")
		for _, part := range bulkParts(p, "b") {
			words = append(words, strings.Fields(part.text)...)
		}
		for width := 22; width < 150; width++ {
			row := rowOf(width)
			bar, line := layBulk(row, bulkParts(p, "b"), 24)
			if bar > 0 {
				bar += 2
			}
			if row.Measure(line)+bar > width {
				t.Errorf("%q and a bar of %d are wider than %d columns", line, bar, width)
			}
			for word := range strings.FieldsSeq(line) {
				if word != "·" && !slices.Contains(words, word) {
					t.Errorf("in %d columns the word %q was cut: %q", width, word, line)
				}
			}
		}
	}
}

func rowOf(width int) grid.Area {
	var sheet grid.Grid
	sheet.Reset(width, 1, ansi.WcWidth)
	return sheet.Area()
}
