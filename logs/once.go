package logs

import "hash/maphash"

// Once decides which events were reported before. It runs before everything that
// counts or lists events, so that they agree: readings overlap, two sources
// report one sign-in, and nothing says which source is read first. The zero value
// has seen nothing; its memory is bounded, about 4 MiB. It is for one goroutine.
type Once struct {
	seed   maphash.Seed
	known  *recent  // identities
	export coverage // what the export reports
	// trail is what CloudTrail reported before the export: it is "typically about 5
	// minutes" late (user guide), but logs are read one after the other.
	trail *twins
	// failures are those that the export reported and CloudTrail has not yet.
	failures *twins
	// providers are the sign-ins by an identity provider that the export reported.
	providers *twins
}

// Take takes the next event, and sets Again if it was read before or another
// source reports it as well. It returns fresh unless the event was read before.
func (o *Once) Take(e *Event) (fresh bool) {
	if o.known == nil {
		o.seed, o.known = maphash.MakeSeed(), new(recent)
	}
	if e.ID != "" && !o.known.add(o.identity(e.Identity())) {
		e.Again = true
		return false
	}
	switch e.Source {
	case UserActivity:
		e.Again = o.exported(e)
	case CloudTrail:
		e.Again = o.trailed(e)
	case NoSource, Lambda, Notification, UserHistory: // no other source reports it
	}
	return true
}

func (o *Once) identity(i Identity) uint64 {
	return max(1, maphash.String(o.seed, i.ID)+uint64(i.Outcome)<<recentShift)
}

// exported reports whether CloudTrail reported an event of the export.
func (o *Once) exported(e *Event) bool {
	o.export = o.export.note(e)
	if e.Provider != "" && e.IP != "" {
		o.providers = o.providers.note(twinAt(o.seed, e))
	}
	if e.Sub == "" || o.trail == nil && e.Outcome != Fail {
		return false
	}
	one := twinOf(o.seed, e)
	if o.trail != nil && o.trail.take(one) {
		return true
	}
	if e.Outcome == Fail {
		o.failures = o.failures.note(one)
	}
	return false
}

// trailed reports whether the export reported an event of CloudTrail, or will.
// Events without a user have no twins: it is not documented that the export has
// them. Nor is it documented that it has attempts while locked: those count as
// reported again only if they have a twin.
func (o *Once) trailed(e *Event) bool {
	again := o.export.has(e) || o.providers != nil && providerAnswered(e) && o.providers.has(twinAt(o.seed, e))
	if e.Sub == "" || e.Outcome == NoOutcome || again && e.Outcome != Fail {
		return again
	}
	one := twinOf(o.seed, e)
	if e.Outcome == Fail && o.failures != nil && o.failures.take(one) || again {
		return true
	}
	o.trail = o.trail.note(one)
	return false
}

// providerAnswered recognizes an identity provider's answer, which names neither
// the user nor the outcome, by its address.
func providerAnswered(e *Event) bool {
	return e.Kind == SignIn && e.Outcome == InProgress && e.Client == "" && e.Sub == "" && e.IP != ""
}
