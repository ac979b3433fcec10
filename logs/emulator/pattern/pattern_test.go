package pattern_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/logs/emulator/pattern"
)

const record = `{"eventSource":"cognito-idp.amazonaws.com","errorCode":"NotAuthorizedException","n":12,"text":"7","none":null,"yes":true,` +
	`"message":{"eventType":"SignIn","list":["a","b"]},"deep":[{"x":1},{"x":2}]}`

func TestPatterns(t *testing.T) {
	for source, want := range map[string]bool{
		``:                              true,
		`SignIn`:                        true,
		`signin`:                        false, // case matters
		`SignIn NotAuthorizedException`: true,
		`SignIn SignUp`:                 false,
		`?SignUp ?SignIn`:               true,
		`?SignUp ?SignOut`:              false,
		`SignIn ?SignOut`:               true, // next to others an optional term does not count
		`-SignUp`:                       true,
		`-SignIn`:                       false,
		`SignIn -yes`:                   false,
		`"\"eventType\":\"SignIn\""`:    true,
		`"SignIn SignUp"`:               false,
		`%Not[A-Z]\w+Exception%`:        true,
		`{ $.eventSource = "cognito-idp.amazonaws.com" }`:   true,
		`{ $.eventSource = cognito-idp* }`:                  true,
		`{ $.eventSource != "cognito-idp.amazonaws.com" }`:  false,
		`{ $.nothing != "x" }`:                              false,
		`{ $.message.eventType = "Sign*" && $.n > 11 }`:     true,
		`{ $.message.eventType = "SignUp" || $.n >= 13 }`:   false,
		`{ ($.n = 1 || $.n = 12) && $.errorCode = %^Not% }`: true,
		`{ $.n = 1 || $.n = 12 && $.n = 13 }`:               false,
		`{ $.text > 6 }`:                                    true,
		`{ $.none IS NULL }`:                                true,
		`{ $.nothing IS NULL }`:                             false,
		`{ $.nothing NOT EXISTS }`:                          true,
		`{ $.none NOT EXISTS }`:                             false,
		`{ $.yes IS TRUE }`:                                 true,
		`{ $.yes IS FALSE }`:                                false,
		`{ $.message.list[1] = "b" }`:                       true,
		`{ $.message.list[*] = "c" }`:                       false,
		`{ $.deep[*].x = 2 }`:                               true,
		`{ ($.eventSource = "cognito-idp.amazonaws.com" || $.eventSource = "x") && $.n < 13 }`: true,
	} {
		match, err := pattern.Compile(source)
		if err != nil {
			t.Errorf("%s: %v", source, err)
			continue
		}
		if got := match(record); got != want {
			t.Errorf("%s matches: %v, want %v", source, got, want)
		}
	}
}

func TestPatternsThatAreNone(t *testing.T) {
	for _, source := range []string{`a=b`, `"open`, `{ $.a }`, `{ $.a = }`, `{ a = "b" }`, `{ $.a = "b"`, `{ ($.a = 1 }`, `{ $.a = 1 } x`, `[a, b]`, `%(%`, `?`, `{ $.a < "b" }`} {
		if _, err := pattern.Compile(source); err == nil {
			t.Errorf("%s is taken for a pattern", source)
		}
	}
}

func TestTextThatIsNoJSONFitsNoSelector(t *testing.T) {
	match, err := pattern.Compile(`{ $.a NOT EXISTS }`)
	if err != nil || match("REPORT RequestId: 1") || !match(`{"b":1}`) {
		t.Errorf("err %v", err)
	}
}

func FuzzCompile(f *testing.F) {
	f.Add(`{ $.a = "x" && $.b[*].c != 3 }`, `{"a":"x","b":[{"c":4}]}`)
	f.Add(`?a -"b c" %d%`, "a b c")
	f.Add("{$=*\xea}", "{}")
	f.Add("{$.a=\xea*b**c*}", `{"a":"bc"}`)
	f.Fuzz(func(_ *testing.T, source, text string) {
		if match, err := pattern.Compile(source); err == nil {
			match(text)
		}
	})
}
