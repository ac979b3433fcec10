package emulator

import (
	"fmt"
	"strings"
)

// signUpName gives the username and attributes of a new user. In a pool whose
// users sign in with an address, the name they give is that address, and the
// username ("" here) is made of the sub.
func signUpName(p *pool, name string, given changes) (string, changes, error) {
	if kinds := p.users.asUsername; len(kinds) > 0 {
		for _, kind := range kinds {
			if formats[kind].fits(name) {
				if p.users.holder(kind, name) != nil {
					return "", nil, fail("UsernameExistsException", "An account with the given %s already exists.", kind)
				}
				return "", append(given, userAttribute{kind, name}), nil
			}
		}
		return "", nil, invalidParameter("Username should be %s.", anAddress(kinds))
	}
	for _, kind := range p.users.aliases {
		if format, ok := formats[kind]; ok && format.fits(name) {
			return "", nil, invalidParameter("Username cannot be of %s format, since user pool is configured for %s alias.", spoken(kind), spoken(kind))
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

// claimAliases makes sure that what the user is about to have stands for nobody
// else. With force, the others lose it.
func claimAliases(p *pool, c *call, claimant *user, given attributes, force bool) error {
	for _, name := range p.users.aliases {
		value := given.get(name)
		if value == "" || name != "preferred_username" && given.get(name+"_verified") != "true" {
			continue
		}
		holder := p.users.aliasHolder(name, value)
		switch {
		case holder == nil || holder == claimant:
		case !force:
			return fail("AliasExistsException", "An account with the %s already exists.", name)
		default:
			p.users.change(holder, func() { holder.attributes = holder.attributes.with(name+"_verified", "false") })
			holder.touch(c.at)
		}
	}
	return nil
}
