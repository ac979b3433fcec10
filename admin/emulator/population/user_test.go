package population_test

import (
	"encoding/json"
	"net/netip"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
)

func TestUsernamesAreLegalAndUnique(t *testing.T) {
	// The API's own pattern.
	legal := regexp.MustCompile(`^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$`)
	n := 400_000 // more than one lap through most cultures' names
	if testing.Short() {
		n = 40_000
	}
	consumer, workforce, _ := demo(t, n)
	for _, pool := range []population.Pool{consumer, workforce} {
		names, subs := map[string]bool{}, map[string]bool{}
		for u := range pool.Users {
			if !legal.MatchString(u.Username) || utf8.RuneCountInString(u.Username) > 128 {
				t.Errorf("%s: username %q is not legal", pool.Name, u.Username)
			}
			if names[u.Username] || subs[u.Sub] {
				t.Errorf("%s: %q or its sub %s is there twice", pool.Name, u.Username, u.Sub)
			}
			names[u.Username], subs[u.Sub] = true, true
		}
	}
}

func TestAttributesAreSortedAndFit(t *testing.T) {
	for _, u := range everybody(t, 20_000) {
		sorted := slices.IsSortedFunc(u.Attributes, func(a, b population.Attribute) int { return strings.Compare(a.Name, b.Name) })
		if !sorted {
			t.Errorf("%q: attributes are not sorted: %q", u.Username, u.Attributes)
		}
		for i, a := range u.Attributes {
			if i > 0 && u.Attributes[i-1].Name == a.Name {
				t.Errorf("%q: %s twice", u.Username, a.Name)
			}
			if a.Name == "sub" || a.Value == "" || len(a.Value) > 2048 || !utf8.ValidString(a.Value) {
				t.Errorf("%q: %s is %q", u.Username, a.Name, a.Value)
			}
			if u.Get(a.Name) != a.Value {
				t.Errorf("%q: Get(%s) is %q", u.Username, a.Name, u.Get(a.Name))
			}
		}
	}
}

func TestContactsBelongToNobody(t *testing.T) {
	domain := regexp.MustCompile(`@(example\.(com|net|org)|([a-z]+\.)+example)$`)
	fiction := regexp.MustCompile(`^(\+1[2-9]\d\d55501\d\d|\+447700900\d{3}|\+442079460\d{3}|\+3363998\d{4}|\+493023125\d{3})$`)
	addresses := []netip.Prefix{
		netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.51.100.0/24"),
		netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("2001:db8::/32"),
	}
	for _, u := range everybody(t, 20_000) {
		if email := u.Get("email"); email != "" && !domain.MatchString(email) {
			t.Errorf("%q: e-mail %q", u.Username, email)
		}
		if phone := u.Get("phone_number"); phone != "" && !fiction.MatchString(phone) {
			t.Errorf("%q: phone %q", u.Username, phone)
		}
		for _, d := range u.Devices {
			ip, err := netip.ParseAddr(d.LastIP)
			if err != nil || !slices.ContainsFunc(addresses, func(p netip.Prefix) bool { return p.Contains(ip) }) {
				t.Errorf("%q: address %q", u.Username, d.LastIP)
			}
		}
	}
}

func TestTimesFollowEachOther(t *testing.T) {
	now := monday()
	for _, pool := range population.Demo(seed, 10_000, now) {
		if pool.Modified.Before(pool.Created) || pool.Modified.After(now) {
			t.Errorf("%s: created %s, modified %s", pool.Name, pool.Created, pool.Modified)
		}
		for u := range pool.Users {
			if u.Created.Before(pool.Created) || u.Modified.Before(u.Created) || u.Modified.After(now) {
				t.Errorf("%q: created %s, modified %s", u.Username, u.Created, u.Modified)
			}
			if u.Created.Nanosecond()%int(time.Millisecond) != 0 || u.Created.Location() != time.UTC {
				t.Errorf("%q: created %s cannot go over the wire as it is", u.Username, u.Created)
			}
			invited := u.Status == population.StatusForceChangePassword
			if u.Invited.IsZero() == invited || invited && (u.Invited.Before(u.Created) || u.Invited.After(now)) {
				t.Errorf("%q: %s, invited %s", u.Username, u.Status, u.Invited)
			}
			for _, d := range u.Devices {
				if d.Created.Before(u.Created) || d.LastSeen.Before(d.Created) || d.LastSeen.After(now) {
					t.Errorf("%q: device of %s, last seen %s", u.Username, d.Created, d.LastSeen)
				}
			}
		}
	}
}

func TestIdentitiesAreWrittenAsCognitoWritesThem(t *testing.T) {
	form := regexp.MustCompile(`^\[\{"userId":"[^"]+","providerName":"\w+","providerType":"\w+","issuer":(null|"[^"]+"),"primary":(true|false),"dateCreated":\d{13}\}\]$`)
	consumer, workforce, _ := demo(t, 20_000)
	for _, pool := range []population.Pool{consumer, workforce} {
		for u := range pool.Users {
			text := u.Get("identities")
			if (text == "") != (len(u.Identities) == 0) {
				t.Errorf("%q: identities %v and attribute %q", u.Username, u.Identities, text)
			}
			if text == "" {
				if u.Status == population.StatusExternalProvider {
					t.Errorf("%q has no identity", u.Username)
				}
				continue
			}
			if !form.MatchString(text) || !json.Valid([]byte(text)) {
				t.Errorf("%q: %s", u.Username, text)
			}
			id := u.Identities[0]
			if id.Primary != (u.Status == population.StatusExternalProvider) {
				t.Errorf("%q: %s with primary %v", u.Username, u.Status, id.Primary)
			}
			want := id.ProviderName + "_" + id.UserID
			if !pool.CaseSensitive {
				want = strings.ToLower(want)
			}
			if id.Primary && u.Username != want {
				t.Errorf("username %q, want %q", u.Username, want)
			}
		}
	}
}

func TestGroupsAndProvidersExist(t *testing.T) {
	consumer, workforce, _ := demo(t, 5000)
	for _, pool := range []population.Pool{consumer, workforce} {
		groups, providers, members := map[string]bool{}, map[string]bool{}, map[string]int{}
		for _, g := range pool.Groups {
			groups[g.Name] = true
		}
		for _, p := range pool.Providers {
			providers[p.Name] = true
		}
		for u := range pool.Users {
			for _, g := range u.Groups {
				members[g]++
				if !groups[g] {
					t.Errorf("%q is in %q, which %s has not", u.Username, g, pool.Name)
				}
			}
			for _, id := range u.Identities {
				if !providers[id.ProviderName] {
					t.Errorf("%q is of %q, which %s has not", u.Username, id.ProviderName, pool.Name)
				}
			}
		}
		for g := range groups {
			if members[g] == 0 {
				t.Errorf("%s: nobody is in %s", pool.Name, g)
			}
		}
	}
}
