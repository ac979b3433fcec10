package list

import (
	"context"
	"iter"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// view is which of the rows read are shown, and in which order.
type view[T any] struct {
	rows[T]
	tasks   *screen.Tasks
	columns *columns[T]
	ordered func(order []int32) tea.Cmd // is called with each new order, and shows it

	order   []int32 // indexes of the rows shown; nil while all are shown in their original order
	word    string  // what they must contain, in lower case
	typed   string  // the same as typed
	held    string  // what the current order searched for
	sort    int     // the column they are sorted by, -1 for none
	reverse bool
	turn    int  // identifies an arrange; answers of an earlier one are dropped
	busy    bool // an arrange is running
	again   bool // rows arrived meanwhile
}

// smallView is how many rows are arranged directly in the Update loop: this takes less
// than a millisecond or two.
const smallView = 2_000

// Len is how many rows are shown.
func (v *view[T]) Len() int {
	if v.order == nil {
		return v.total()
	}
	return len(v.order)
}

func (v *view[T]) at(row int) (item T, ok bool) {
	if row < 0 || row >= v.Len() {
		return item, false
	}
	if v.order == nil {
		return v.chunks.at(row), true
	}
	return v.chunks.at(int(v.order[row])), true
}

// idAt is the id of a row, "" where there is none.
func (v *view[T]) idAt(row int) string {
	if item, ok := v.at(row); ok {
		return v.id(item)
	}
	return ""
}

// row is the position at which the row of an id is shown, -1 if it is not.
func (v *view[T]) row(id string) int {
	at := v.find(id)
	if at < 0 || v.order == nil {
		return at
	}
	return slices.Index(v.order, int32(at))
}

// ids are those of the rows shown, in order.
func (v *view[T]) ids() iter.Seq[string] {
	return func(yield func(string) bool) {
		for row := range v.Len() {
			if !yield(v.idAt(row)) {
				return
			}
		}
	}
}

func (v *view[T]) plain() bool { return v.word == "" && v.sort < 0 }

// begin shows only these rows.
func (v *view[T]) begin(items []T) {
	v.rows, v.order = newRows(v.id), nil
	v.add(items)
}

// take removes a row from the view.
func (v *view[T]) take(id string) {
	at := int32(v.drop(id))
	if at < 0 || v.order == nil {
		return
	}
	left := make([]int32, 0, len(v.order))
	for _, i := range v.order {
		switch {
		case i < at:
			left = append(left, i)
		case i > at:
			left = append(left, i-1)
		}
	}
	v.order = left
}

// arrange filters and sorts what was read: directly when it is little, otherwise in a
// task, one at a time.
func (v *view[T]) arrange() tea.Cmd {
	v.turn++
	switch {
	case v.plain():
		v.busy = false
		return v.ordered(nil)
	case v.total() <= smallView:
		v.busy = false
		return v.ordered(v.asked().of(v.chunks))
	case v.busy:
		v.again = true
		return nil
	}
	return v.arrangeLater()
}

func (v *view[T]) arrangeLater() tea.Cmd {
	v.busy, v.again = true, false
	turn, asked, rows := v.turn, v.asked(), v.snapshot()
	return screen.Get(v.tasks, func(context.Context) ([]int32, error) {
		return asked.of(rows), nil
	}, func(order []int32, _ error) tea.Cmd {
		v.busy = false
		if v.again || turn != v.turn {
			return v.arrange()
		}
		return v.ordered(order)
	})
}

func (v *view[T]) asked() ordering[T] {
	asked := ordering[T]{reverse: v.reverse}
	if word := v.word; word != "" {
		asked.holds = v.columns.holding(word)
	}
	if v.sort >= 0 {
		asked.compare = v.columns.declared.Columns[v.sort].Order
	}
	return asked
}

// ordering is which rows are wanted, and in which order.
type ordering[T any] struct {
	holds   func(T) bool     // nil for all
	compare func(a, b T) int // nil for the order of the source
	reverse bool
}

// of returns the positions of the rows that are wanted.
func (o ordering[T]) of(rows chunks[T]) []int32 {
	order := make([]int32, 0, rows.len())
	for i := range rows.len() {
		if o.holds == nil || o.holds(rows.at(i)) {
			order = append(order, int32(i))
		}
	}
	if o.compare == nil {
		return order
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		if o.reverse {
			a, b = b, a
		}
		return o.compare(rows.at(int(a)), rows.at(int(b)))
	})
	return order
}
