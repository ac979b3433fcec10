package detect

import (
	"github.com/cognito-tui/cognito-tui/logs/detect/gazetteer"
	"github.com/cognito-tui/cognito-tui/logs/detect/memory"
)

// profile is what is known about a user from successful sign-ins. The lists
// begin with the latest.
type profile struct {
	last      memory.Moment // latest success; for a day after one with a place, the latest such
	place     gazetteer.Place
	first     uint16 // day of the first success, since 1970
	successes uint8  // at most mostSuccesses
	countries [3]gazetteer.Country
	devices   [3]uint16
	cities    [2]uint16
	nets      [4]uint16
}

func (p profile) Seen() memory.Moment { return p.last }

// mostSuccesses is the number up to which successes of a user are counted.
const mostSuccesses = 255

// A user who is not known has only new things. Elastic's and Entra's rules
// learn for a week or more; three successes are enough to know a habit.
const (
	provenSuccesses = 3
	provenDays      = 7
)

// kin is how an event fits a user's habits.
type kin uint8

const (
	proven kin = 1 << iota // the user is known well enough to have habits
	newNet
	newDevice
	newCity
	newCountry
)

func (k kin) has(bits kin) bool { return k&bits == bits }

// strange is probably not the user: another network, and another device or
// town.
func (k kin) strange() bool {
	return k.has(proven|newNet) && k&(newDevice|newCity|newCountry) != 0
}

// foreign is strange by more than a town: carriers and hotels make people
// appear in other towns, but with the same computers.
func (k kin) foreign() bool {
	return k.has(proven|newNet) && k&(newDevice|newCountry) != 0
}

// own is the user at home, on a known network with a known kind of device.
func (k kin) own() bool { return k.has(proven) && k&(newNet|newDevice) == 0 }

func (p *profile) kin(l *observation) (k kin) {
	if p == nil {
		return 0
	}
	if p.successes >= provenSuccesses || l.now/memory.Day >= memory.Moment(p.first)+provenDays {
		k |= proven
	}
	if isNew(p.nets[:], l.net16) {
		k |= newNet
	}
	if isNew(p.devices[:], l.device) || l.NewDevice {
		k |= newDevice
	}
	if isNew(p.cities[:], l.city) {
		k |= newCity
	}
	if isNew(p.countries[:], l.country) {
		k |= newCountry
	}
	return k
}

// isNew reports whether a list has things, but not this one. A missing value is
// not new.
func isNew[T comparable](list []T, one T) bool {
	var none T
	if one == none || list[0] == none {
		return false
	}
	for _, known := range list {
		if known == one {
			return false
		}
	}
	return true
}

// learn adds a success.
func (p *profile) learn(l *observation) {
	if p.successes == 0 {
		p.first = uint16(l.now / memory.Day)
	}
	p.first = min(p.first, uint16(l.now/memory.Day))
	p.successes = min(p.successes, mostSuccesses-1) + 1
	toFront(p.nets[:], l.net16)
	toFront(p.devices[:], l.device)
	toFront(p.cities[:], l.city)
	toFront(p.countries[:], l.country)
	// A success without a place leaves the one before it in its place and time, as
	// long as that is of use: a time of its own would not fit in the state.
	if l.now >= p.last && (l.place != 0 || p.place == 0 || l.now > p.last+memory.Day) {
		p.last, p.place = l.now, l.place
	}
}

func toFront[T comparable](list []T, one T) {
	var none T
	if one == none || list[0] == one {
		return
	}
	held := one
	for i := range list {
		list[i], held = held, list[i]
		if held == one {
			return
		}
	}
}
