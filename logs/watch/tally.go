package watch

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

// Counts go back this many minutes, and each minute distinguishes this many
// names. An attack brings more, but the names at the top show all the same.
const (
	minutes  = 60
	topOver  = 10 // minutes that the top names cover
	mostName = 2_000
)

// Of is a dimension in which names are counted.
type Of uint8

// The dimensions in which names are counted.
const (
	ByUser Of = iota
	ByIP
	ByCountry
	ByClient
	ByReason
	dimensions
)

// Top is a name and its failures in the last minutes.
type Top struct {
	Name string
	N    int
}

// Counts are what happened in the last minutes, by the events' own time.
type Counts struct {
	Pass, Fail []int     // by the minute, oldest first, the current one last
	PerMinute  int       // events of all kinds in the last full minute that is known
	Until      time.Time // the end of that minute, by AWS's clock
	Top        [dimensions][]Top
}

// tally counts by minute of the events.
type tally struct {
	cells map[int64]*cell // by minutes since 1970
	// recent sums up the names of the minutes that the top covers, ending with
	// minute upTo. A busy pool has tens of thousands, too many to sum up for every
	// frame.
	recent names
	upTo   int64
}

// names counts each name of a dimension. They are copies: an event's own strings
// would keep the text of its whole record alive.
type names [dimensions]map[string]*int

// add counts a name, which must be a copy if it is new.
func (n *names) add(of Of, name string, by int) {
	if n[of] == nil {
		n[of] = map[string]*int{}
	}
	if at := n[of][name]; at != nil {
		*at += by // an assignment would replace the key by this name
		return
	}
	n[of][name] = new(by)
}

// drop subtracts a count.
func (n *names) drop(of Of, name string, by int) {
	at := n[of][name]
	if at == nil {
		return
	}
	if *at -= by; *at <= 0 {
		delete(n[of], name)
	}
}

// cell is one minute.
type cell struct {
	pass, fail, all int
	names           names
}

// newTally sums up no minute until sums are first asked for.
func newTally() tally { return tally{cells: map[int64]*cell{}, upTo: math.MinInt64 / 2} }

func minuteOf(t time.Time) int64 { return t.Unix() / 60 }

func (t *tally) count(e *logs.Event) {
	minute := minuteOf(e.Time)
	c := t.cells[minute]
	if c == nil {
		c = &cell{}
		t.cells[minute] = c
		t.forget()
	}
	if t.cells[minute] == nil {
		return // older than all that are kept
	}
	c.all++
	switch {
	case e.Kind != logs.SignIn:
	case e.Outcome == logs.Pass:
		c.pass++
	case e.Outcome == logs.Fail:
		c.fail++
		for of, name := range []string{ByUser: e.User(), ByIP: e.IP, ByCountry: e.Country, ByClient: e.Client, ByReason: string(e.Reason)} {
			t.name(minute, Of(of), name)
		}
	}
}

// name counts a name in its minute, and in the sums if they cover that minute.
func (t *tally) name(minute int64, of Of, name string) {
	if name == "" {
		return
	}
	c := t.cells[minute]
	if c.names[of][name] == nil {
		if len(c.names[of]) >= mostName {
			return
		}
		name = strings.Clone(name)
	}
	c.names.add(of, name, 1)
	if t.sums(minute) {
		t.recent.add(of, name, 1)
	}
}

// forget drops the oldest minutes when there are many more than are shown:
// reading the past brings many. Names are dropped earlier, as only those of the
// last minutes are shown; twice as many minutes keep theirs, so that a clock
// that is ahead does not remove them.
func (t *tally) forget() {
	order := slices.Sorted(maps.Keys(t.cells))
	for _, minute := range order[:max(0, len(order)-2*topOver)] {
		if t.sums(minute) {
			t.cells[minute].each(t.recent.drop)
		}
		t.cells[minute].names = names{}
	}
	if len(order) <= 2*minutes {
		return
	}
	for _, minute := range order[:len(order)-minutes] {
		delete(t.cells, minute)
	}
}

// at sums up the minutes before a time, up to a minute that is fully known.
func (t *tally) at(now, known time.Time) Counts {
	c := Counts{Pass: make([]int, minutes), Fail: make([]int, minutes), Until: known.Truncate(time.Minute)}
	if cell := t.cells[minuteOf(known)-1]; cell != nil {
		c.PerMinute = cell.all
	}
	last := minuteOf(now)
	for i := range minutes {
		minute := last - int64(minutes-1-i)
		cell := t.cells[minute]
		if cell == nil {
			continue
		}
		c.Pass[i], c.Fail[i] = cell.pass, cell.fail
	}
	t.advance(last)
	for of, names := range t.recent {
		c.Top[of] = top(names, 5)
	}
	return c
}

// newest returns the last minute up to another in which something happened, 0 for
// none.
func (t *tally) newest(to int64) (last int64) {
	for minute := range t.cells {
		if minute <= to {
			last = max(last, minute)
		}
	}
	return last
}

// sums reports whether the sums cover a minute.
func (t *tally) sums(minute int64) bool { return minute > t.upTo-topOver && minute <= t.upTo }

// advance moves the sums to the minutes that end with the given one.
func (t *tally) advance(to int64) {
	if to < t.upTo || to >= t.upTo+topOver {
		t.recent, t.upTo = names{}, to
		for minute := to; t.sums(minute); minute-- {
			t.cells[minute].each(t.recent.add)
		}
	}
	for ; t.upTo < to; t.upTo++ {
		t.cells[t.upTo+1].each(t.recent.add)
		t.cells[t.upTo+1-topOver].each(t.recent.drop)
	}
}

// each iterates over the names of a minute; nil has none.
func (c *cell) each(do func(of Of, name string, n int)) {
	if c == nil {
		return
	}
	for of, names := range c.names {
		for name, n := range names {
			do(Of(of), name, *n)
		}
	}
}

// top returns the most frequent names first.
func top(names map[string]*int, most int) []Top {
	list := make([]Top, 0, most+1)
	for name, n := range names {
		one := Top{name, *n}
		if len(list) == most && before(list[most-1], one) < 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(list, one, before)
		list = slices.Insert(list, at, one)
		list = list[:min(len(list), most)]
	}
	return list
}

func before(a, b Top) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Name, b.Name)) }
