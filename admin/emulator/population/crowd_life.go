package population

import "time"

// date gives a user times that fit the status.
func (c *crowd) date(u *User) {
	d, now := c.dice, c.now
	switch u.Status {
	case StatusUnconfirmed:
		// Most confirm within days or never.
		u.Created = d.growing(c.since, now)
		if d.chance(400) {
			u.Created = d.between(now.Add(-3*day), now)
		}
		u.Modified = u.Created
	case StatusForceChangePassword:
		c.invite(u)
	case StatusResetRequired:
		u.Created = d.growing(c.since, now.Add(-day))
		u.Modified = d.between(later(u.Created, now.Add(-60*day)), now)
	default:
		u.Created = d.growing(c.since, now)
		u.Modified = d.between(u.Created, now)
		if d.chance(500) { // confirmed, and unchanged since
			u.Modified = d.between(u.Created, earlier(u.Created.Add(time.Hour), now))
		}
	}
}

// invite dates an invitation: two in five are still valid, and some of those are the second one.
// A later edit may make an expired one look fresh, as only the modification date is visible from
// outside.
func (c *crowd) invite(u *User) {
	const validity = temporaryPasswordDays * day
	d, now := c.dice, c.now
	if d.chance(400) {
		u.Invited = d.between(now.Add(-validity+12*time.Hour), now)
		u.Created = u.Invited
		if d.chance(300) {
			u.Created = d.between(now.Add(-90*day), u.Invited)
		}
	} else {
		u.Created = d.growing(c.since, now.Add(-validity-day))
		u.Invited = u.Created
	}
	u.Modified = u.Invited
	if d.chance(150) {
		u.Modified = d.between(u.Invited, now)
	}
}

// name gives a user a username, and a federated one also its identity.
func (c *crowd) name(u *User, p person, again bool) {
	d := c.dice
	switch {
	case u.Status == StatusExternalProvider && d.chance(650):
		u.federate(googleIdentity(d.word(digits, 20), u.Created))
	case u.Status == StatusExternalProvider:
		u.federate(appleIdentity(d, u.Created))
	case again || d.chance(80):
		u.Username = d.uuid() // an app that chooses usernames itself
	case p.slot.style != initialled && !p.culture.latin() && d.chance(200):
		d.buf = p.culture.appendNative(d.buf[:0], p.slot)
		u.Username = string(d.buf)
	default:
		u.Username = p.handle
	}
	if u.Status == StatusConfirmed && d.chance(10) {
		// An administrator linked a Google account to the profile.
		id := googleIdentity(d.word(digits, 20), d.between(u.Created, c.now))
		id.Primary = false
		u.Identities = []Identity{id}
	}
}

// federate makes the user the profile of an identity.
func (u *User) federate(id Identity) {
	u.Username = id.ProviderName + "_" + id.UserID
	u.Identities = []Identity{id}
}

// googleIdentity is a Google account: a number of 21 digits, the first a 1.
func googleIdentity(rest string, since time.Time) Identity {
	return Identity{
		UserID: "1" + rest, ProviderName: "Google", ProviderType: ProviderGoogle, Primary: true, DateCreated: since,
	}
}

// appleIdentity is an Apple account: six digits, 32 of hex and four, with dots.
func appleIdentity(d *dice, since time.Time) Identity {
	b := d.appendWord(append(d.buf[:0], "00"...), digits, 4)
	b = d.appendWord(append(b, '.'), hex, 32)
	b = d.appendWord(append(b, '.'), digits, 4)
	d.buf = b
	return Identity{
		UserID: string(b), ProviderName: "SignInWithApple", ProviderType: ProviderApple, Primary: true, DateCreated: since,
	}
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
