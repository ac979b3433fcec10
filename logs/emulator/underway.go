package emulator

import "container/heap"

// underway has the events that were put and are not visible yet, the next to arrive first: a
// trail's records are late, so that many wait at once.
type underway []*event

// Len is part of [heap.Interface], as are Less, Swap, Push and Pop.
func (u underway) Len() int { return len(u) }

func (u underway) Less(i, j int) bool {
	if u[i].ingested != u[j].ingested {
		return u[i].ingested < u[j].ingested
	}
	return u[i].sequence < u[j].sequence
}

func (u underway) Swap(i, j int) { u[i], u[j] = u[j], u[i] }

// Push adds an event.
func (u *underway) Push(e any) {
	*u = append(*u, e.(*event)) //nolint:forcetypeassert // only events are pushed
}

// Pop removes the last event.
func (u *underway) Pop() any {
	last := len(*u) - 1
	e := (*u)[last]
	(*u)[last] = nil
	*u = (*u)[:last]
	return e
}

// add lets an event be underway.
func (u *underway) add(e *event) { heap.Push(u, e) }

// next returns the next event that has arrived by a time, nil for none.
func (u *underway) next(now int64) *event {
	if len(*u) == 0 || (*u)[0].ingested > now {
		return nil
	}
	return heap.Pop(u).(*event) //nolint:forcetypeassert // only events are pushed
}
