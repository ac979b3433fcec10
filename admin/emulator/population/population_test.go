package population_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
)

const seed = 20_26

// monday is the present in these tests.
func monday() time.Time {
	return time.Date(2026, 11, 16, 9, 30, 0, 123_456_789, time.FixedZone("", 3600))
}

// demo returns the pools, named by their purpose.
func demo(t testing.TB, users int) (consumer, workforce, staging population.Pool) {
	t.Helper()
	pools := population.Demo(seed, users, monday())
	if len(pools) != 3 {
		t.Fatalf("%d pools, want 3", len(pools))
	}
	return pools[0], pools[1], pools[2]
}

func everybody(t testing.TB, users int) []population.User {
	t.Helper()
	consumer, workforce, _ := demo(t, users)
	return slices.Concat(slices.Collect(consumer.Users), slices.Collect(workforce.Users))
}

func TestSameSeedGivesTheSameData(t *testing.T) {
	a, b := population.Demo(seed, 3000, monday()), population.Demo(seed, 3000, monday())
	for i := range a {
		first, second := slices.Collect(a[i].Users), slices.Collect(b[i].Users)
		if !reflect.DeepEqual(first, second) {
			t.Errorf("%s: users differ between two pools of one seed", a[i].Name)
		}
		if !reflect.DeepEqual(first, slices.Collect(a[i].Users)) {
			t.Errorf("%s: users differ between two readings of one pool", a[i].Name)
		}
		a[i].Users, b[i].Users = nil, nil
		if !reflect.DeepEqual(a[i], b[i]) {
			t.Errorf("%s: settings differ", a[i].Name)
		}
	}
}

func TestAnotherSeedGivesOtherPeople(t *testing.T) {
	a := slices.Collect(population.Demo(1, 500, monday())[0].Users)
	b := slices.Collect(population.Demo(2, 500, monday())[0].Users)
	same := 0
	for i := range a {
		if a[i].Sub == b[i].Sub {
			t.Fatalf("user %d has the same sub with both seeds", i)
		}
		if a[i].Username == b[i].Username {
			same++
		}
	}
	if same > 100 { // the cast, the hostile users and a few chance matches
		t.Errorf("%d of 500 usernames are the same with both seeds", same)
	}
}

func TestUserDoesNotDependOnHowManyFollow(t *testing.T) {
	few, _, _ := demo(t, 150)
	many, _, _ := demo(t, 5000)
	next := 0
	short := slices.Collect(few.Users)
	for u := range many.Users {
		if next == len(short) {
			return
		}
		if !reflect.DeepEqual(u, short[next]) {
			t.Fatalf("user %d is %q of 150 and %q of 5000", next, short[next].Username, u.Username)
		}
		next++
	}
}

func TestUserCountIsWhatUsersGives(t *testing.T) {
	for _, n := range []int{-1, 0, 1, 5, 60, 777} {
		for _, p := range population.Demo(seed, n, monday()) {
			if got := len(slices.Collect(p.Users)); got != p.UserCount {
				t.Errorf("%s of %d: UserCount %d, Users gives %d", p.Name, n, p.UserCount, got)
			}
		}
	}
	consumer, workforce, staging := demo(t, 777)
	if consumer.UserCount != 777 || workforce.UserCount != 155 || staging.UserCount != 0 {
		t.Errorf("%d, %d and %d users", consumer.UserCount, workforce.UserCount, staging.UserCount)
	}
	if _, most, _ := demo(t, 1_000_000); most.UserCount != 400 {
		t.Errorf("workforce has %d users, want 400", most.UserCount)
	}
}

func TestReadingMayStopEarly(t *testing.T) {
	consumer, _, _ := demo(t, 1_000_000)
	n := 0
	for range consumer.Users {
		if n++; n == 10 {
			break
		}
	}
}

func BenchmarkMillionUsers(b *testing.B) {
	consumer, _, _ := demo(b, 1_000_000)
	b.ReportAllocs()
	for b.Loop() {
		for range consumer.Users {
		}
	}
}

func BenchmarkUsersOfTheDemo(b *testing.B) {
	consumer, _, _ := demo(b, 2000)
	b.ReportAllocs()
	for b.Loop() {
		for range consumer.Users {
		}
	}
}
