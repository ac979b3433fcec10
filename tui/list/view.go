package list

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// view is which of the rows read are shown, and in which order. Rows are never
// changed in place, so a task may go over them while more are added.
type view[T any] struct {
	Items   []T     // all that was read, in AWS's order
	order   []int32 // indexes of those shown; nil while all are, as they came
	word    string  // what they must hold, in lower case
	typed   string  // the same as it was typed
	held    string  // the word by which the order is
	sort    int     // the column they are sorted by, -1 for none
	reverse bool
	turn    int          // of the arranging; answers of an earlier one are dropped
	busy    bool         // an arranging is under way
	again   bool         // rows came meanwhile
	replace bool         // the next rows take the place of all others
	filter  admin.Filter // that AWS applied to the items
}

// smallView is how many rows are arranged at once in the Update loop: fewer
// than take a millisecond or two.
const smallView = 2_000

// Len is how many rows are shown.
func (v *view[T]) Len() int {
	if v.order == nil {
		return len(v.Items)
	}
	return len(v.order)
}

// total is how many rows were read.
func (v *view[T]) total() int { return len(v.Items) }

func (v *view[T]) at(row int) (item T, ok bool) {
	if row < 0 || row >= v.Len() {
		return item, false
	}
	if v.order == nil {
		return v.Items[row], true
	}
	return v.Items[v.order[row]], true
}

func (v *view[T]) plain() bool { return v.word == "" && v.sort < 0 }

// add appends rows that were read, or begins anew with them.
func (l *List[T]) add(items []T) tea.Cmd {
	v := &l.View
	seen := l.seen(items)
	if v.replace {
		asked, before := v.filter, v.Items
		v.replace, v.filter = false, l.reader.filter
		keep := l.chosenRow()
		v.Items, v.order = slices.Clone(items), nil
		l.keepUnread(asked, before)
		return tea.Batch(seen, l.arrange(), l.keepOn(keep, asked != v.filter))
	}
	v.Items = append(v.Items, items...)
	l.takeUp(items)
	if v.plain() {
		return tea.Batch(seen, l.keepLost())
	}
	return tea.Batch(seen, l.arrange())
}

// keepLost puts the cursor on the row that it lost, once that is read.
func (l *List[T]) keepLost() tea.Cmd {
	if !l.table.Lost() {
		return nil
	}
	return l.keepOn(l.lost, false)
}

// under is the id of the row under the cursor.
func (l *List[T]) under() string {
	if item, ok := l.Selected(); ok {
		return l.Declared.ID(item)
	}
	return ""
}

// chosenRow is the id of the row that the cursor is on, or was on when it was lost.
func (l *List[T]) chosenRow() string {
	if l.table.Lost() {
		return l.lost
	}
	return l.under()
}

// keepOn puts the cursor back on the row with that id. Where it is not shown, the
// cursor goes to a row near by if other rows were asked for, and else to none: an act
// is never on a row that took another's place.
func (l *List[T]) keepOn(id string, otherRows bool) tea.Cmd {
	if id == "" {
		return nil
	}
	for row := range l.View.Len() {
		if item, _ := l.View.at(row); l.Declared.ID(item) == id {
			return l.moveTo(row)
		}
	}
	empty := l.View.Len() == 0 && l.reader.done // then there is no other row to take for it
	if otherRows || empty {
		return l.moveTo(l.table.Cursor())
	}
	l.lost = id
	l.table.Lose()
	return nil
}

// arrange filters and sorts what was read: at once when it is little, else in a
// task, one at a time.
func (l *List[T]) arrange() tea.Cmd {
	v := &l.View
	v.turn++
	if v.plain() {
		v.busy = false
		return l.arranged(nil)
	}
	if len(v.Items) <= smallView {
		v.busy = false
		return l.arranged(l.ordered(v.Items, v.word, v.sort, v.reverse))
	}
	if v.busy {
		v.again = true
		return nil
	}
	return l.arrangeLater()
}

func (l *List[T]) arrangeLater() tea.Cmd {
	v := &l.View
	v.busy, v.again = true, false
	turn, items, word, sort, reverse := v.turn, v.Items, v.word, v.sort, v.reverse
	return screen.Get(&l.Tasks, func(context.Context) ([]int32, error) {
		return l.ordered(items, word, sort, reverse), nil
	}, func(order []int32, _ error) tea.Cmd {
		v.busy = false
		if v.again || turn != v.turn {
			return l.arrange()
		}
		return l.arranged(order)
	})
}

// arranged shows a new order with the cursor on the row that it was on.
func (l *List[T]) arranged(order []int32) tea.Cmd {
	keep, otherRows := l.chosenRow(), l.View.held != l.View.word
	l.View.order, l.View.held = order, l.View.word
	l.keepMarks()
	return tea.Batch(l.keepOn(keep, otherRows), l.readOn(), l.markWhenRead())
}

// ordered are the indexes of the items that hold word, sorted by column sort.
func (l *List[T]) ordered(items []T, word string, sort int, reverse bool) []int32 {
	order := make([]int32, 0, len(items))
	for i := range items {
		if word == "" || l.matches(items[i], word) {
			order = append(order, int32(i))
		}
	}
	if sort < 0 {
		return order
	}
	compare := l.Declared.Columns[sort].Order
	slices.SortStableFunc(order, func(a, b int32) int {
		if reverse {
			a, b = b, a
		}
		return compare(items[a], items[b])
	})
	return order
}

func (l *List[T]) matches(item T, word string) bool {
	if l.Declared.Match != nil {
		return l.Declared.Match(item, word)
	}
	return slices.ContainsFunc(l.Declared.Columns, func(c Column[T]) bool {
		return plain.ContainsFold(c.Cell(item).Text, word)
	})
}
