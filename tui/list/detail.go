package list

import (
	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// detailPage shows the detail of one row on its own, for rows that open nothing else:
// beside the list it is shown only on wide terminals, and only as much as there is room
// for.
type detailPage[T any] struct {
	screen.Page
	declared Listing[T]
	item     T
}

func newDetail[T any](l *List[T], item T) *detailPage[T] {
	p := &detailPage[T]{Page: screen.NewPage(l.Host, l.Declared.One), declared: l.Declared, item: item}
	p.Body.LabelWidth = screen.DetailLabelWidth
	return p
}

// Prepare writes the lines again, as times in them change.
func (p *detailPage[T]) Prepare() tea.Cmd {
	p.Body.Lines = p.declared.Detail(p.item)
	return nil
}

func (p *detailPage[T]) Pool() screen.PoolRef { return p.declared.Pool }
func (p *detailPage[T]) Subject() (name string, value any) {
	return p.declared.One, p.declared.json(p.item)
}
func (p *detailPage[T]) Copies() []screen.Copy { return copiesOf(p.declared, p.item) }

// copiesOf are the values of a row that can be copied.
func copiesOf[T any](declared Listing[T], item T) []screen.Copy {
	if declared.Copies == nil {
		return nil
	}
	return append(declared.Copies(item), screen.Copy{Key: "j", Label: "JSON", Text: words.Indented(declared.json(item))})
}

// copiesOfMarked are the values of all marked rows, as one text each.
func (l *List[T]) copiesOfMarked() []screen.Copy {
	if l.Declared.Copies == nil {
		return nil
	}
	marked := l.Chosen()
	each := make([][]screen.Copy, len(marked))
	json := make([]any, len(marked))
	for i, item := range marked {
		each[i], json[i] = l.Declared.Copies(item), l.Declared.json(item)
	}
	of := words.Counting(len(marked), "marked "+l.Declared.One) + l.marks.unreadText()
	return append(screen.CopyEach(of, each), screen.Copy{Key: "j", Label: "JSON of " + of, Text: words.Indented(json)})
}
