package account

// Part is what one resource stores with an owner: the account, a pool or a user. Its name is
// unique among the owner's parts. T is a plain value: its zero value is the part of an owner
// that the resource has not touched.
type Part[T any] string

// Parts are those of one owner, which embeds them.
type Parts struct{ kept []keptPart }

// keptPart is one of them. An owner has few: scanning them is faster, and smaller in a million
// users, than a map.
type keptPart struct {
	name  string
	value any // *T of its part
}

// Holder is an owner of parts.
type Holder interface{ allParts() *Parts }

func (p *Parts) allParts() *Parts { return p }

// Of returns the owner's part for writing.
func (k Part[T]) Of(h Holder) *T {
	all := h.allParts()
	if value := k.find(all); value != nil {
		return value
	}
	value := new(T)
	all.kept = append(all.kept, keptPart{string(k), value})
	return value
}

// Get returns the owner's part for reading, the zero value where there is none.
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
			return kept.value.(*T) // names are unique among the parts of an owner
		}
	}
	return nil
}
