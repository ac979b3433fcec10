package emulator_test

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

func attribute(name string, kind types.AttributeDataType, edit ...func(*types.SchemaAttributeType)) types.SchemaAttributeType {
	a := types.SchemaAttributeType{Name: &name, AttributeDataType: kind}
	for _, f := range edit {
		f(&a)
	}
	return a
}

func between(atLeast, atMost string) func(*types.SchemaAttributeType) {
	return func(a *types.SchemaAttributeType) {
		if a.AttributeDataType == types.AttributeDataTypeNumber {
			a.NumberAttributeConstraints = &types.NumberAttributeConstraintsType{MinValue: &atLeast, MaxValue: &atMost}
			return
		}
		a.StringAttributeConstraints = &types.StringAttributeConstraintsType{MinLength: &atLeast, MaxLength: &atMost}
	}
}

func developerOnly(a *types.SchemaAttributeType) { a.DeveloperOnlyAttribute = aws.Bool(true) }

// TestWhatSchemasAreRefused makes pools with one attribute each.
func TestWhatSchemasAreRefused(t *testing.T) {
	const (
		invalid  = "InvalidParameterException: "
		standard = invalid + "You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute "
		tooLong  = "user.team: String attributes cannot have a length of more than 2048"
		untyped  = invalid + "Invalid AttributeDataType input, consider using the provided AttributeDataType enum."
	)
	text, number := types.AttributeDataTypeString, types.AttributeDataTypeNumber
	for name, test := range map[string]struct {
		attribute types.SchemaAttributeType
		want      string
	}{
		"a text":                      {attribute("team", text, between("1", "9")), "success"},
		"a developer's":               {attribute("team", text, developerOnly), "success"},
		"no type":                     {attribute("team", ""), untyped},
		"an unknown type":             {attribute("team", "Binary"), invalid + "*"},
		"less than nothing":           {attribute("team", text, between("9", "1")), invalid + "user.team: Max length cannot be less than min length."},
		"words as length":             {attribute("team", text, between("one", "9")), invalid + "Invalid StringAttributeConstraints for schema attribute team"},
		"no numbers left":             {attribute("age", number, between("9", "1")), invalid + "user.age: Max value cannot be less than min value."},
		"words as numbers":            {attribute("age", number, between("0", "many")), invalid + "Invalid NumberAttributeConstraints for schema attribute age"},
		"the longest text":            {attribute("team", text, between("0", "2048")), "success"},
		"a text too long":             {attribute("team", text, between("0", "2049")), invalid + tooLong},
		"a text too long at least":    {attribute("team", text, between("2049", "")), invalid + tooLong},
		"a large number":              {attribute("age", number, between("2049", "4098")), "success"},
		"e-mail as it is":             {attribute("email", text), "success"},
		"e-mail without a type":       {attribute("email", ""), "success"},
		"e-mail as a number":          {attribute("email", number), standard + "email"},
		"updated_at as a text":        {attribute("updated_at", text), standard + "updated_at"},
		"e-mail for developers":       {attribute("email", text, developerOnly), standard + "email"},
		"the sub for developers":      {attribute("sub", text, developerOnly), standard + "sub"},
		"e-mail with bad bounds":      {attribute("email", text, between("9", "1")), invalid + "*"},
		"verified, which is no claim": {attribute("email_verified", types.AttributeDataTypeBoolean), "success"},
		"verified phone, too long":    {attribute("phone_number_verified", types.AttributeDataTypeBoolean), invalid + "*"},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t)
			out, err := l.CreateUserPool(t.Context(), &cip.CreateUserPoolInput{PoolName: aws.String("x"), Schema: []types.SchemaAttributeType{test.attribute}})
			expect(t, err, test.want)
			if err != nil || *test.attribute.Name != "email_verified" {
				return
			}
			if last := out.UserPool.SchemaAttributes[len(out.UserPool.SchemaAttributes)-1]; *last.Name != "custom:email_verified" {
				t.Errorf("the last one is %s", *last.Name)
			}
		})
	}
}

// TestSchemasAreDescribedAsAWSDoes makes the pool of the API reference's example, whose number
// has constraints of a text too.
func TestSchemasAreDescribedAsAWSDoes(t *testing.T) {
	l := newLab(t)
	both := func(a *types.SchemaAttributeType) {
		a.NumberAttributeConstraints = &types.NumberAttributeConstraintsType{MinValue: aws.String("1"), MaxValue: aws.String("99")}
		a.StringAttributeConstraints = &types.StringAttributeConstraintsType{MinLength: aws.String("1"), MaxLength: aws.String("99")}
	}
	mine := attribute("mydev", types.AttributeDataTypeNumber, developerOnly, both)
	out := must(l.CreateUserPool(t.Context(), &cip.CreateUserPoolInput{PoolName: aws.String("x"), Schema: []types.SchemaAttributeType{
		mine, attribute("vip", types.AttributeDataTypeBoolean, both), attribute("team", types.AttributeDataTypeString, both), attribute("email", "", both),
	}}))(l)
	has := map[string][2]bool{} // constraints of a text, of a number
	for _, a := range out.UserPool.SchemaAttributes {
		has[*a.Name] = [2]bool{a.StringAttributeConstraints != nil, a.NumberAttributeConstraints != nil}
	}
	for name, want := range map[string][2]bool{
		"dev:custom:mydev": {false, true}, "custom:vip": {false, false}, "custom:team": {true, false}, "email": {true, false},
	} {
		if got, ok := has[name]; !ok || got != want {
			t.Errorf("%s: %v (there: %t), want %v", name, got, ok, want)
		}
	}
	again := &cip.AddCustomAttributesInput{UserPoolId: out.UserPool.Id, CustomAttributes: []types.SchemaAttributeType{mine}}
	refused(l.AddCustomAttributes(t.Context(), again))(l, "InvalidParameterException", "custom:mydev: Existing attribute already has name dev:custom:mydev.")
}

