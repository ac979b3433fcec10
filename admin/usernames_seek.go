package admin

import (
	"context"
	"slices"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs"
)

// longestSought is the length in bytes up to which a name is searched for:
// usernames have at most 128 characters (API reference: UsernameType).
const longestSought = 4 * 128

// Names are what is known about a user by sub, without asking for more.
func (u *Usernames) Names(sub string) logs.Names {
	u.mu.Lock()
	defer u.mu.Unlock()
	found, _ := u.known(sub)
	return logs.Names{Username: found.name, Alias: found.alias}
}

// Count tells how often something was found out: who has used Names may want to
// ask again when it has changed.
func (u *Usernames) Count() uint64 {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.count
}

// Seek finds the users that a text may name, so that Names knows them: a whole
// e-mail address or phone number, or the beginning of a username or an e-mail
// address. It takes two ListUsers calls; it returns and remembers the first page
// of each, each user once. For a sub it makes no call and returns nobody.
func (u *Usernames) Seek(ctx context.Context, text string) (users []User, err error) {
	for _, filter := range seeking(text) {
		if err := u.turns.Wait(ctx); err != nil {
			return nil, err
		}
		page, err := Users(ctx, u.session, u.pool, filter, "")
		if err != nil {
			return nil, err
		}
		for _, user := range page.Items {
			u.mu.Lock()
			u.learn(user.Sub, foundName{name: user.Username, alias: user.Attributes.Get(filter.Attribute)})
			u.mu.Unlock()
			if !slices.ContainsFunc(users, func(known User) bool { return known.Sub == user.Sub }) {
				users = append(users, user)
			}
		}
	}
	return users, nil
}

// Find returns the username of a sub, "" when nobody has it: from memory, or else
// by one ListUsers call, for which it waits.
func (u *Usernames) Find(ctx context.Context, sub string) (string, error) {
	u.mu.Lock()
	found, _ := u.known(sub)
	u.mu.Unlock()
	filter, ok := recognise(sub)
	if found.name != "" || time.Now().Before(found.again) || !ok || filter.Attribute != "sub" {
		return found.name, nil
	}
	user, err := ReadUser(ctx, u.session, u.pool, sub)
	switch p := call.Explain(err); {
	case err == nil:
		u.Learn(sub, user.Username)
		return user.Username, nil
	case p.Kind != call.KindNotFound:
		return "", err
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	u.keep(sub, foundName{again: time.Now().Add(nobodyFor)})
	return "", nil
}

func seeking(text string) []Filter {
	filter, recognised := recognise(text)
	switch {
	case recognised && filter.Attribute == "sub", text == "", len(text) > longestSought:
		return nil
	case recognised:
		return []Filter{filter, {"username", Equals, text}}
	}
	return []Filter{{"username", StartsWith, text}, {"email", StartsWith, text}}
}
