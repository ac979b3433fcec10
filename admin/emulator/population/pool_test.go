package population_test

import (
	"regexp"
	"slices"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
)

func TestPoolsAreWhatTheDemoNeeds(t *testing.T) {
	consumer, workforce, staging := demo(t, 100)
	for _, row := range []struct {
		pool         population.Pool
		name         string
		mfa, tier    string
		clients      []string
		providers    []string
		protection   string
		validityDays int
	}{
		{
			consumer, "acme-consumer", population.MFAOptional, population.TierEssentials,
			[]string{"acme-web", "acme-ios", "acme-android", "acme-backend"},
			[]string{"Google", "SignInWithApple"},
			"ACTIVE", 7,
		},
		{
			workforce, "acme-workforce", population.MFAOn, population.TierPlus,
			[]string{"intranet", "ops-cli"},
			[]string{"AcmeAD", "Okta"},
			"ACTIVE", 7,
		},
		{staging, "acme-staging", population.MFAOff, population.TierLite, nil, nil, "INACTIVE", 90},
	} {
		p := row.pool
		var clients, providers []string
		for _, c := range p.Clients {
			clients = append(clients, c.Name)
		}
		for _, c := range p.Providers {
			providers = append(providers, c.Name)
		}
		if p.Name != row.name || p.MFA != row.mfa || p.Tier != row.tier || p.DeletionProtection != row.protection ||
			p.PasswordPolicy.TemporaryPasswordValidityDays != row.validityDays ||
			!slices.Equal(clients, row.clients) || !slices.Equal(providers, row.providers) {
			t.Errorf("%s is %+v", row.name, p)
		}
	}
	if staging.SMSFailure == "" || staging.EmailFailure == "" || consumer.SMSFailure != "" {
		t.Error("only staging cannot send")
	}
	if !slices.Equal(consumer.AliasAttributes, []string{"email"}) || !workforce.AdminOnlySignUp {
		t.Error("consumer signs in by e-mail, workforce by invitation")
	}
}

func TestClientsAreToldApart(t *testing.T) {
	form := regexp.MustCompile(`^[a-z0-9]{26}$`)
	ids := map[string]bool{}
	for _, pool := range population.Demo(seed, 0, monday()) {
		for _, c := range pool.Clients {
			if !form.MatchString(c.ID) || ids[c.ID] {
				t.Errorf("%s has the ID %q", c.Name, c.ID)
			}
			ids[c.ID] = true
			machine := slices.Contains(c.OAuthFlows, "client_credentials")
			if machine && c.Secret == "" {
				t.Errorf("%s has client credentials and no secret", c.Name)
			}
			for _, name := range c.Providers {
				known := name == "COGNITO" || slices.ContainsFunc(pool.Providers, func(p population.Provider) bool { return p.Name == name })
				if !known {
					t.Errorf("%s signs in by %s, which %s has not", c.Name, name, pool.Name)
				}
			}
		}
	}
}

func TestTiedGroupsHaveDifferentRoles(t *testing.T) {
	_, workforce, _ := demo(t, 2000)
	groups := map[string]population.Group{}
	for _, g := range workforce.Groups {
		groups[g.Name] = g
	}
	finance, hr := groups["finance"], groups["hr"]
	if finance.Precedence != hr.Precedence || finance.RoleARN == hr.RoleARN {
		t.Errorf("finance %+v, hr %+v", finance, hr)
	}
	both := 0
	for u := range workforce.Users {
		if slices.Contains(u.Groups, "finance") && slices.Contains(u.Groups, "hr") {
			both++
		}
	}
	if both < 2 {
		t.Errorf("%d users are in both", both)
	}
}
