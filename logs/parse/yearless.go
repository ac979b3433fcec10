package parse

import (
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

// yearlessLayouts are the times of RFC 3164 and of journalctl, which have no year.
var yearlessLayouts = []string{"Jan 2 15:04:05"}

// aheadOfUs is how far in the future a time without a year may be: it has no zone either,
// and is taken as UTC.
const aheadOfUs = 24 * time.Hour

// assumedZone is UTC under a name of its own: it tells a time with an assumed year from the
// same time that an event has itself.
var assumedZone = time.FixedZone("assumed", 0)

// yearless reads a time without a year among words: the newest that is not in the future,
// zero for none.
func yearless(words []string, now time.Time) time.Time {
	const parts = 3 // month, day, time of day
	for i := 0; i+parts <= len(words); i++ {
		written := strings.TrimSuffix(strings.Join(words[i:i+parts], " "), ":")
		for _, layout := range yearlessLayouts {
			if t, err := time.Parse(layout, written); err == nil {
				return inNewestYear(t, now)
			}
		}
	}
	return time.Time{}
}

// inNewestYear puts a day of any year into the newest year that has it and in which it is
// not in the future.
func inNewestYear(t, now time.Time) time.Time {
	const longestGap = 8 // years between two 29ths of February, around 2100
	for back := range longestGap + 1 {
		in := t.AddDate(now.UTC().Year()+1-back-t.Year(), 0, 0)
		if in.Day() == t.Day() && in.Before(now.Add(aheadOfUs)) {
			return in
		}
	}
	return time.Time{}
}

// timed returns a record with the time that precedes it, if there is one, and whether its
// year is an assumption. Where the record came with a time, that is its neighbourhood.
func (p *Parser) timed(r logs.Record, before string) (_ logs.Record, assumed bool) {
	words := wordsOf(before)
	if t := timeAmong(words); !t.IsZero() {
		r.Time = t
		return r, false
	}
	now := r.Time
	if now.IsZero() {
		now = p.now()
	}
	if t := yearless(words, now); !t.IsZero() {
		r.Time = t
		return r, true
	}
	return r, false
}

func (p *Parser) now() time.Time {
	if p.Now != nil {
		return p.Now()
	}
	return time.Now()
}

// behind parses the record that follows other text, and counts it if the year of its time
// is an assumption.
func (p *Parser) behind(r logs.Record, before, text string, emit func(*logs.Event)) error {
	r, assumed := p.timed(r, before)
	if !assumed {
		return p.inner(r, text, emit)
	}
	counted := false
	r.Time = r.Time.In(assumedZone)
	return p.inner(r, text, func(e *logs.Event) {
		if e.Time.Location() == assumedZone {
			e.Time = e.Time.UTC()
			if !counted {
				p.account.Yearless++
				counted = true
			}
		}
		emit(e)
	})
}
