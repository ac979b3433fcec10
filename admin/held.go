package admin

import "slices"

// Held are records with exact texts instead of displayable ones: for an encoder
// that escapes what it writes, never for a screen.

// Held is the user as AWS holds it.
func (u User) Held() User {
	u.Username = string(u.Exact())
	u.Attributes = slices.Clone(u.Attributes)
	for i, a := range u.Attributes {
		u.Attributes[i].Value = a.exact.of(a.Value)
	}
	return u
}

// Held is the group as AWS holds it.
func (g Group) Held() Group {
	g.Name, g.Description, g.RoleARN = string(g.Exact()), g.ExactDescription(), g.ExactRole()
	return g
}

// Held is the pool as AWS holds it.
func (p Pool) Held() Pool {
	p.Name = p.exact.of(p.Name)
	return p
}

// Held is the app client as AWS holds it.
func (c ClientDetail) Held() ClientDetail {
	c.Name = c.exact.of(c.Name)
	return c
}
