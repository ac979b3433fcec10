// Package population holds the made-up directory of the demo and the tests: user pools with
// their settings, app clients, groups and identity providers, and as many users as asked for.
//
// It is data only. The same seed, number of users and time give the same pools to the last byte,
// and user i of a pool is the same person however many follow. All addresses, phone numbers and
// IP addresses come from ranges that are reserved for documentation and belong to nobody.
package population

import "time"

// Region and Account are where the demo's resources are: they are in every ARN of this package.
const (
	Region  = "eu-west-1"
	Account = "123456789012"
)

// Demo returns the demo's user pools: acme-consumer with the given number of users,
// acme-workforce with a fifth of that (at least 40, at most 400) and acme-staging with none.
// Ages count back from now; nothing is younger.
//
// Every call returns fresh values that the caller may keep and change.
func Demo(seed uint64, users int, now time.Time) []Pool {
	now = clock(now)
	return []Pool{
		consumer(seed, max(users, 0), now),
		workforce(seed, min(max(users/5, 40), 400), now),
		staging(now),
	}
}

// clock reduces a time to what Cognito's wire format carries: UTC, milliseconds.
func clock(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }
