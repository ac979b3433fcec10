package grid_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/cognito-tui/cognito-tui/tui/grid"
)

func sheet(w, h int) (*grid.Grid, grid.Area) {
	g := &grid.Grid{}
	g.Reset(w, h, ansi.WcWidth)
	return g, g.Area()
}

func TestTextIsCutAtTheEdgesOfItsArea(t *testing.T) {
	g, a := sheet(10, 2)
	a.Sub(2, 0, 4, 1).Put(0, 0, "abcdefgh", grid.Text)
	a.Put(0, 1, "below", grid.Text)
	a.Put(0, 2, "outside", grid.Text)
	a.Put(-3, 0, "outside", grid.Text)
	wantLines(t, g, "  abcd", "below")
}

func TestASCIIBeforeOtherTextIsDrawn(t *testing.T) {
	g, a := sheet(12, 1)
	a.Put(0, 0, "a · b › é", grid.Text)
	wantLines(t, g, "a · b › é")
}

func TestTextThatDoesNotFitEndsInAnEllipsis(t *testing.T) {
	g, a := sheet(8, 4)
	a.Fit(0, 0, 5, "alice", grid.Text)
	a.Fit(0, 1, 5, "alina.k", grid.Text)
	a.Fit(0, 2, 5, "山田太郎", grid.Text) // the third would cross the edge
	a.FitRight(0, 3, 5, "42", grid.Text)
	wantLines(t, g, "alice", "alin…", "山田…", "   42")
}

func TestGraphemesTakeTheColumnsTheRendererGivesThem(t *testing.T) {
	g, a := sheet(12, 3)
	for y, s := range []string{"e\u0301|", "👩\u200d👩\u200d👧|", "हि|"} {
		a.Put(0, y, s, grid.Text)
	}
	for y, line := range g.Lines() {
		if !strings.HasSuffix(line, "|") {
			t.Errorf("line %d is %q, want it to end with the bar", y, line)
		}
	}
}

func TestDrawingOverHalfAWideCharacterRemovesIt(t *testing.T) {
	g, a := sheet(6, 3)
	a.Put(0, 0, "山田", grid.Text)
	a.Put(1, 0, "x", grid.Text)
	a.Put(0, 1, "山田", grid.Text)
	a.Put(0, 1, "x", grid.Text)
	a.Put(0, 2, "山田太", grid.Text)
	a.Sub(1, 2, 2, 1).Fill('-', grid.Text)
	wantLines(t, g, " x田", "x 田", " -- 太")
}

func TestNoControlCharacterLeavesTheGrid(t *testing.T) {
	g, a := sheet(40, 4)
	a.Put(0, 0, "a\x1b[31mb\x07\r\n\t\x7f", grid.Bad)
	a.Put(0, 1, "\u009b31m", grid.Text)
	a.Put(0, 2, "x\u0301\u0085y", grid.Text)
	a.Put(0, 3, "e"+strings.Repeat("\u0301", 3000), grid.Text)
	frame := g.Frame(&grid.Palette{})
	for _, r := range frame {
		if r != '\n' && (r < 0x20 || (r >= 0x7f && r < 0xa0)) {
			t.Errorf("frame %q holds %U", frame, r)
		}
	}
	if len(frame) > 400 {
		t.Errorf("a letter under 3,000 accents makes a frame of %d bytes", len(frame))
	}
}

func TestStylesChangeWithoutLeakingIntoEachOther(t *testing.T) {
	g, a := sheet(6, 1)
	p := grid.NewPalette(func(s grid.Style) string {
		return map[grid.Style]string{grid.Bad: "31", grid.Dim: "2", grid.Bad | grid.Selected: "7"}[s]
	})
	a.Put(0, 0, "a", grid.Bad)
	a.Put(1, 0, "b", grid.Dim)
	a.Put(2, 0, "c", grid.Text)
	a.Put(3, 0, "d", grid.Bad)
	a.Sub(3, 0, 1, 1).SetOff(grid.Selected)
	const want = "\x1b[31ma\x1b[;2mb\x1b[mc\x1b[7md\x1b[m"
	if got := g.Frame(p); got != want {
		t.Errorf("frame is %q, want %q", got, want)
	}
}

func wantLines(t *testing.T, g *grid.Grid, want ...string) {
	t.Helper()
	for y, line := range g.Lines() {
		if line != want[y] {
			t.Errorf("line %d is %q, want %q", y, line, want[y])
		}
	}
}

func TestLinesBreakAtSpacesAndOnlyThenInWords(t *testing.T) {
	_, a := sheet(10, 1)
	for in, want := range map[string]string{
		"aws --region eu":   "aws\n--region\neu",
		"one two":           "one two",
		"one  two":          "one  two",
		"abcdefghijklmnop":  "abcdefghij\nklmnop",
		"山田太郎山田太郎":          "山田太郎山\n田太郎",
		"x abcdefghijklm y": "x\nabcdefghij\nklm y",
		"  one two three":   "  one two\n  three",
		"    abcdefghijkl":  "    abcdef\n    ghijkl",
		"            x":     "x",
	} {
		if got := a.Wrap(in, 10); got != want {
			t.Errorf("Wrap(%q) = %q, want %q", in, got, want)
		}
	}
}
