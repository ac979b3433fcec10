package outbox

import (
	"fmt"
	"net/url"
	"strconv"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
)

// filters are what a query may choose messages by.
var filters = map[string]func(value string) (func(account.Message) bool, error){
	"pool": func(id string) (func(account.Message) bool, error) {
		return func(m account.Message) bool { return m.PoolID == id }, nil
	},
	"user": func(name string) (func(account.Message) bool, error) {
		return func(m account.Message) bool { return m.Username == name }, nil
	},
	"since": since,
}

// since chooses the messages after a number, or from a time on.
func since(value string) (func(account.Message) bool, error) {
	if number, err := strconv.Atoi(value); err == nil {
		return func(m account.Message) bool { return m.Number > number }, nil
	}
	at, err := time.Parse(time.RFC3339, value)
	if err != nil {
		return nil, fmt.Errorf("since is the number of a message or a time such as 2026-03-14T15:09:26Z, and not %q", value)
	}
	return func(m account.Message) bool { return !m.At.Before(at) }, nil
}

// chosen returns the messages that a query asks for, in their order.
func chosen(all []account.Message, query url.Values) ([]account.Message, error) {
	var wanted []func(account.Message) bool
	for name, values := range query {
		filter, ok := filters[name]
		if !ok {
			return nil, fmt.Errorf("the outbox is filtered by pool, user and since, and not by %q", name)
		}
		for _, value := range values {
			want, err := filter(value)
			if err != nil {
				return nil, err
			}
			wanted = append(wanted, want)
		}
	}
	out := make([]account.Message, 0, len(all)) // JSON's [] if there are none
next:
	for _, m := range all {
		for _, want := range wanted {
			if !want(m) {
				continue next
			}
		}
		out = append(out, m)
	}
	return out, nil
}
