package emulator

import (
	"maps"
	"slices"
	"strings"
)

// directory holds the users of a pool and finds them.
type directory struct {
	foldCase   bool     // usernames and aliases are compared without case
	aliases    []string // verified attributes that stand for the username
	asUsername []string // attributes that users sign in with instead of a username, verified or not
	inOrder    []*user  // by seq
	byName     map[string]*user
	indexes    map[string]*index // built when first asked for
	lastSeq    uint64
}

func newDirectory() directory {
	return directory{
		byName:  map[string]*user{},
		indexes: map[string]*index{},
	}
}

func (d *directory) key(username string) string {
	if d.foldCase {
		return strings.ToLower(username)
	}
	return username
}

// find gives the user whom a request names: by username, sub or alias, as the
// API does. It gives nil if there is none.
func (d *directory) find(identifier string) *user {
	if u := d.byName[d.key(identifier)]; u != nil {
		return u
	}
	if u := d.bySub(identifier); u != nil {
		return u
	}
	for _, name := range d.asUsername {
		if u := d.holder(name, identifier); u != nil {
			return u
		}
	}
	for _, name := range d.aliases {
		if u := d.aliasHolder(name, identifier); u != nil {
			return u
		}
	}
	return nil
}

// bySub gives the user with that sub, nil if there is none.
func (d *directory) bySub(sub string) *user {
	if found := d.index("sub").matches(sub); len(found) > 0 {
		return found[0]
	}
	return nil
}

// holder gives the first user with the attribute's value.
func (d *directory) holder(name, value string) *user {
	for _, u := range d.index(name).matches(fold(value)) {
		if d.foldCase || u.attribute(name) == value {
			return u
		}
	}
	return nil
}

// aliasHolder gives the user whose alias the value is. An address or number is
// an alias only while it is verified.
func (d *directory) aliasHolder(name, value string) *user {
	for _, u := range d.index(name).matches(fold(value)) {
		if (d.foldCase || u.attribute(name) == value) && (name == "preferred_username" || u.verified(name)) {
			return u
		}
	}
	return nil
}

// index gives the users that have an attribute, in its order.
func (d *directory) index(name string) *index {
	found := d.indexes[name]
	if found == nil {
		found = newIndex(searchable(name), d.inOrder)
		d.indexes[name] = found
	}
	return found
}

// add takes in a new user.
func (d *directory) add(u *user) {
	d.enter(u)
	for _, index := range d.indexes {
		index.insert(u)
	}
}

// addAll takes in many users at once, and builds the indexes that are asked for
// most.
func (d *directory) addAll(users []*user) {
	d.inOrder = slices.Grow(d.inOrder, len(users))
	d.byName = grown(d.byName, len(users))
	for _, u := range users {
		d.enter(u)
	}
	clear(d.indexes)
	for _, name := range []string{"username", "sub", "email"} {
		d.index(name)
	}
}

// grown gives a map with room for n more: to grow step by step takes twice as long.
func grown(m map[string]*user, n int) map[string]*user {
	out := make(map[string]*user, len(m)+n)
	maps.Copy(out, m)
	return out
}

func (d *directory) enter(u *user) {
	d.lastSeq++
	u.seq = d.lastSeq
	d.inOrder = append(d.inOrder, u)
	d.byName[d.key(u.username)] = u
}

// change lets edit alter what users are found by.
func (d *directory) change(u *user, edit func()) {
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

// remove drops a user.
func (d *directory) remove(u *user) {
	for _, index := range d.indexes {
		index.remove(index.key(u), u)
	}
	if i, ok := slices.BinarySearchFunc(d.inOrder, u.seq, bySeq); ok {
		d.inOrder = slices.Delete(d.inOrder, i, i+1)
	}
	delete(d.byName, d.key(u.username))
}

// after gives the users created after the one of that seq.
func (d *directory) after(seq uint64) []*user {
	i, found := slices.BinarySearchFunc(d.inOrder, seq, bySeq)
	if found {
		i++
	}
	return d.inOrder[i:]
}
