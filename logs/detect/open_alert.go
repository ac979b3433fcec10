package detect

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/zeebo/xxh3"

	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

// openAlert is an alert that is not closed.
type openAlert struct {
	alert      Alert
	by         *Detector
	key        uint64
	number     int // in the order of opening
	found      finding
	last       memory.Moment
	quiet      memory.Moment
	users, ips memory.Sampler
	changed    bool
}

// alertBytes is the size of an alert without its lists and texts, with what
// holds it.
const alertBytes = 800

// openAlerts are the open alerts, and what became of them since the last Drain.
type openAlerts struct {
	open    map[uint64]*openAlert
	changed []*openAlert
	closed  []Alert
	number  int
	bytes   int
	most    int // bytes
}

// raise takes an event that is at or above a detector's threshold: it opens the
// alert of the key, or makes it grow.
func (e *Engine) raise(by int, l *observation, key Key, hash uint64, f finding) {
	f.now = max(f.now, l.now)
	id := alertID(by, hash)
	s := e.alerts.open[id]
	if s == nil {
		s = e.begin(id, by, l, key, f)
		e.gather(s, hash)
	} else {
		s.grow(f, l)
	}
	e.alerts.bytes += s.meet(l.user, l.ip) + s.witness(l.ID, l.User())
	if !s.changed {
		s.changed = true
		e.alerts.changed = append(e.alerts.changed, s)
	}
}

func alertID(by int, hash uint64) uint64 { return hash ^ (uint64(by)+1)*0x9e3779b97f4a7c15 }

// reports whether a detector has an open alert of a key.
func (e *Engine) tells(by int, hash uint64) bool { return e.alerts.open[alertID(by, hash)] != nil }

func (e *Engine) begin(id uint64, by int, l *observation, key Key, f finding) *openAlert {
	if e.alerts.bytes > e.alerts.most {
		e.cut()
	}
	d := &e.roster.detectors[by]
	key.Value = strings.Clone(key.Value)
	e.alerts.number++
	s := &openAlert{
		by: d, key: id, number: e.alerts.number, found: f, last: l.now, quiet: e.roster.quiet[by],
		alert: Alert{
			Detector: d.ID, Severity: f.severity, Attack: d.Attack, Key: key, Pool: strings.Clone(l.Pool),
			First: f.since.Time(), Last: l.Time, Opened: l.Time, Contain: d.Contain,
		},
	}
	if f.since == l.now || f.since == 0 {
		s.alert.First = l.Time
	}
	if e.clock.now > l.now { // it is late, and reached the threshold now
		s.alert.Opened = e.clock.now.Time()
	}
	s.alert.ID = d.ID + "-" + strconv.FormatUint(xxh3.HashString(d.ID+"\x00"+key.Value+"\x00"+l.Time.String())>>16, 36)
	e.alerts.open[id] = s
	e.alerts.bytes += alertBytes + len(key.Value) + len(l.Pool)
	return s
}

// gather finds the events that led to an alert, and counts them where the finding
// does not.
func (e *Engine) gather(s *openAlert, hash uint64) {
	var led []*trace
	n, net, since := 0, s.found.net, s.found.since
	if net != 0 { // it lists all of them, not only the sample
		since = s.found.now.Before(fringeSpan)
	}
	e.recall.of(s.alert.Key.Kind, uint32(hash), since, func(t *trace) {
		if !s.by.steps.has(t.step) || net != 0 && t.net != net {
			return
		}
		if net != 0 && t.at < memory.MomentOf(s.alert.First) {
			s.alert.First = t.at.Time()
		}
		user := uint64(t.user)
		if t.step == called { // the alert is found by its actor
			user = e.hasher.of(t.sub())
		}
		e.alerts.bytes += s.meet(user, uint64(t.ip))
		if n++; n <= MaxSubs {
			led = append(led, t)
		}
	})
	for i := range led {
		t := led[len(led)-1-i]
		id := t.id()
		if i < len(led)-(MaxEvidence-1) {
			id = "" // the latest count
		}
		e.alerts.bytes += s.witness(id, t.sub())
	}
	if s.alert.Count = s.found.count; !s.found.exact() || net != 0 {
		s.alert.Count = n
	}
	s.alert.Count = max(1, s.alert.Count)
}

func (s *openAlert) grow(f finding, l *observation) {
	a := &s.alert
	a.State = Growing
	a.Severity = max(a.Severity, f.severity)
	if l.step != lockTold { // its try is counted
		a.Count++
	}
	if f.exact() {
		a.Count = max(a.Count, f.count)
	}
	if l.Time.After(a.Last) {
		a.Last = l.Time
	}
	if l.Time.Before(a.First) {
		a.First = l.Time
	}
	s.last = max(s.last, l.now)
	if f.severity > s.found.severity || f.severity == s.found.severity && f.count >= s.found.count {
		s.found = f
	}
}

