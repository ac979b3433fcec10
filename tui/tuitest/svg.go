package tuitest

import (
	"fmt"
	"html"
	"image/color"
	"os"
	"path/filepath"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// The look of a picture: a common dark terminal.
const (
	cellWidth, cellHeight = 8.4, 18.0
	border                = 14.0
	paper, ink            = "#16181d", "#d7dae0"
)

var basicColors = []string{
	"#1d1f21", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#c5c8c6",
	"#7f848e", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#ffffff",
}

// Picture writes the screen as an SVG into the folder.
func (c *Console) Picture(folder, name string) *Console {
	c.tb.Helper()
	if err := os.MkdirAll(folder, 0o755); err != nil { //nolint:gosec // pictures are for everybody
		c.tb.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+".svg"), []byte(c.terminal.svg()), 0o644); err != nil { //nolint:gosec // the same
		c.tb.Fatal(err)
	}
	return c
}

func (t *terminal) svg() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	columns, rows := t.screen.Width(), t.screen.Height()
	width, height := float64(columns)*cellWidth+2*border, float64(rows)*cellHeight+2*border
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%.0f" viewBox="0 0 %.0f %.0f" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" xml:space="preserve">`+"\n", width, height, width, height)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", paper)
	for y := range rows {
		for x := 0; x < columns; {
			x += t.writeRun(&b, x, y)
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// writeRun draws the cells from x on that look the same, and returns how many columns
// they take. A wide character is a run of its own, so that the font's idea of its width
// moves nothing else.
func (t *terminal) writeRun(b *strings.Builder, x, y int) int {
	first := t.cell(x, y)
	text, columns := first.Content, max(first.Width, 1)
	for columns == len(text) && x+columns < t.screen.Width() {
		next := t.cell(x+columns, y)
		if !next.Style.Equal(&first.Style) || len(next.Content) != 1 {
			break
		}
		text += next.Content
		columns++
	}
	left, top := border+float64(x)*cellWidth, border+float64(y)*cellHeight
	fore, back := colors(first.Style)
	if back != paper {
		fmt.Fprintf(b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"/>`+"\n", left, top, float64(columns)*cellWidth, cellHeight, back)
	}
	if strings.TrimSpace(text) != "" {
		fmt.Fprintf(b, `<text x="%.1f" y="%.1f" textLength="%.1f" fill="%s"%s>%s</text>`+"\n",
			left, top+13.5, float64(columns)*cellWidth, fore, emphasis(first.Style), html.EscapeString(text))
	}
	return columns
}

func (t *terminal) cell(x, y int) uv.Cell {
	if c := t.screen.CellAt(x, y); c != nil && c.Content != "" {
		return *c
	}
	return uv.Cell{Content: " ", Width: 1}
}

func colors(s uv.Style) (fore, back string) {
	fore, back = hex(s.Fg, ink), hex(s.Bg, paper)
	if s.Attrs&uv.AttrReverse != 0 {
		return back, fore
	}
	return fore, back
}

func hex(c color.Color, otherwise string) string {
	switch c := c.(type) {
	case nil:
		return otherwise
	case ansi.BasicColor:
		return basicColors[c]
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

func emphasis(s uv.Style) string {
	var out string
	if s.Attrs&uv.AttrBold != 0 {
		out += ` font-weight="bold"`
	}
	if s.Attrs&uv.AttrFaint != 0 {
		out += ` opacity="0.6"`
	}
	return out
}
