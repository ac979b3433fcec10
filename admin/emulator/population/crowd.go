package population

import (
	"time"
)

// hostileFirst is the index of the first hostile user: after the first page of 60.
const hostileFirst = 60

// crowd makes the users of acme-consumer. It has room for one user's draws, so only one
// goroutine may use it.
type crowd struct {
	seed    uint64
	now     time.Time
	since   time.Time // when the first signed up
	people  *people
	dice    *dice
	cast    []User
	hostile []User

	devices, flourishes, odd []string
	groups                   []membership
}

// membership says how many in a thousand are in a group.
type membership struct {
	group string
	share int
}

func newCrowd(seed uint64, now time.Time) *crowd {
	return &crowd{
		seed:  seed,
		now:   now,
		since: now.Add(-years),
		people: newPeople(
			seed,
			"example.com", "example.com", "example.com", "example.com", "example.org", "example.org", "example.net",
			"mail.example", "mail.example", "post.example", "inbox.example", "uni.example",
		),
		dice:       newDice(),
		cast:       cast(seed, now),
		hostile:    Hostile(seed, now),
		devices:    deviceNames(),
		flourishes: flourishes(),
		odd:        oddNames(),
		groups: []membership{
			{"admins", 1}, {"beta", 60}, {"early-birds", 30}, {"newsletter", 240}, {"support", 4}, {"wholesale", 12},
		},
	}
}

// user is user i of the pool.
func (c *crowd) user(i int) User {
	if i < len(c.cast) {
		return c.cast[i]
	}
	if n, ok := hostileAt(i); ok && n < len(c.hostile) {
		return c.hostile[n]
	}
	return c.stranger(i)
}

// hostileAt returns which hostile user is at index i, if there are so many. They have two rows
// of every three, so that plain ones are seen beside them.
func hostileAt(i int) (int, bool) {
	row := i - hostileFirst
	return row - row/3, row >= 0 && row%3 != 2
}

// status sets the dice to user i and draws how far their sign-up has come.
func (c *crowd) status(d *dice, i int) string {
	d.set(c.seed, streamLife, i)
	switch n := d.IntN(1000); {
	case n < 860:
		return StatusConfirmed
	case n < 910:
		return StatusUnconfirmed
	case n < 940:
		return StatusForceChangePassword
	case n < 950:
		return StatusResetRequired
	default:
		return StatusExternalProvider
	}
}

// stranger makes up user i.
func (c *crowd) stranger(i int) User {
	p := c.people.at(i)
	status := c.status(c.dice, i)
	again := c.again(i, status)
	if again {
		p = c.people.at(i - 1)
	}
	u := User{Sub: c.dice.uuid(), Status: status, Enabled: !c.dice.chance(20)}
	c.date(&u)
	c.name(&u, p, again)
	u.Attributes = c.attributes(&u, p)
	c.join(&u)
	if status == StatusConfirmed {
		c.protect(&u)
	}
	return u
}

// again reports whether user i is the one before once more, with the same e-mail address:
// through a provider, or by a second sign-up that can never be confirmed as the address is
// taken.
func (c *crowd) again(i int, status string) bool {
	share := 0
	switch status {
	case StatusExternalProvider:
		share = 200
	case StatusUnconfirmed:
		share = 80
	}
	if !c.dice.chance(share) {
		return false
	}
	before := i - 1
	if n, ok := hostileAt(before); ok && n < len(c.hostile) || before < len(c.cast) {
		return false
	}
	return c.status(c.people.dice, before) == StatusConfirmed
}

// join puts a user into groups.
func (c *crowd) join(u *User) {
	for _, m := range c.groups {
		if c.dice.chance(m.share) {
			u.Groups = append(u.Groups, m.group)
		}
	}
}

// protect gives a user second factors and devices.
func (c *crowd) protect(u *User) {
	switch n := c.dice.IntN(1000); {
	case n < 120:
		u.setTOTP(c.dice.word(base32, 52))
	case n < 160 && u.Get("phone_number") != "":
		u.Factors, u.PreferredFactor = []string{FactorSMS}, FactorSMS
	}
	if c.dice.chance(80) {
		u.Devices = make([]Device, 1+c.dice.IntN(3))
		for i := range u.Devices {
			u.Devices[i] = device(c.dice, c.devices, u.Created, c.now)
		}
	}
}

func (u *User) setTOTP(secret string) {
	u.Factors, u.PreferredFactor, u.TOTPSecret = []string{FactorTOTP}, FactorTOTP, secret
}
