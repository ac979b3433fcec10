package admin

// The SDK's records are made of pointers; these three keep that out of the
// nouns.

// deref returns what p points to, or the zero value.
func deref[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}

// optional returns nil for "": AWS refuses an empty token where it takes none.
func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func convert[From, To any](in []From, one func(From) To) []To {
	out := make([]To, len(in))
	for i, v := range in {
		out[i] = one(v)
	}
	return out
}
