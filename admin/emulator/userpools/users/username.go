package users

import (
	"fmt"
	"iter"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// SignUpName returns the username and attributes of a new user. In a pool whose users sign in
// with an address, the name that they give is that address, and the username ("" here) is made
// from the sub.
func SignUpName(p *directory.Pool, name string, given directory.Changes) (string, directory.Changes, error) {
	if kinds := p.Users.AsUsername; len(kinds) > 0 {
		for _, kind := range kinds {
			if directory.Formats[kind].Fits(name) {
				if p.Users.Holder(kind, name) != nil {
					return "", nil, refuse.With("UsernameExistsException", "An account with the given %s already exists.", kind)
				}
				return "", append(given, directory.Attribute{Name: kind, Value: name}), nil
			}
		}
		return "", nil, refuse.InvalidParameter("Username should be %s.", anAddress(kinds))
	}
	for _, kind := range p.Users.Aliases {
		if format, ok := directory.Formats[kind]; ok && format.Fits(name) {
			return "", nil, refuse.InvalidParameter("Username cannot be of %s format, since user pool is configured for %s alias.", spoken(kind), spoken(kind))
		}
	}
	return name, given, nil
}

func spoken(attribute string) string { return strings.ReplaceAll(attribute, "_", " ") }

func anAddress(kinds []string) string {
	if len(kinds) == 2 {
		return "either an email or a phone number"
	}
	article := "a"
	if kinds[0] == "email" {
		article = "an"
	}
	return fmt.Sprintf("%s %s", article, spoken(kinds[0]))
}

// ClaimAliases makes sure that no other user has the aliases that the user is about to get. With
// force, the others lose them.
func ClaimAliases(p *directory.Pool, c *account.Call, claimant *directory.User, given directory.Attributes, force bool) error {
	if err := mayClaim(p, claimant, given, force); err != nil {
		return err
	}
	takeAliases(p, c, claimant, given)
	return nil
}

// mayClaim refuses aliases that another user has, unless they may be taken by force.
func mayClaim(p *directory.Pool, claimant *directory.User, given directory.Attributes, force bool) error {
	for name := range otherHolders(p, claimant, given) {
		if !force {
			return refuse.With("AliasExistsException", "An account with the %s already exists.", name)
		}
	}
	return nil
}

// takeAliases takes aliases away from the users who have them.
func takeAliases(p *directory.Pool, c *account.Call, claimant *directory.User, given directory.Attributes) {
	for name, holder := range otherHolders(p, claimant, given) {
		p.Users.Change(holder, func() { holder.Attributes = holder.Attributes.With(name+"_verified", "false") })
		holder.Touch(c.At)
	}
}

// otherHolders yields the aliases among attributes that another user has, and who that is.
func otherHolders(p *directory.Pool, claimant *directory.User, given directory.Attributes) iter.Seq2[string, *directory.User] {
	return func(yield func(string, *directory.User) bool) {
		for _, name := range p.Users.Aliases {
			value := given.Get(name)
			if value == "" || name != "preferred_username" && given.Get(name+"_verified") != "true" {
				continue
			}
			holder := p.Users.AliasHolder(name, value)
			if holder != nil && holder != claimant && !yield(name, holder) {
				return
			}
		}
	}
}
