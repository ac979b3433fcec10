package imports

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/users"
	"github.com/cognito-tui/cognito-tui/logs/wire"
)

// outcome is what the log says of a row.
type outcome struct{ word, why string }

// The outcomes whose text the developer guide has. That of other failures is not documented.
var (
	succeeded  = outcome{"SUCCEEDED", "The import succeeded."}
	skipped    = outcome{"SKIPPED", "The user already exists."}
	unverified = outcome{"FAILED", "The User Record does not set any of the auto verified attributes to true. (Example: email_verified to true)."}
)

func failed(why string) outcome { return outcome{"FAILED", why} }

// importRow makes a user of a row, if it can.
func importRow(c *account.Call, p *directory.Pool, columns []string, line string) outcome {
	values := fields(line)
	switch {
	case utf8.RuneCountInString(line) > maxRow:
		return failed("The row is longer than 16,000 characters.")
	case len(values) != len(columns):
		return failed("The row does not have as many values as the header has columns.")
	}
	row := map[string]string{}
	for i, name := range columns {
		row[name] = values[i]
	}
	if complaint := misses(p, row); complaint != (outcome{}) {
		return complaint
	}
	u, err := userOf(c, p, row)
	if err != nil {
		why, _ := errors.AsType[*wire.Failure](err) // what the directory refuses with
		if why.Code == "UsernameExistsException" {
			return skipped
		}
		return failed(why.Message)
	}
	p.Users.Add(u)
	return succeeded
}

// misses checks what the developer guide demands of a row beyond what it demands of every user.
func misses(p *directory.Pool, row map[string]string) outcome {
	isTrue := func(name string) bool { return strings.EqualFold(row[name], "true") }
	verified := slices.DeleteFunc(slices.Clone(p.Described.AutoVerifiedAttributes), func(a types.VerifiedAttributeType) bool {
		return !isTrue(string(a) + "_verified")
	})
	if len(verified) == 0 {
		return unverified
	}
	for _, name := range []string{"email", "phone_number"} {
		if isTrue(name+"_verified") && row[name] == "" {
			return failed("The User Record sets " + name + "_verified to true without " + name + ".")
		}
	}
	name := row[columnUsername]
	if name == "" || strings.ContainsAny(name, " \t") {
		return failed("The User Record has no username, or one with a space or tab.")
	}
	if !mfaFits(p.MFA.MfaConfiguration, strings.ToLower(row[columnMFA])) {
		return failed("cognito:mfa_enabled does not agree with the user pool.")
	}
	return outcome{}
}

// mfaFits reports whether a row's cognito:mfa_enabled agrees with the pool.
func mfaFits(pool types.UserPoolMfaType, value string) bool {
	return slices.Contains(map[types.UserPoolMfaType][]string{
		types.UserPoolMfaTypeOn:       {"true", ""},
		types.UserPoolMfaTypeOff:      {"false", ""},
		types.UserPoolMfaTypeOptional: {"true", "false"},
	}[pool], value)
}

// userOf makes the user of a row.
func userOf(c *account.Call, p *directory.Pool, row map[string]string) (*directory.User, error) {
	given, err := attributesOf(p, row)
	if err != nil {
		return nil, err
	}
	username, given, err := users.SignUpName(p, row[columnUsername], given)
	if err != nil {
		return nil, err
	}
	if p.Users.ByName[p.Users.Key(username)] != nil {
		return nil, refuse.With("UsernameExistsException", "User account already exists")
	}
	attributes := directory.AttributesOf(given)
	for _, err := range []error{p.Fits(given, true), p.CompleteFor(attributes), users.ClaimAliases(p, c, nil, attributes, false)} {
		if err != nil {
			return nil, err
		}
	}
	u := users.New(c, username, attributes, types.UserStatusTypeResetRequired)
	if passwordless(p, u) {
		u.Status = types.UserStatusTypeConfirmed
	}
	if strings.EqualFold(row[columnMFA], "true") && attributes.Get("phone_number") != "" {
		// Which factor the column turns on is not documented. When it was made, SMS was the only one.
		u.Rare().Factors.Set(directory.FactorSMS, true, false)
	}
	return u, nil
}

// attributesOf returns a row's attributes as a user has them. Birth dates are converted: the one in
// a file has another order than the one of the schema. Whether AWS converts them is not documented.
func attributesOf(p *directory.Pool, row map[string]string) (directory.Changes, error) {
	var out directory.Changes
	for _, name := range header(p) {
		value := row[name]
		if value == "" || name == columnMFA || name == columnUsername {
			continue
		}
		switch schema, _ := p.SchemaOf(name); {
		case name == "birthdate":
			day, err := time.Parse("01/02/2006", value)
			if err != nil {
				return nil, refuse.InvalidParameter("birthdate is not in the format mm/dd/yyyy.")
			}
			value = day.Format(time.DateOnly)
		case schema.AttributeDataType == types.AttributeDataTypeBoolean:
			value = strings.ToLower(value)
			if _, err := strconv.ParseBool(value); err != nil {
				return nil, refuse.InvalidParameter("%s is neither true nor false.", name)
			}
		}
		out = append(out, directory.Attribute{Name: name, Value: value})
	}
	return out, nil
}

// passwordless reports whether the user could sign in with a code. Such users need no new password
// (developer guide, "Requiring imported users to reset their passwords").
func passwordless(p *directory.Pool, u *directory.User) bool {
	factors := p.Described.Policies.SignInPolicy.AllowedFirstAuthFactors
	return slices.Contains(factors, types.AuthFactorTypeEmailOtp) && u.Verified("email") ||
		slices.Contains(factors, types.AuthFactorTypeSmsOtp) && u.Verified("phone_number")
}
