package population_test

import (
	"slices"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
)

func TestCastIsOnTheFirstPage(t *testing.T) {
	consumer, _, _ := demo(t, 60)
	users := slices.Collect(consumer.Users)
	const day = 24 * time.Hour
	now := monday()
	age := func(at time.Time) time.Duration { return now.Sub(at).Truncate(time.Hour) }

	for i, want := range []struct {
		username string
		plays    func(u population.User) bool
	}{
		{"alice", func(u population.User) bool {
			return !u.Enabled && u.Status == population.StatusConfirmed && u.Password == "Alice-demo-1"
		}},
		{"ali-baba", func(u population.User) bool {
			return u.Status == population.StatusForceChangePassword && age(u.Invited) == 10*day && u.Get("custom:tenant") == "42"
		}},
		{"alina", func(u population.User) bool {
			return u.Enabled && u.Status == population.StatusConfirmed && u.Get("email_verified") == "true" && u.Password != ""
		}},
		{"Google_113926508417265093184", func(u population.User) bool {
			return u.Status == population.StatusExternalProvider && u.Get("email") == "ali@baba.example" &&
				u.Get("email") == users[1].Get("email") && u.Get("preferred_username") == "aliz" && u.Password == ""
		}},
		{"bob", func(u population.User) bool {
			return u.TOTPSecret != "" && u.PreferredFactor == population.FactorTOTP && u.Password != ""
		}},
		{"carol", func(u population.User) bool {
			return u.Status == population.StatusUnconfirmed && age(u.Created) == 2*day
		}},
		{"dave", func(u population.User) bool {
			return u.Status == population.StatusResetRequired && u.Get("email_verified") == "true"
		}},
		{"erin", func(u population.User) bool {
			return u.Status == population.StatusResetRequired && u.Get("email_verified") == "false" && u.Get("phone_number_verified") == "false"
		}},
		{"frank", func(u population.User) bool {
			return u.Status == population.StatusConfirmed && u.Get("email_verified") == "false" && u.Get("phone_number") == ""
		}},
		{"grace", func(u population.User) bool {
			return u.Status == population.StatusForceChangePassword && age(u.Invited) < day
		}},
		{"heidi", func(u population.User) bool { return slices.Equal(u.Groups, []string{"admins", "beta"}) }},
		{"mallory", func(u population.User) bool {
			return u.Get("email") == users[10].Get("email") && u.Get("email_verified") == "false"
		}},
		{"ivan", func(u population.User) bool {
			return u.PreferredFactor == population.FactorSMS && u.Get("phone_number") == ""
		}},
		{"judy", func(u population.User) bool { return len(u.Identities) == 1 && !u.Identities[0].Primary }},
		{"niaj", func(u population.User) bool { return u.Get("email") == "" && u.Get("phone_number_verified") == "true" }},
		{"SignInWithApple_001293.5f0c6e1d9b7a4c3e8d2f1a0b9c8d7e6f.1142", func(u population.User) bool {
			return u.Status == population.StatusExternalProvider
		}},
		{"peggy", func(u population.User) bool {
			return slices.Equal(u.Factors, []string{population.FactorTOTP, population.FactorSMS}) && u.PreferredFactor == population.FactorTOTP
		}},
		{"bob-2", func(u population.User) bool {
			return u.Status == population.StatusUnconfirmed && u.Get("email") == users[4].Get("email")
		}},
		{"trent", func(u population.User) bool { return age(u.Invited) == 2*time.Hour && age(u.Created) == 64*day }},
		{"victor", func(u population.User) bool { return !u.Enabled && u.Status == population.StatusUnconfirmed }},
	} {
		if users[i].Username != want.username {
			t.Errorf("user %d is %q, want %q", i, users[i].Username, want.username)
		} else if !want.plays(users[i]) {
			t.Errorf("%s is out of character: %+v", want.username, users[i])
		}
	}
}

func TestFewHavePasswords(t *testing.T) {
	known := 0
	for i, u := range slices.Collect(population.Demo(seed, 5000, monday())[0].Users) {
		if u.Password == "" {
			continue
		}
		known++
		if i >= 20 || u.Status == population.StatusExternalProvider {
			t.Errorf("user %d, %q, has a password", i, u.Username)
		}
	}
	if known == 0 {
		t.Error("nobody can sign in")
	}
}
