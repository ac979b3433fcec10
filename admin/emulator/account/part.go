package account

// Part is what one resource keeps of a thing: of the account, of a pool or of a
// user. The name is unique among the parts of that thing. T is a plain value: its
// zero value is the part of a thing that the resource has not touched.
type Part[T any] string

// Parts are those of one thing, which embeds them.
type Parts struct{ kept []keptPart }

// keptPart is one of them. A thing has few: to look through them is faster, and
// smaller in a million users, than a map.
type keptPart struct {
	name  string
	value any // *T of its part
}

// Holder is a thing that has parts.
type Holder interface{ allParts() *Parts }

func (p *Parts) allParts() *Parts { return p }

// Of gives the part of a thing to write to.
func (k Part[T]) Of(h Holder) *T {
	all := h.allParts()
	if value := k.find(all); value != nil {
		return value
	}
	value := new(T)
	all.kept = append(all.kept, keptPart{string(k), value})
	return value
}

// Get gives the part of a thing to read, the zero value where there is none.
func (k Part[T]) Get(h Holder) T {
	if value := k.find(h.allParts()); value != nil {
		return *value
	}
	var none T
	return none
}

func (k Part[T]) find(all *Parts) *T {
	for _, kept := range all.kept {
		if kept.name == string(k) {
			return kept.value.(*T) // names are unique among the parts of a thing
		}
	}
	return nil
}
