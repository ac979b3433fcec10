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
	Pass, Fail []int     // by the minute, the oldest first, the one under way last
	PerMinute  int       // events of all kinds in the last full minute that is known
	Until      time.Time // the end of that minute, by AWS's clock
	Top        [dimensions][]Top
}

// tally counts by the minute of the events.
type tally struct {
	cells map[int64]*cell // by minutes since 1970
	// recent sums up the names of the minutes that the top is of, the last of which
	// is upTo. A busy door has tens of thousands, too many to sum up for every look.
	recent names
	upTo   int64
}

// names are how often each name of a dimension came. They are copies: an event's
// own would hold on to the text of its whole record.
type names [dimensions]map[string]*int

// add counts a name, which must be a copy if it is new.
func (n *names) add(of Of, name string, by int) {
	if n[of] == nil {
		n[of] = map[string]*int{}
	}
	if at := n[of][name]; at != nil {
		*at += by // an assignment would take this name for the key
		return
	}
	n[of][name] = new(by)
}

// drop takes a count back.
func (n *names) drop(of Of, name string, by int) {
	at := n[of][name]
	if at == nil {
		return
	}
	if *at -= by; *at <= 0 {
		delete(n[of], name)
	}
}

// cell is a minute.
type cell struct {
	pass, fail, all int
	names           names
}

// newTally sums up no minute until it is asked for the first time.
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

// name counts a name in its minute, and in the sums if they have that minute.
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
// reading the past brings many. Names go before, as they are shown of the last
// minutes alone; twice as many keep them, lest a clock that is ahead takes them
// away.
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

// at sums up the minutes before a time, up to another of which all is known.
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

// newest is the last minute up to another in which something happened, 0 for none.
func (t *tally) newest(to int64) (last int64) {
	for minute := range t.cells {
		if minute <= to {
			last = max(last, minute)
		}
	}
	return last
}

// sums reports whether a minute is in the sums.
func (t *tally) sums(minute int64) bool { return minute > t.upTo-topOver && minute <= t.upTo }

// advance moves the sums to the minutes that end with another one.
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

// each gives the names of a minute; nil has none.
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

// top are the names that came most, the most frequent first.
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
