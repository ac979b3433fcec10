package acts

import (
	"context"
	"slices"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// KindID names a kind of thing that acts are done to. The zero KindID names none, and
// is refused everywhere.
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
	Help   string // how one is named on the command line: "group, by name"; its flag is its id
	Parent KindID // the kind that one is part of; "" for an account
	Bulk   bool   // an act may be done to many at once

	// ref refers to the one that a target is about.
	ref func(Target) Ref
	// named returns a target of which only AWS's name and, for a user, the sub are
	// known; nil where a bulk is impossible.
	named func(id admin.Exact, sub string) Target
	// read reads a target again. A missing one is no error. Nil where no call reads
	// just one.
	read func(context.Context, *call.Session, Target) (fresh Target, gone bool, err error)
}

// Ref identifies the thing that an act is on, without what is known about it.
type Ref struct {
	Kind  KindID
	Scope string      // the user pool's id, and for what belongs to a user the username after a slash
	ID    admin.Exact // AWS's name for it: marks, journals, the audit and equality use it
	Name  string      // what is displayed, and typed to confirm
}

// IsZero reports whether it refers to nothing: no act may be on that.
func (r Ref) IsZero() bool { return r.Kind == "" || r.ID == "" }

// kept is the exact name for the record, as the displayed name may be another
// thing's.
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

// ofUser is the scope of what belongs to a user.
func (t Target) ofUser() string { return t.Pool.ID + "/" + *t.username() }

// KindOf finds a kind by its id. For an unknown id it returns the zero Kind, which
// refers to nothing.
func KindOf(id KindID) Kind {
	kinds := Kinds()
	if i := slices.IndexFunc(kinds, func(k Kind) bool { return k.ID == id }); i >= 0 {
		return kinds[i]
	}
	return Kind{}
}

// Ref refers to the thing of this kind in a target; the zero Ref where the target has
// none.
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

// Named is a target in a pool of which only AWS's name and, for a user, the sub are
// known. It refers to nothing where acts on the kind are not done to many.
func (k Kind) Named(pool admin.PoolDetail, id admin.Exact, sub string) Target {
	t := Target{}
	if k.named != nil {
		t = k.named(id, sub)
	}
	t.Pool = pool
	return t
}

// Article is "a" or "an", as it goes before the kind's name.
func (k Kind) Article() string {
	if k.One != "" && slices.Contains([]byte("aeio"), k.One[0]) { // "a user"
		return "an"
	}
	return "a"
}
