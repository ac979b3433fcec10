package admin_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/admin"
)

func TestANameIsFoundInWhatPeopleCopy(t *testing.T) {
	for text, want := range map[string]string{
		"alice":                              "alice",
		" alice\t":                           "alice",
		"'bob',":                             "bob",
		"“bob”":                              "bob",
		"\ufeffalice":                        "alice",
		"\u200bali@acme.example\u200b":       "ali@acme.example",
		"Alice <alice@acme.example>,":        "alice@acme.example",
		"mailto:alice@acme.example?subject=": "alice@acme.example",
		"+44 7700 900118":                    "+447700900118",
		"+44 (0)7700 900-118":                "+447700900118",
		"+44\u00a07700\u00a0900118":          "+447700900118",
		"\u202a+44 7700 900118\u202c":        "+447700900118",
		"+44\u20117700\u2011900118":          "+447700900118",
		"+1 (555) 010-0123":                  "+15550100123",
		"+1.555.010.0123":                    "+15550100123",
		"tel:+44-7700-900118":                "+447700900118",
		"o'neill":                            "o'neill",
		"a+b@acme.example":                   "a+b@acme.example",
		"+":                                  "+",
		"+44 call me":                        "+44 call me",
		"Google_1139":                        "Google_1139",
	} {
		if got := admin.NameIn(text); got != want {
			t.Errorf("NameIn(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestAPoolIsNamedByItsIDInAnyPartition(t *testing.T) {
	for text, want := range map[string]string{
		"eu-west-1_Ab12Cd34E":      "eu-west-1_Ab12Cd34E",
		"us-gov-west-1_Ab12Cd34E":  "us-gov-west-1_Ab12Cd34E",
		"cn-north-1_Ab12Cd34E":     "cn-north-1_Ab12Cd34E",
		"eusc-de-east-1_Ab12Cd34E": "eusc-de-east-1_Ab12Cd34E",
		"us-isob-east-1_Ab12Cd34E": "us-isob-east-1_Ab12Cd34E",
		"local_3x4mpl3":            "local_3x4mpl3",
		"arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab12Cd34E":               "eu-west-1_Ab12Cd34E",
		"arn:aws-us-gov:cognito-idp:us-gov-west-1:123456789012:userpool/us-gov-west-1_Ab12Cd3":  "us-gov-west-1_Ab12Cd3",
		"arn:aws-eusc:cognito-idp:eusc-de-east-1:123456789012:userpool/eusc-de-east-1_Ab12Cd3":  "eusc-de-east-1_Ab12Cd3",
		"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E":                       "eu-west-1_Ab12Cd34E",
		"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E/.well-known/jwks.json": "eu-west-1_Ab12Cd34E",
		"http://localhost:9229/local_3x4mpl3":                                                   "local_3x4mpl3",
		"eu-west-1_":                                                                            "",
		"eu-west-1":                                                                             "",
		"acme-consumer":                                                                         "",
		"my_pool":                                                                               "",
		"alice_eu-west-1":                                                                       "",
		"x-eu-west-1_Ab12":                                                                      "",
		"arn:aws:cognito-idp:eu-west-1:123456789012:identitypool/eu-west-1_Ab12Cd34E": "",
	} {
		if got := admin.PoolIDIn(text); got != want {
			t.Errorf("PoolIDIn(%q) = %q, want %q", text, got, want)
		}
	}
}
