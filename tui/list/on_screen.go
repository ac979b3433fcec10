package list

// OnScreen are the rows that the next drawing shows, from the top.
func (l *List[T]) OnScreen() []T {
	from, to := l.table.Visible(l.view.Len())
	items := make([]T, 0, to-from)
	for row := from; row < to; row++ {
		if item, ok := l.view.at(row); ok {
			items = append(items, item)
		}
	}
	return items
}
