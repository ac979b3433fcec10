package acts

import (
	"context"
	"slices"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Naming is what an input names: one of the things that a pool or its users have. Forms
// offer them, and a name that there is not is refused before the plan.
type Naming struct {
	One string // what one is called: "group"
	// Own are those that the targets are known to have; nil where AWS is asked.
	Own func([]Target) []Option
	// Page reads some of those that the targets may be given: one call. Nil where Own has
	// all.
	Page func(ctx context.Context, s *call.Session, targets []Target, token string) (call.Page[Option], error)
	// Has reads whether a pool has one of that very name. Nil where that is not asked: the
	// action judges the name itself, or AWS takes others as well.
	Has func(ctx context.Context, s *call.Session, pool, name string) (bool, error)
}

// Option is something that an input may name.
type Option struct {
	Value string // the answer, as AWS holds it
	Note  string // what else is known of it, printable
}

// groups are the groups of the pool.
var groups = Naming{
	One: "group",
	Page: func(ctx context.Context, s *call.Session, targets []Target, token string) (call.Page[Option], error) {
		page, err := admin.Groups(ctx, s, targets[0].Pool.ID, token)
		return optionsOf(page, groupOption), err
	},
	Has: func(ctx context.Context, s *call.Session, pool, name string) (bool, error) {
		_, err := admin.ReadGroup(ctx, s, pool, admin.Exact(name))
		return found(err)
	},
}

// groupsJoined are the groups that a single user is in, and those of the pool for many.
var groupsJoined = Naming{
	One: groups.One, Has: groups.Has,
	Page: func(ctx context.Context, s *call.Session, targets []Target, token string) (call.Page[Option], error) {
		if len(targets) > 1 {
			return groups.Page(ctx, s, targets, token)
		}
		page, err := admin.UserGroups(ctx, s, targets[0].Pool.ID, targets[0].User.Exact(), token)
		return optionsOf(page, groupOption), err
	},
}

func groupOption(g admin.Group) Option {
	return Option{Value: string(g.Exact()), Note: plain.Text(g.Description)}
}

// appClients are the app clients of the pool, by id.
var appClients = Naming{
	One: "app client",
	Page: func(ctx context.Context, s *call.Session, targets []Target, token string) (call.Page[Option], error) {
		page, err := admin.Clients(ctx, s, targets[0].Pool.ID, token)
		return optionsOf(page, func(c admin.Client) Option { return Option{Value: c.ID, Note: c.Name} }), err
	},
	Has: func(ctx context.Context, s *call.Session, pool, id string) (bool, error) {
		_, err := admin.ReadClient(ctx, s, pool, id)
		return found(err)
	},
}

// identityProviders are the identity providers of the pool.
var identityProviders = Naming{
	One: "identity provider",
	Page: func(ctx context.Context, s *call.Session, targets []Target, token string) (call.Page[Option], error) {
		page, err := admin.Providers(ctx, s, targets[0].Pool.ID, token)
		return optionsOf(page, func(p admin.Provider) Option { return Option{Value: string(p.Exact()), Note: p.Type} }), err
	},
	Has: func(ctx context.Context, s *call.Session, pool, name string) (bool, error) {
		pages := call.Pages(ctx, func(ctx context.Context, token string) (call.Page[admin.Provider], error) {
			return admin.Providers(ctx, s, pool, token)
		})
		for providers, err := range pages {
			if err != nil {
				return false, err
			}
			if slices.ContainsFunc(providers, func(p admin.Provider) bool { return string(p.Exact()) == name }) {
				return true, nil
			}
		}
		return false, nil
	},
}

// providersLinked are the identity providers that targets are linked to, and idsLinked
// what those call them.
var (
	providersLinked = Naming{One: "identity provider", Own: linked(func(i admin.LinkedIdentity) Option {
		return Option{Value: i.ExactProvider(), Note: plain.Text(i.ExactID())}
	})}
	idsLinked = Naming{One: "id at the provider", Own: linked(func(i admin.LinkedIdentity) Option {
		return Option{Value: i.ExactID(), Note: plain.Text(i.ExactProvider())}
	})}
)

func linked(option func(admin.LinkedIdentity) Option) func([]Target) []Option {
	return func(targets []Target) []Option {
		var options []Option
		for _, t := range targets {
			options = append(options, record.Each(t.User.Identities(), option)...)
		}
		return once(options)
	}
}

// attributesSet are the attributes that targets have and that can be removed.
var attributesSet = Naming{One: "attribute", Own: func(targets []Target) []Option {
	var options []Option
	for _, t := range targets {
		for _, a := range t.User.Attributes {
			if t.Pool.Settable(a.Name, "", false) == "" {
				options = append(options, Option{Value: a.Name, Note: noteOf(targets, a)})
			}
		}
	}
	return once(options)
}}

// noteOf is the value of an attribute that a single target has.
func noteOf(targets []Target, a admin.Attribute) string {
	if len(targets) > 1 {
		return ""
	}
	return a.Value
}

// once drops options of the same value as an earlier one.
func once(options []Option) []Option {
	seen := map[string]bool{}
	return slices.DeleteFunc(options, func(o Option) bool {
		was := seen[o.Value]
		seen[o.Value] = true
		return was
	})
}

func optionsOf[T any](page call.Page[T], option func(T) Option) call.Page[Option] {
	return call.Page[Option]{Items: record.Each(page.Items, option), Next: page.Next}
}

// found is what an error of reading one thing says about there being one. A name that
// AWS does not take as one is nobody's.
func found(err error) (bool, error) {
	if isCode(err, resourceNotFound) || isCode(err, "InvalidParameterException") {
		return false, nil
	}
	return err == nil, err
}

// Unnamed says which input names something that the pool does not have, "" when none
// does. It takes a call for each input that names something, and one more to find what
// was meant. What can't be read refuses nothing.
func Unnamed(ctx context.Context, s *call.Session, action Action, targets []Target, in Inputs) string {
	for _, input := range action.Inputs {
		value := in[input.Name]
		if input.Names == nil || input.Names.Has == nil || value == "" {
			continue
		}
		if has, err := input.Names.Has(ctx, s, targets[0].Pool.ID, value); err != nil || has {
			continue
		}
		why := "There is no " + input.Names.One + " “" + plain.Text(value) + "” in this pool."
		if near := input.Names.near(ctx, s, targets, value); near != "" {
			why += " Did you mean " + plain.Text(near) + "?"
		}
		return why
	}
	return ""
}

// near is the value that was most likely meant, of those on the first page.
func (n *Naming) near(ctx context.Context, s *call.Session, targets []Target, value string) string {
	page, err := n.Page(ctx, s, targets, "")
	if err != nil {
		return ""
	}
	for _, o := range page.Items {
		if o.Note == value {
			return o.Value // an app client by its name
		}
	}
	return admin.Nearest(value, record.Each(page.Items, func(o Option) string { return o.Value }))
}
