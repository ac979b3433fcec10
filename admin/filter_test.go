package admin_test

import (
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin"
)

func TestTypedTextBecomesAQuestionToAWS(t *testing.T) {
	for typed, want := range map[string]string{
		`email:ali`:                            `email ^= "ali"`,
		`email: ali`:                           `email ^= "ali"`,
		`mail:ali`:                             `email ^= "ali"`,
		`email=ali@acme.example`:               `email = "ali@acme.example"`,
		`email ^= "ali"`:                       `email ^= "ali"`,
		`email = "a\"b"`:                       `email = "a\"b"`,
		`name:Ann Lee`:                         `name ^= "Ann Lee"`,
		`given:Ann`:                            `given_name ^= "Ann"`,
		`family_name:Lee`:                      `family_name ^= "Lee"`,
		`phone:+4477`:                          `phone_number ^= "+4477"`,
		`preferred:ann`:                        `preferred_username ^= "ann"`,
		`username:Alice`:                       `username ^= "Alice"`,
		`status:unconfirmed`:                   `cognito:user_status = "UNCONFIRMED"`,
		`status:CONFIRMED`:                     `cognito:user_status = "CONFIRMED"`,
		`status:unconf`:                        `cognito:user_status ^= "UNCONF"`,
		`status:invited`:                       `cognito:user_status = "FORCE_CHANGE_PASSWORD"`,
		`status:federated`:                     `cognito:user_status = "EXTERNAL_PROVIDER"`,
		`status:disabled`:                      `status = "Disabled"`,
		`cognito:user_status:confirmed`:        `cognito:user_status = "CONFIRMED"`,
		`cognito:user_status = "CONFIRMED"`:    `cognito:user_status = "CONFIRMED"`,
		`enabled:no`:                           `status = "Disabled"`,
		`enabled:yes`:                          `status = "Enabled"`,
		`sub:3f1c`:                             `sub ^= "3f1c"`,
		`3f1c0000-0000-4000-8000-00000000009a`: `sub = "3f1c0000-0000-4000-8000-00000000009a"`,
		`ali@acme.example`:                     `email = "ali@acme.example"`,
		`+15550100123`:                         `phone_number = "+15550100123"`,
	} {
		f, ok := admin.ParseFilter(typed)
		if !ok || f.String() != want {
			t.Errorf("ParseFilter(%q) = %q, %v; want %q", typed, f, ok, want)
		}
	}
}

func TestTextThatAWSCannotAnswerIsNoFilter(t *testing.T) {
	for _, typed := range []string{
		"", "ali", "ali baba", "custom:tenant:42", "custom:tenant=42", "email:", "email = \"\"",
		"enabled:maybe", "@acme", "locale:en",
	} {
		if f, ok := admin.ParseFilter(typed); ok {
			t.Errorf("ParseFilter(%q) = %q, want no filter", typed, f)
		}
	}
}

func TestEverySearchableWordIsUnderstood(t *testing.T) {
	for _, word := range admin.SearchableAttributes() {
		values := admin.FilterValues(word)
		if values == nil {
			values = []string{"x"}
		}
		for _, value := range values {
			if _, ok := admin.ParseFilter(word + ":" + value); !ok {
				t.Errorf("ParseFilter(%s:%s) is no filter", word, value)
			}
		}
	}
}

func TestAValueThatAnAttributeNeverHasIsASlip(t *testing.T) {
	for typed, want := range map[string]string{
		"status:unconfirmd":        `no status "unconfirmd": did you mean unconfirmed?`,
		"status:cofnirmed":         "did you mean confirmed?",
		"STATUS=Invitd":            "did you mean invited?",
		"status:inv":               "did you mean invited?",
		"status=unconf":            "did you mean unconfirmed?",
		"status:x":                 `no status "x". It is confirmed, unconfirmed, invited, reset, federated, enabled or disabled`,
		"enabled:maybe":            `no enabled "maybe". It is yes or no`,
		"enabled:y":                "did you mean yes?",
		`cognito:user_status="NO"`: "", // AWS may know a status that we do not
		"status:unconf":            "",
		"status:archived":          "",
		"email:unconfirmd":         "",
		"tenant:unconfirmd":        "",
		"status:":                  "",
		"emial:ali":                `no attribute "emial": did you mean email:ali?`,
		"emal=ali@acme.io":         "did you mean email=ali@acme.io?",
		"Usrename:ali":             "did you mean username:ali?",
		"satus:reset":              "did you mean status:reset?",
		"user_name:ali":            "did you mean username:ali?",
		"emial:":                   "",
		"custom:tenant:42":         "",
		"role:admin":               "",
		"locale:en":                "",
		"nickname:ali":             "",
		"google:1139":              "",
		"e:ali":                    "",
		"unconfirmd":               "",
	} {
		err := admin.CheckFilter(typed)
		if want == "" && err != nil {
			t.Errorf("CheckFilter(%q) is %v, want nil", typed, err)
		}
		if want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("CheckFilter(%q) is %v, want it to say %s", typed, err, want)
		}
	}
}

// A value must not be able to leave its quotes and ask something else.
func FuzzFilterRoundTrip(f *testing.F) {
	f.Add(`a"b`)
	f.Add(`a\`)
	f.Fuzz(func(t *testing.T, value string) {
		asked := admin.Filter{Attribute: "email", Op: admin.Equals, Value: value}
		if value == "" {
			return
		}
		quotes := 0
		text := asked.String()
		for i := 0; i < len(text); i++ {
			switch text[i] {
			case '\\':
				i++
			case '"':
				quotes++
			}
		}
		if quotes != 2 {
			t.Errorf("%s has %d bare quotes, want 2", text, quotes)
		}
	})
}
