package logs

import (
	"strings"
	"testing"
)

func TestQuery(t *testing.T) {
	e := &Event{
		Kind: SignIn, Outcome: Fail, Reason: UnknownUser, Sub: "3f1c-9a2e", Username: "José", IP: "203.0.113.9", Country: "United States",
		City: "São Paulo", Client: "4u37dclscq", Pool: "eu-west-1_Pool", Provider: "Google", Device: "Chrome 126, Windows 10",
		Risk: HighRisk, Source: UserActivity, Action: "SignIn", Raw: `{"userName":"José","x":"Too Many"}`,
	}
	for query, want := range map[string]bool{
		"":                               true,
		"user:3f1c":                      false,
		"user:3f1c*":                     true,
		"user:3F1C-9a2e":                 true,
		"user:jos":                       false,
		"user:jos*":                      true,
		"user:*":                         true,
		"-user:jos":                      true,
		"user:bob,josé":                  true,
		`user:"José"`:                    true,
		"user:9a2e":                      false,
		"user:josé":                      true,
		"ip:203.0.113.9":                 true,
		"ip:203.0.113":                   true,
		"ip:203.0.113.":                  true,
		"ip:2":                           true,
		"ip:2001:db8:":                   false,
		"ip:::ffff:203.":                 false,
		"ip:cloudformation.amazonaws.c":  false,
		"ip:203.0.113.90":                false,
		"ip:203.0.113.0/24":              true,
		"ip:198.51.100.0/24":             false,
		"ip:::ffff:203.0.113.9":          true,
		"country:states":                 true,
		`country:"United States"`:        true,
		"country:brazil,united":          true,
		"-country:brazil":                true,
		"-country:united":                false,
		"city:SÃO":                       true,
		"outcome:fail":                   true,
		"outcome:pass":                   false,
		"outcome:pass,fail":              true,
		"kind:sign-in":                   true,
		"kind:sign-up":                   false,
		"client:4u37":                    true,
		"client:dcls":                    false,
		"reason:user":                    true,
		`reason:"no such user"`:          true,
		"provider:goo":                   true,
		"device:windows":                 true,
		"risk:high":                      true,
		"source:user-activity":           true,
		"source:lambda":                  false,
		"pool:eu-west-1":                 true,
		"action:sign":                    true,
		"actor:arn":                      false,
		"too":                            true,
		`"too many"`:                     true,
		`"too few"`:                      false,
		"-many":                          false,
		"too many":                       true,
		"too few":                        false,
		"user:jos* outcome:fail":         true,
		"user:jos* outcome:pass":         false,
		"user:jos* -outcome:pass  many ": true,
		"OUTCOME:FAIL":                   true,
	} {
		q, err := ParseQuery(query)
		if err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		if got := q.Match(e); got != want {
			t.Errorf("%s: %v, want %v", query, got, want)
		}
	}
}

// A query about the records themselves lists those that repeat another. One that
// excludes a reason would otherwise list nearly everything twice.
func TestARepeatIsListedWhereRecordsAreAskedFor(t *testing.T) {
	repeat := &Event{Kind: SignIn, Outcome: Fail, Reason: BadCredentials, Risk: HighRisk, Country: "Brazil", City: "Recife", Source: CloudTrail, Again: true}
	for query, want := range map[string]bool{
		"":                               false,
		"outcome:fail":                   false,
		"reason:password":                true,
		"reason:locked":                  false,
		"-reason:locked":                 false,
		"outcome:fail -reason:locked":    false,
		"source:cloudtrail":              true,
		"-source:user-activity":          true,
		"source:lambda":                  false,
		"reason:password -reason:locked": true,
		"risk:high":                      true,
		"country:brazil":                 true,
		"-country:portugal":              false,
		"city:recife":                    true,
	} {
		q, err := ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		if got := q.Shows(repeat); got != want {
			t.Errorf("%q: %v, want %v", query, got, want)
		}
	}
}

// Records know an app client by its id, and people by its name.
func TestAnAppClientIsFoundByItsName(t *testing.T) {
	q, err := ParseQuery("client:acme-web")
	if err != nil {
		t.Fatal(err)
	}
	web, ios := &Event{Client: "4u37dclscq"}, &Event{Client: "7h2kexample"}
	if q.Match(web) {
		t.Error("it is found without its name")
	}
	q = q.NamingClients(map[string]string{"4u37dclscq": "acme-web", "7h2kexample": "acme-ios"})
	if !q.Match(web) || q.Match(ios) {
		t.Errorf("the one is found: %t, the other: %t", q.Match(web), q.Match(ios))
	}
}

func TestQueryErrorsSayWhatThereIs(t *testing.T) {
	for query, words := range map[string]string{
		"usr:alice":      `there is no field "usr"; there are user, ip, country`,
		"outcome:failed": `there is no outcome "failed"; there are pass, fail, in-progress`,
		"kind:login":     `there is no kind "login"; there are other, sign-in`,
		"source:s3":      "there are user-activity, cloudtrail, lambda, notification, user-history",
		"risk:none":      "there are low, medium, high",
		"user:":          "user: has no value",
		"country:a,":     "country: has no value",
		`"alice`:         `the quotation mark before "alice" is not closed`,
		"-":              "nothing follows the minus",
		`""`:             "the quotation marks are empty",
		"ip:1.2.3.4/99":  "ip:1.2.3.4/99 is not a network",
		"ip:999.1.2.3":   "999.1.2.3 is not an address or the start of one",
		"ip:203.0.113.*": "203.0.113.* is not an address or the start of one",
		"ip:1.2.3.4.":    "1.2.3.4. is not an address or the start of one",
		"ip:1.2.3.4.5":   "1.2.3.4.5 is not an address or the start of one",
		"ip:203..113":    "203..113 is not an address or the start of one",
		"ip:2001::1::":   "2001::1:: is not an address or the start of one",
		"ip:2001:g":      "2001:g is not an address or the start of one",
		"12:30":          "text with a colon goes in quotation marks",
	} {
		if _, err := ParseQuery(query); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: %v, want %s", query, err, words)
		}
	}
}

func FuzzQuery(f *testing.F) {
	for _, s := range []string{`user:alice -"a b" x`, `a:"b,c",d`, `-`, `::`, `"`, "ip:::1/64"} {
		f.Add(s)
	}
	e := &Event{Username: "alice", Raw: "{}"}
	f.Fuzz(func(t *testing.T, text string) {
		q, err := ParseQuery(text)
		if err != nil {
			return
		}
		q.Match(e)
		if strings.TrimSpace(text) == "" != q.Empty() {
			t.Fatalf("%q asks for %d things", text, len(q.terms))
		}
	})
}