// TestValuesHaveTheirType writes one value each to attributes of every type.
func TestValuesHaveTheirType(t *testing.T) {
	l := newLab(t)
	pool := l.pool(func(in *cip.CreateUserPoolInput) {
		in.Schema = []types.SchemaAttributeType{
			attribute("age", types.AttributeDataTypeNumber, between("-1", "120")), attribute("huge", types.AttributeDataTypeNumber),
			attribute("vip", types.AttributeDataTypeBoolean), attribute("since", types.AttributeDataTypeDatetime),
			attribute("team", types.AttributeDataTypeString, between("2", "4")),
		}
	})
	l.user(pool, "alice", types.UserStatusTypeConfirmed)
	for _, test := range []struct{ name, good, bad string }{
		{"custom:age", "-1", "-2"},
		{"custom:age", "120", "121"},
		{"custom:age", "7", "seven"},
		{"custom:age", "7", "7.5"},
		{"custom:huge", strings.Repeat("9", 400), "0x10"},
		{"custom:vip", "true", "yes"},
		{"custom:vip", "FALSE", "0"},
		{"custom:since", "2026-11-30T12:00:00Z", "yesterday"},
		{"custom:team", "ärzt", "x"},
		{"custom:team", "ärzt", "ärzte"},
		{"updated_at", "1471453471", "-1"},
		{"updated_at", "0", "today"},
		{"email_verified", "true", "maybe"},
		{"birthdate", "1985-02-01", "02/01/1985"},
	} {
		expect(t, setAttributes(test.name, test.good)(l, pool, aws.String("alice")), "success")
		expect(t, setAttributes(test.name, test.bad)(l, pool, aws.String("alice")), "InvalidParameterException: *")
	}
}

// TestClaimsHaveOpenIDsTypes reads the ID token of a user with attributes of every kind.
func TestClaimsHaveOpenIDsTypes(t *testing.T) {
	l := newLab(t)
	pool := l.pool(func(in *cip.CreateUserPoolInput) {
		in.Schema = []types.SchemaAttributeType{attribute("age", types.AttributeDataTypeNumber), attribute("address", types.AttributeDataTypeString)}
	})
	l.user(pool, "alice", types.UserStatusTypeConfirmed,
		emulator.Attribute{Name: "address", Value: "1 Main St"}, emulator.Attribute{Name: "updated_at", Value: "1471453471"},
		emulator.Attribute{Name: "custom:age", Value: "41"}, emulator.Attribute{Name: "phone_number", Value: "+15550100"},
		emulator.Attribute{Name: "phone_number_verified", Value: "true"}, emulator.Attribute{Name: "birthdate", Value: "1985-02-01"})
	token := *must(l.signIn(l.webClient(pool), "alice", goodPassword))(l).AuthenticationResult.IdToken
	payload, err := base64.RawURLEncoding.DecodeString(strings.Split(token, ".")[1])
	if err != nil {
		t.Fatal(err)
	}
	var claims map[string]json.RawMessage
	if err := json.Unmarshal(payload, &claims); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"address": `{"formatted":"1 Main St"}`, "updated_at": `1471453471`, "custom:age": `"41"`, "phone_number_verified": `true`, "birthdate": `"1985-02-01"`,
	} {
		if got := string(claims[name]); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}

// TestPasswordsMayHoldSpaces sets passwords with spaces in them.
func TestPasswordsMayHoldSpaces(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	client := l.webClient(pool)
	l.user(pool, "alice", types.UserStatusTypeConfirmed)
	for _, good := range []string{"Correct horse 4 battery", "Two  spaces-1", "Tab\tinside-1"} {
		expect(t, setPassword(good, true)(l, pool, aws.String("alice")), "success")
		fine(l.signIn(client, "alice", good))(l)
	}
	const words = "InvalidParameterException: 1 validation error detected: Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$"
	for _, bad := range []string{" Leading-1", "Trailing-1 ", "\tLeading-1"} {
		expect(t, setPassword(bad, true)(l, pool, aws.String("alice")), words)
	}
}
