package acts

import (
	"context"
	"slices"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// KindID names a kind of thing that acts are done to. The zero KindID names none, and
// whatever is asked of it is refused.
type KindID string

// The kinds of [Kinds].
const (
	OnUser      KindID = "user"
	OnGroup     KindID = "group"
	OnPool      KindID = "pool"
	OnDevice    KindID = "device"
	OnAuthEvent KindID = "event"
)

// Kind is a kind of thing that acts are done to, as a value. There is one table of
// them, [Kinds]; menus, dialogs, the command line, bulks, journals and marks read it.
// To add a kind, add a value.
type Kind struct {
	ID     KindID
	One    string // what one is called: "sign-in event"
	Help   string // what names one on the command line: "group, by name"; its flag is its id
	Parent KindID // what one is part of; "" for an account
	Bulk   bool   // an act may be done to many at once

	// ref refers to the one that a target is about.
	ref func(Target) Ref
	// named is a target of which no more is known than what AWS calls it and, of a
	// user, the sub; nil where a bulk can't be.
	named func(id admin.Exact, sub string) Target
	// read reads a target again. One that is gone is no error. Nil where no call reads
	// just one.
	read func(context.Context, *call.Session, Target) (fresh Target, gone bool, err error)
}

// Ref is which thing an act is on, apart from what is known of it.
type Ref struct {
	Kind  KindID
	Scope string      // the user pool's id, and for what is a user's the username behind a slash
	ID    admin.Exact // what AWS calls it: marks, journals, the audit and equality go by it
	Name  string      // what is shown, and typed to confirm
}

// IsZero reports whether it refers to nothing: no act is on that.
func (r Ref) IsZero() bool { return r.Kind == "" || r.ID == "" }

// kept is the name for the record: to the letter, as what is shown of it may be
// another's name.
func (r Ref) kept() string {
	if r.ID.String() == r.Name {
		return string(r.ID)
	}
	return r.Name
}

// Kinds are all there are.
func Kinds() []Kind {
	return []Kind{
		{
			ID: OnPool, One: "pool", Help: "user pool, by id or name",
			ref:  func(t Target) Ref { return Ref{ID: admin.Exact(t.Pool.ID), Name: t.Pool.Name} },
			read: readPoolAgain,
		},
		{
			ID: OnUser, One: "user", Help: "user, by username, sub, e-mail or phone number", Parent: OnPool, Bulk: true,
			ref: func(t Target) Ref {
				return Ref{Scope: t.Pool.ID, ID: t.User.Exact(), Name: t.User.Username}
			},
			named: func(id admin.Exact, sub string) Target { return Target{User: admin.UserNamed(id, sub)} },
			read:  readUserAgain,
		},
		{
			ID: OnGroup, One: "group", Help: "group, by name", Parent: OnPool, Bulk: true,
			ref: func(t Target) Ref {
				return Ref{Scope: t.Pool.ID, ID: t.Group.Exact(), Name: t.Group.Name}
			},
			named: func(id admin.Exact, _ string) Target { return Target{Group: admin.GroupNamed(id)} },
			read:  readGroupAgain,
		},
		{
			ID: OnDevice, One: "device", Help: "key of the device", Parent: OnUser,
			ref: func(t Target) Ref {
				return Ref{Scope: t.ofUser(), ID: admin.Exact(*t.deviceKey()), Name: t.Device.Key}
			},
		},
		{
			ID: OnAuthEvent, One: "sign-in event", Help: "id of the sign-in event", Parent: OnUser,
			ref: func(t Target) Ref {
				return Ref{Scope: t.ofUser(), ID: admin.Exact(*t.eventID()), Name: t.Event.ID}
			},
		},
	}
}

// ofUser is the scope of what is a user's.
func (t Target) ofUser() string { return t.Pool.ID + "/" + *t.username() }

// KindOf finds a kind by its id. The zero Kind of an id that there is not refers to
// nothing.
func KindOf(id KindID) Kind {
	kinds := Kinds()
	if i := slices.IndexFunc(kinds, func(k Kind) bool { return k.ID == id }); i >= 0 {
		return kinds[i]
	}
	return Kind{}
}

// Ref refers to what a target of the kind is about; the zero Ref where the target has
// no such thing.
func (k Kind) Ref(t Target) Ref {
	if k.ref == nil {
		return Ref{}
	}
	ref := k.ref(t)
	if ref.ID == "" {
		return Ref{}
	}
	ref.Kind = k.ID
	return ref
}

// Named is a target in a pool of which no more is known than what AWS calls it and, of
// a user, the sub. It refers to nothing where acts of the kind are not done to many.
func (k Kind) Named(pool admin.PoolDetail, id admin.Exact, sub string) Target {
	t := Target{}
	if k.named != nil {
		t = k.named(id, sub)
	}
	t.Pool = pool
	return t
}

// Article is "a" or "an", as it goes before what one is called.
func (k Kind) Article() string {
	if k.One != "" && slices.Contains([]byte("aeio"), k.One[0]) { // "a user"
		return "an"
	}
	return "a"
}
