package directory

import (
	"maps"
	"slices"
	"strings"
)

// Users holds the users of a pool and finds them.
type Users struct {
	foldCase   bool     // usernames and aliases are compared without case
	Aliases    []string // verified attributes that can be used in place of the username
	AsUsername []string // attributes that users sign in with instead of a username, verified or not
	InOrder    []*User  // by seq
	ByName     map[string]*User
	indexes    map[string]*index // built on first use
	lastSeq    uint64
}

// NewUsers returns an empty directory.
func NewUsers() Users {
	return Users{
		ByName:  map[string]*User{},
		indexes: map[string]*index{},
	}
}

// Key returns the key under which a username is indexed.
func (d *Users) Key(username string) string {
	if d.foldCase {
		return strings.ToLower(username)
	}
	return username
}

// Find returns the user whom a request names: by username, sub or alias, as the API does. It
// returns nil if there is none.
func (d *Users) Find(identifier string) *User {
	if u := d.ByName[d.Key(identifier)]; u != nil {
		return u
	}
	if u := d.BySub(identifier); u != nil {
		return u
	}
	for _, name := range d.AsUsername {
		if u := d.Holder(name, identifier); u != nil {
			return u
		}
	}
	for _, name := range d.Aliases {
		if u := d.AliasHolder(name, identifier); u != nil {
			return u
		}
	}
	return nil
}

// BySub returns the user with that sub, nil if there is none.
func (d *Users) BySub(sub string) *User {
	if found := d.index("sub").matches(sub); len(found) > 0 {
		return found[0]
	}
	return nil
}

// Holder returns the first user with that value of the attribute.
func (d *Users) Holder(name, value string) *User {
	for _, u := range d.index(name).matches(fold(value)) {
		if d.foldCase || u.Attribute(name) == value {
			return u
		}
	}
	return nil
}

// AliasHolder returns the user whose alias the value is. An address or number is an alias only
// while it is verified.
func (d *Users) AliasHolder(name, value string) *User {
	for _, u := range d.index(name).matches(fold(value)) {
		if (d.foldCase || u.Attribute(name) == value) && (name == "preferred_username" || u.Verified(name)) {
			return u
		}
	}
	return nil
}

// index returns the users that have an attribute, in its order.
func (d *Users) index(name string) *index {
	found := d.indexes[name]
	if found == nil {
		found = newIndex(searchable(name), d.InOrder)
		d.indexes[name] = found
	}
	return found
}

// Add adds a new user.
func (d *Users) Add(u *User) {
	d.enter(u)
	for _, index := range d.indexes {
		index.insert(u)
	}
}

// AddAll adds many users at once, and builds the indexes that are used most.
func (d *Users) AddAll(users []*User) {
	d.InOrder = slices.Grow(d.InOrder, len(users))
	d.ByName = grown(d.ByName, len(users))
	for _, u := range users {
		d.enter(u)
	}
	clear(d.indexes)
	for _, name := range []string{"username", "sub", "email"} {
		d.index(name)
	}
}

// grown returns a map with room for n more: growing it step by step takes twice as long.
func grown(m map[string]*User, n int) map[string]*User {
	out := make(map[string]*User, len(m)+n)
	maps.Copy(out, m)
	return out
}

func (d *Users) enter(u *User) {
	d.lastSeq++
	u.seq = d.lastSeq
	d.InOrder = append(d.InOrder, u)
	d.ByName[d.Key(u.Username)] = u
}

// Change runs edit, which may change the attributes by which users are found, and updates the
// indexes.
func (d *Users) Change(u *User, edit func()) {
	before := map[*index]string{}
	for _, index := range d.indexes {
		before[index] = index.key(u)
	}
	edit()
	for index, key := range before {
		if index.key(u) != key {
			index.remove(key, u)
			index.insert(u)
		}
	}
}

// Remove removes a user.
func (d *Users) Remove(u *User) {
	for _, index := range d.indexes {
		index.remove(index.key(u), u)
	}
	if i, ok := slices.BinarySearchFunc(d.InOrder, u.seq, bySeq); ok {
		d.InOrder = slices.Delete(d.InOrder, i, i+1)
	}
	delete(d.ByName, d.Key(u.Username))
}

// after returns the users created after the one of that seq.
func (d *Users) after(seq uint64) []*User {
	i, found := slices.BinarySearchFunc(d.InOrder, seq, bySeq)
	if found {
		i++
	}
	return d.InOrder[i:]
}
