package emulator_test

import (
	"fmt"
	"testing"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

const (
	wrong  = "NotAuthorizedException: Incorrect username or password."
	locked = "NotAuthorizedException: Password attempts exceeded"
)

// door is one user in front of one client.
type door struct {
	*lab
	pool, client, user *string
}

func newDoor(t *testing.T) *door {
	t.Helper()
	l := newLab(t)
	pool := l.pool()
	return &door{l, pool, l.webClient(pool), l.user(pool, "alice", types.UserStatusTypeConfirmed)}
}

// try signs in and returns the exception, or "success".
func (d *door) try(password string) string {
	d.Helper()
	_, err := d.InitiateAuth(d.Context(), &cip.InitiateAuthInput{
		ClientId: d.client, AuthFlow: types.AuthFlowTypeUserPasswordAuth,
		AuthParameters: map[string]string{"USERNAME": *d.user, "PASSWORD": password},
	})
	return exception(err)
}

func (d *door) expect(password, want string) {
	d.Helper()
	if got := d.try(password); got != want {
		d.Errorf("got %s, want %s", got, want)
	}
}

// fail makes n failures, each as soon as the lock of the one before is over.
func (d *door) fail(n int) {
	d.Helper()
	for i := 1; i <= n; i++ {
		d.expect("wrong", wrong)
		if i < n {
			d.pass(lockAfter(i))
		}
	}
}

// lockAfter is the documentation's table: 2^(n-5) s from the fifth failure on, 15 minutes at
// most.
func lockAfter(n int) time.Duration {
	seconds := map[int]int{5: 1, 6: 2, 7: 4, 8: 8, 9: 16, 10: 32, 11: 64, 12: 128, 13: 256, 14: 512}[n]
	if n >= 15 {
		seconds = 900
	}
	return time.Duration(seconds) * time.Second
}

func TestFailuresLockForTwiceAsLongEachTime(t *testing.T) {
	for n := 5; n <= 16; n++ {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			d := newDoor(t)
			// The lock of the 15th lasts as long as failures are remembered, so a 16th failure
			// in a row is possible only after an attempt inside the lock.
			for i := 1; i <= n; i++ {
				d.expect("wrong", wrong)
				if i == n {
					break
				}
				if wait := lockAfter(i); wait == 15*time.Minute {
					d.pass(wait - time.Second)
					d.expect("wrong", locked)
					d.pass(time.Second)
				} else {
					d.pass(wait)
				}
			}
			d.pass(lockAfter(n) - time.Millisecond)
			d.expect(goodPassword, locked)
			d.pass(time.Millisecond)
			d.expect(goodPassword, "success")
		})
	}
}

func TestFourFailuresDoNotLock(t *testing.T) {
	d := newDoor(t)
	d.fail(4)
	d.expect(goodPassword, "success")
}

func TestAttemptsInsideALockDoNotCount(t *testing.T) {
	d := newDoor(t)
	d.fail(7) // locked for 4 s
	for range 10 {
		d.expect("wrong", locked)
	}
	d.pass(4 * time.Second)
	d.expect("wrong", wrong) // the 8th, not the 18th
	d.pass(8*time.Second - time.Millisecond)
	d.expect("wrong", locked)
	d.pass(time.Millisecond)
	d.expect(goodPassword, "success")
}

func TestASuccessAfterTheLockForgets(t *testing.T) {
	d := newDoor(t)
	d.fail(6)
	d.pass(2 * time.Second)
	d.expect(goodPassword, "success")
	d.fail(4)
	d.expect(goodPassword, "success")
}

func TestAQuarterOfAnHourWithoutAttemptsForgets(t *testing.T) {
	for quiet, want := range map[time.Duration]string{15 * time.Minute: "success", 15*time.Minute - time.Millisecond: locked} {
		d := newDoor(t)
		d.fail(4)
		d.pass(quiet)
		d.expect("wrong", wrong)
		d.expect(goodPassword, want)
	}
}

func TestAttemptsInsideALockKeepItFromBeingForgotten(t *testing.T) {
	d := newDoor(t)
	d.fail(14) // locked for 512 s
	d.pass(500 * time.Second)
	d.expect("wrong", locked)
	d.pass(600 * time.Second) // 1,100 s after the failure, 600 after the attempt
	d.expect("wrong", wrong)
	d.pass(899 * time.Second)
	d.expect("wrong", locked) // the 15th failure: 900 s
}

func TestALockDoesNotShow(t *testing.T) {
	d := newDoor(t)
	before := must(d.AdminGetUser(t.Context(), &cip.AdminGetUserInput{UserPoolId: d.pool, Username: d.user}))(d.lab)
	d.fail(9)
	after := must(d.AdminGetUser(t.Context(), &cip.AdminGetUserInput{UserPoolId: d.pool, Username: d.user}))(d.lab)
	if after.UserStatus != before.UserStatus || !after.Enabled || !after.UserLastModifiedDate.Equal(*before.UserLastModifiedDate) {
		t.Errorf("%+v", after)
	}
	// Administrators' sign-ins are locked as well.
	refused(d.AdminInitiateAuth(t.Context(), &cip.AdminInitiateAuthInput{
		UserPoolId: d.pool, ClientId: d.client, AuthFlow: types.AuthFlowTypeAdminUserPasswordAuth,
		AuthParameters: map[string]string{"USERNAME": *d.user, "PASSWORD": goodPassword},
	}))(d.lab, "NotAuthorizedException", "Password attempts exceeded")
	// Other users are not locked.
	d.user = d.lab.user(d.pool, "bob", types.UserStatusTypeConfirmed)
	d.expect(goodPassword, "success")
}
