package widget_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

func TestTheCursorStaysInALineThatIsTooLong(t *testing.T) {
	for _, method := range []grid.Width{ansi.WcWidth, ansi.GraphemeWidth} {
		for _, text := range []string{"plain ", "山田太郎", "👩\u200d👩\u200d👧", "❤\ufe0f", "e\u0301", "\u0301"} {
			var g grid.Grid
			g.Reset(20, 1, method)
			widget.NewInput("/ ", strings.Repeat(text, 200)+"x").Draw(g.Area())
			line := strings.TrimRight(g.Lines()[0], " ")
			if at := g.Cursor(); at == nil || !strings.HasSuffix(line, "x") || at.X != g.Area().Measure(line) {
				t.Errorf("of %q the line is %q and the cursor at %v", text, line, at)
			}
		}
	}
}

func TestASecretIsShownAsDots(t *testing.T) {
	var g grid.Grid
	g.Reset(8, 1, ansi.WcWidth)
	in := widget.NewInput("", strings.Repeat("secret", 1000))
	in.Secret = true
	in.Draw(g.Area())
	if line := g.Lines()[0]; line != "•••••••" {
		t.Errorf("the line is %q", line)
	}
}