// meet counts the user and the address of an event, and returns how many bytes
// that took.
func (s *openAlert) meet(user, ip uint64) (bytes int) {
	before := s.users.Bytes() + s.ips.Bytes()
	s.users.Add(user)
	s.ips.Add(ip)
	return s.users.Bytes() + s.ips.Bytes() - before
}

// witness lists an event and its user, and returns how many bytes that took.
func (s *openAlert) witness(id, sub string) (bytes int) {
	a := &s.alert
	if id != "" && len(a.Evidence) < MaxEvidence && !slices.Contains(a.Evidence, id) {
		a.Evidence = append(a.Evidence, strings.Clone(id))
		bytes += 2 * (16 + len(id)) // lists grow by doubling
	}
	if sub != "" && len(a.Subs) < MaxSubs && !slices.Contains(a.Subs, sub) {
		a.Subs = append(a.Subs, strings.Clone(sub))
		bytes += 2 * (16 + len(sub))
	}
	return bytes
}

// snapshot is the current state of the alert. Its lists only grow at their ends,
// so they may be shared.
func (s *openAlert) snapshot() Alert {
	a := s.alert
	f := s.found
	if f.sampled {
		f = s.whole()
	}
	a.Users, a.IPs = max(min(s.users.Size(), a.Count), f.users), max(min(s.ips.Size(), a.Count), f.ips)
	a.Reason, a.Crossed = s.by.reason(f), f.count
	if f.sampled && (!s.users.Exact() || s.users.Size() == 0) {
		a.Reason = "about " + a.Reason
	}
	if f.unread {
		a.Crossed = 0
	}
	a.Evidence, a.Subs = slices.Clip(a.Evidence), slices.Clip(a.Subs)
	return a
}

// whole is the finding, with a sample's estimates replaced by the alert's own
// counts, as far as it has them: some events name no user.
func (s *openAlert) whole() finding {
	f, a := s.found, &s.alert
	f.count, f.since, f.now = a.Count, memory.MomentOf(a.First), memory.MomentOf(a.Last)
	f.users = min(f.users, a.Count)
	if n := s.users.Size(); n > 0 {
		f.users = min(n, a.Count)
	}
	if a.Key.Kind != OnIP && f.what != "" { // otherwise they are networks, or the one address
		f.ips = min(max(1, s.ips.Size()), a.Count)
	}
	return f
}

// settle closes alerts that have been quiet.
func (e *Engine) settle(now memory.Moment) {
	e.endAll(func(s *openAlert) bool { return s.last+s.quiet < now })
}

// endAll closes alerts in the order in which they opened.
func (e *Engine) endAll(over func(*openAlert) bool) {
	var list []*openAlert
	for _, s := range e.alerts.open {
		if over(s) {
			list = append(list, s)
		}
	}
	slices.SortFunc(list, func(a, b *openAlert) int { return cmp.Compare(a.number, b.number) })
	for _, s := range list {
		e.end(s)
	}
}

func (e *Engine) end(s *openAlert) {
	s.alert.State = Closed
	e.alerts.closed = append(e.alerts.closed, s.snapshot())
	e.alerts.bytes -= alertBytes + s.size()
	delete(e.alerts.open, s.key)
	if s.changed {
		i := slices.Index(e.alerts.changed, s)
		e.alerts.changed = slices.Delete(e.alerts.changed, i, i+1)
	}
}

func (s *openAlert) size() (n int) {
	n = len(s.alert.Key.Value) + len(s.alert.Pool) + s.users.Bytes() + s.ips.Bytes()
	for _, list := range [...][]string{s.alert.Evidence, s.alert.Subs} {
		for _, text := range list {
			n += 2 * (16 + len(text))
		}
	}
	return n
}

// cut closes the least recently active tenth of the alerts to free memory.
func (e *Engine) cut() {
	list := make([]*openAlert, 0, len(e.alerts.open))
	for _, s := range e.alerts.open {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b *openAlert) int {
		return cmp.Or(cmp.Compare(a.last, b.last), cmp.Compare(a.number, b.number))
	})
	for _, s := range list[:len(list)/10+1] {
		e.stats.Cut++
		e.end(s)
	}
}

// Drain returns the alerts that opened, changed or closed since the last Drain,
// in the order of their ids' first events. A closed one is final.
func (e *Engine) Drain() []Alert {
	list := e.alerts.closed
	slices.SortStableFunc(e.alerts.changed, func(a, b *openAlert) int { return cmp.Compare(a.number, b.number) })
	for _, s := range e.alerts.changed {
		list = append(list, s.snapshot())
		s.changed = false
	}
	clear(e.alerts.changed)
	e.alerts.closed, e.alerts.changed = nil, e.alerts.changed[:0]
	return list
}

// Finish closes all alerts and returns those that were not yet returned as
// closed. The engine must not be used afterwards.
func (e *Engine) Finish() []Alert {
	if e.clock.held != nil { // the last event after a long pause
		held := e.clock.held
		e.clock.held = nil
		e.take(held)
	}
	e.tick(e.clock.now)
	e.endAll(func(*openAlert) bool { return true })
	return e.Drain()
}
