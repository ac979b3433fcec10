package population

import "math/rand/v2"

// person is who a user is, apart from what happened to them in the pool.
type person struct {
	culture *culture
	given   name
	family  name
	// handle is the part of email before the @: Latin, and unique to the person.
	handle string
	email  string
	slot   slot
}

// people turns indexes into persons. Handles are unique without a list of those that are taken:
// each index has its own slot in its culture, and each slot spells a different handle.
type people struct {
	seed     uint64
	domains  []string
	cultures []culture
	strides  []int // of each culture
	round    []seat
	dice     *dice
}

// seat is one place in the round of cultures that the indexes go through: its culture, and which
// of the culture's chairs in the round it is.
type seat struct{ culture, chair int }

func newPeople(seed uint64, domains ...string) *people {
	p := &people{seed: seed, domains: domains, cultures: cultures(), dice: newDice()}
	for c := range p.cultures {
		p.strides = append(p.strides, stride(p.cultures[c].slots()))
		for chair := range p.cultures[c].share {
			p.round = append(p.round, seat{c, chair})
		}
	}
	rand.New(rand.NewPCG(mix(seed), streamPerson)).Shuffle(len(p.round), func(i, j int) {
		p.round[i], p.round[j] = p.round[j], p.round[i]
	})
	return p
}

// at returns person i.
func (p *people) at(i int) person {
	s := p.round[i%len(p.round)]
	c := &p.cultures[s.culture]
	slot := c.slot(i/len(p.round)*c.share+s.chair, p.strides[s.culture], mix(p.seed+uint64(s.culture)))
	p.dice.set(p.seed, streamPerson, i)
	domain := p.domains[p.dice.IntN(len(p.domains))]

	b := c.appendHandle(p.dice.buf[:0], slot)
	cut := len(b)
	b = append(append(b, '@'), domain...)
	p.dice.buf = b
	email := string(b)
	return person{
		culture: c,
		given:   c.given[slot.given],
		family:  c.family[slot.family],
		handle:  email[:cut],
		email:   email,
		slot:    slot,
	}
}
