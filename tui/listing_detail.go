package tui

import (
	"github.com/cognito-tui/cognito-tui/tui/grid"
)

// detailPage shows the detail of one row by itself, for rows that lead nowhere
// else: beside the list it is on wide terminals alone, and only as much of it as
// there is room for.
type detailPage[T any] struct {
	page
	declared Listing[T]
	item     T
}

func newDetail[T any](l *list[T], item T) *detailPage[T] {
	p := &detailPage[T]{page: newPage(l.host, l.declared.One), declared: l.declared, item: item}
	p.body.LabelWidth = detailLabelWidth
	return p
}

// Draw writes the lines anew, as times in them go on.
func (p *detailPage[T]) Draw(a grid.Area) {
	p.body.Lines = p.declared.Detail(p.item)
	p.page.Draw(a)
}

func (p *detailPage[T]) Pool() poolRef                     { return p.declared.Pool }
func (p *detailPage[T]) Subject() (name string, value any) { return p.declared.One, p.item }
func (p *detailPage[T]) Copies() []Copy                    { return copiesOf(p.declared, p.item) }

// copiesOf are what can be copied of a row.
func copiesOf[T any](declared Listing[T], item T) []Copy {
	if declared.Copies == nil {
		return nil
	}
	return append(declared.Copies(item), Copy{"j", "JSON", indented(item)})
}
