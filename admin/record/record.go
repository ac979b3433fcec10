package record

// Value returns what p points to, or the zero value.
func Value[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}

// NonEmpty returns nil for "": AWS refuses an empty token where it takes none.
func NonEmpty(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// Each makes a list of a list, one for one; never nil.
func Each[From, To any](in []From, one func(From) To) []To {
	out := make([]To, len(in))
	for i, v := range in {
		out[i] = one(v)
	}
	return out
}
