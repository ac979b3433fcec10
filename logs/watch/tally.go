package watch

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

// The counts go back so many minutes, and each minute tells so many different
// names apart: more come from an attack, and who is at the top shows all the
// same.
const (
	minutes  = 60
	topOver  = 10 // minutes that the names at the top are of
	mostName = 2_000
)

// Of is what names are counted by.
type Of uint8

// What names are counted by.
const (
	ByUser Of = iota
	ByIP
	ByCountry
	ByClient
	ByReason
	dimensions
)

// Top is a name and how many failures it had in the last minutes.
type Top struct {
	Name string
	N    int
}

// Counts are what happened in the last minutes, by the events' own time.
type Counts struct {
	Pass, Fail []int // by the minute, the oldest first, the one under way last
	PerMinute  int   // events of all kinds in the last full minute
	Top        [dimensions][]Top
}

// tally counts by the minute of the events.
type tally struct {
	cells map[int64]*cell // by minutes since 1970
}

// cell is a minute. Its names are copies: an event's own would hold on to the
// text of its whole record.
type cell struct {
	pass, fail, all int
	names           [dimensions]map[string]*int
}

func newTally() tally { return tally{cells: map[int64]*cell{}} }

func minuteOf(t time.Time) int64 { return t.Unix() / 60 }

func (t *tally) count(e *logs.Event) {
	minute := minuteOf(e.Time)
	c := t.cells[minute]
	if c == nil {
		c = &cell{}
		t.cells[minute] = c
		t.forget()
	}
	c.all++
	switch {
	case e.Kind != logs.SignIn:
	case e.Outcome == logs.Pass:
		c.pass++
	case e.Outcome == logs.Fail:
		c.fail++
		for of, name := range []string{ByUser: cmp.Or(e.Username, e.Sub), ByIP: e.IP, ByCountry: e.Country, ByClient: e.Client, ByReason: string(e.Reason)} {
			c.name(Of(of), name)
		}
	}
}

func (c *cell) name(of Of, name string) {
	if name == "" {
		return
	}
	names := c.names[of]
	if names == nil {
		names = map[string]*int{}
		c.names[of] = names
	}
	switch n := names[name]; {
	case n != nil:
		*n++ // an assignment would take the event's name for the key
	case len(names) < mostName:
		names[strings.Clone(name)] = new(1)
	}
}

// forget drops the oldest minutes when there are many more than are shown:
// reading the past brings many. Names go before, as they are shown of the last
// minutes alone; twice as many keep them, lest a clock that is ahead takes them
// away.
func (t *tally) forget() {
	order := slices.Sorted(maps.Keys(t.cells))
	for _, minute := range order[:max(0, len(order)-2*topOver)] {
		t.cells[minute].names = [dimensions]map[string]*int{}
	}
	if len(order) <= 2*minutes {
		return
	}
	for _, minute := range order[:len(order)-minutes] {
		delete(t.cells, minute)
	}
}

// at sums up the minutes before a time.
func (t *tally) at(now time.Time) Counts {
	c := Counts{Pass: make([]int, minutes), Fail: make([]int, minutes)}
	last := minuteOf(now)
	sums := [dimensions]map[string]int{}
	for i := range minutes {
		minute := last - int64(minutes-1-i)
		cell := t.cells[minute]
		if cell == nil {
			continue
		}
		c.Pass[i], c.Fail[i] = cell.pass, cell.fail
		if minute == last-1 {
			c.PerMinute = cell.all
		}
		if minute > last-topOver {
			add(&sums, cell)
		}
	}
	for of, names := range sums {
		c.Top[of] = top(names, 5)
	}
	return c
}

func add(sums *[dimensions]map[string]int, c *cell) {
	for of, names := range c.names {
		if sums[of] == nil {
			sums[of] = map[string]int{}
		}
		for name, n := range names {
			sums[of][name] += *n
		}
	}
}

func top(names map[string]int, most int) []Top {
	list := make([]Top, 0, len(names))
	for name, n := range names {
		list = append(list, Top{name, n})
	}
	slices.SortFunc(list, func(a, b Top) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Name, b.Name)) })
	return list[:min(len(list), most)]
}
