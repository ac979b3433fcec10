package users

import (
	"fmt"
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
	for _, name := range p.Users.Aliases {
		value := given.Get(name)
		if value == "" || name != "preferred_username" && given.Get(name+"_verified") != "true" {
			continue
		}
		holder := p.Users.AliasHolder(name, value)
		switch {
		case holder == nil || holder == claimant:
		case !force:
			return refuse.With("AliasExistsException", "An account with the %s already exists.", name)
		default:
			p.Users.Change(holder, func() { holder.Attributes = holder.Attributes.With(name+"_verified", "false") })
			holder.Touch(c.At)
		}
	}
	return nil
}
