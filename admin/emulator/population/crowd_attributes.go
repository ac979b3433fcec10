package population

import "strconv"

// attributes gives a user their attributes, sorted by name.
func (c *crowd) attributes(u *User, p person) []Attribute {
	d := c.dice
	tenant := strconv.Itoa(1 + min(d.IntN(99), d.IntN(99)))
	number := ""
	if d.chance(350) {
		number = phone(d, p.culture.locale)
	}
	// One in a hundred signed up with only a phone number. A provider always supplies an
	// address.
	email := p.email
	if number != "" && u.Status == StatusConfirmed && d.chance(30) {
		email = ""
	}
	given, family, full := c.spell(p)

	a := make([]Attribute, 0, 12)
	add := func(name, value string) {
		if value != "" {
			a = append(a, Attribute{name, value})
		}
	}
	add("custom:plan", plan(d))
	add("custom:tenant", tenant)
	if email != "" {
		add("email", email)
		add("email_verified", yes(d.chance(verifiedShare(u.Status))))
	}
	add("family_name", family)
	add("given_name", given)
	if len(u.Identities) > 0 {
		add("identities", identitiesJSON(u.Identities))
	}
	add("locale", p.culture.locale)
	add("name", full)
	if number != "" {
		add("phone_number", number)
		add("phone_number_verified", yes(email == "" || u.Status == StatusConfirmed && d.chance(700)))
	}
	add("zoneinfo", p.culture.zone)
	return a
}

// spell is how a person filled in the form: mostly as expected.
func (c *crowd) spell(p person) (given, family, full string) {
	d := c.dice
	b := p.culture.appendFull(d.buf[:0], p.given.text, p.family.text)
	switch n := d.IntN(1000); {
	case n < 10:
		odd := c.odd[d.IntN(len(c.odd))]
		return odd, p.family.text, odd
	case n < 50:
		b = append(b, c.flourishes[d.IntN(len(c.flourishes))]...)
	}
	d.buf = b
	return p.given.text, p.family.text, string(b)
}

// verifiedShare is how many in a thousand have a verified e-mail address.
func verifiedShare(status string) int {
	switch status {
	case StatusUnconfirmed:
		return 0
	case StatusForceChangePassword:
		return 500
	case StatusResetRequired:
		return 850
	case StatusExternalProvider:
		return 900
	default:
		return 930
	}
}

func plan(d *dice) string {
	switch n := d.IntN(100); {
	case n < 71:
		return "free"
	case n < 92:
		return "plus"
	case n < 99:
		return "pro"
	default:
		return "enterprise"
	}
}

func yes(b bool) string { return strconv.FormatBool(b) }
