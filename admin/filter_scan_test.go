package admin_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin"
)

// What AWS would refuse is refused before, and where it stands is told.
func TestAFilterThatAWSWouldRefuseIsRefusedWithThePlace(t *testing.T) {
	for text, c := range map[string]struct {
		at     int
		reason string
	}{
		`email="a@b.example" and name="x"`:    {21, "one condition"},
		`email = "a@b.example" OR name ^= "x`: {23, "one condition"},
		`email:ali and name:x`:                {11, "one condition"},
		`email=a@b.example && sub=1`:          {19, "one condition"},
		`(email = "a")`:                       {1, "without brackets"},
		`not email = "a"`:                     {1, "without brackets"},
		`email = 'a@b.example'`:               {9, `AWS's quotes are "`},
		`name = “Ann”`:                        {8, `AWS's quotes are "`},
		`email = "a" b`:                       {13, "nothing may follow"},
		`email = "a"b"`:                       {12, "nothing may follow"},
		`email = "unfinished`:                 {9, "not closed"},
		`email = "a\"`:                        {9, "not closed"},
		`email == "a"`:                        {7, "by = and ^= alone, not by =="},
		`email != "a"`:                        {7, "not by !="},
		`email ~ ali`:                         {7, "not by ~"},
		`email sw "ali"`:                      {7, "not by sw"},
		`name contains "x"`:                   {6, "not by contains"},
		`é = 1`:                               {},
		`custom:tenant != 42`:                 {15, "not by !="},
		`"email" = "a" and "name" = "b"`:      {15, "one condition"},
		`name:Ann and Bob`:                    {},
		`name = "Ann and name=Bob"`:           {},
		`name:O'Neill`:                        {},
		`name:'t Hooft`:                       {},
		`"just words"`:                        {},
		`email`:                               {},
		`a and b`:                             {},
	} {
		err := admin.CheckFilter(text)
		wrong, is := errors.AsType[*admin.FilterError](err)
		switch {
		case c.at == 0:
			if is {
				t.Errorf("CheckFilter(%s) is %v, want nothing", text, err)
			}
		case !is || wrong.At != c.at || !strings.Contains(wrong.Reason, c.reason):
			t.Errorf("CheckFilter(%s) is %v, want character %d: %s", text, err, c.at, c.reason)
		}
		if _, ok := admin.ParseFilter(text); ok && c.at > 0 {
			t.Errorf("%s is refused and asked", text)
		}
	}
}

func TestQuotedNamesAndPhonesAreTakenAsTheyAreWritten(t *testing.T) {
	for text, want := range map[string]string{
		`"email" ^= "ali"`:                       `email ^= "ali"`,
		`"cognito:user_status"="RESET_REQUIRED"`: `cognito:user_status = "RESET_REQUIRED"`,
		`"family_name" = "Lee"`:                  `family_name = "Lee"`,
		`username==1+1`:                          `username = "=1+1"`,
		`phone:+44 7700 900118`:                  `phone_number ^= "+447700900118"`,
		`phone_number = "+44 77"`:                `phone_number = "+4477"`,
		`+44 7700 900118`:                        `phone_number = "+447700900118"`,
		`Ann <ann@acme.example>`:                 `email = "ann@acme.example"`,
		"\ufeffann@acme.example":                 `email = "ann@acme.example"`,
	} {
		if f, ok := admin.ParseFilter(text); !ok || f.String() != want {
			t.Errorf("ParseFilter(%s) = %s, %v; want %s", text, f, ok, want)
		}
	}
}

// What AWS can't filter on is a condition on the very value.
func TestAConditionAsksForTheVeryValue(t *testing.T) {
	user := userWith(map[string]string{"custom:tenant": "42", "custom:a:b": "x", "locale": "pt-PT", "email": "ali@acme.example"})
	for text, want := range map[string]bool{
		"custom:tenant:42":          true,
		"custom:tenant=42":          true,
		`custom:tenant = "42"`:      true,
		`"custom:tenant" = "42"`:    true,
		"custom:tenant:4":           false,
		"custom:tenant:2":           false,
		`custom:tenant ^= "4"`:      true,
		"custom:tenant:420":         false,
		"custom:other:42":           false,
		"locale:pt-pt":              true,
		"locale:pt":                 false,
		"email:ali":                 true,
		"email=ali":                 false,
		"email:acme":                false,
		"dev:custom:tenant:42":      false,
		"nickname:ali@acme.example": false,
	} {
		condition, ok := admin.ParseCondition(text)
		if !ok || condition.Selects(user) != want {
			t.Errorf("%s: condition %v, %v, selects %v", text, condition, ok, condition.Selects(user))
		}
	}
	for _, text := range []string{"42", "ali", "google:1139", "role:admin", "custom:tenant", "custom:tenant:", `custom:tenant = 'x' or email = "a"`} {
		if condition, ok := admin.ParseCondition(text); ok {
			t.Errorf("%s is the condition %v", text, condition)
		}
	}
}

func userWith(attributes map[string]string) admin.User {
	var record types.UserType
	for name, value := range attributes {
		record.Attributes = append(record.Attributes, types.AttributeType{Name: &name, Value: &value})
	}
	return admin.UserOf(record)
}
