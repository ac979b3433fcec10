package directory

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/random"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
)

// SchemaOf finds an attribute of the pool by name.
func (p *Pool) SchemaOf(name string) (types.SchemaAttributeType, bool) {
	i := slices.IndexFunc(p.Described.SchemaAttributes, func(s types.SchemaAttributeType) bool { return *s.Name == name })
	if i < 0 {
		return types.SchemaAttributeType{}, false
	}
	return p.Described.SchemaAttributes[i], true
}

// Fits returns an error if a user may not get these attributes. A new user may get attributes
// that can't be changed later.
func (p *Pool) Fits(given Changes, isNew bool) error {
	if !isNew {
		if err := p.Knows(given); err != nil {
			return err
		}
	}
	for _, a := range given {
		schema, known := p.SchemaOf(a.Name)
		switch {
		case !known:
			return UnknownAttribute(a.Name)
		case a.Name == "sub" || a.Name == "identities" || !isNew && !*schema.Mutable:
			return Immutable(a.Name)
		}
		if complaint := malformed(schema, a.Value); complaint != "" {
			return refuse.InvalidParameter("%s", complaint)
		}
	}
	return nil
}

// Knows refuses changes to a user of attributes that are not in the schema (public reports of
// UpdateUserAttributes).
func (p *Pool) Knows(given Changes) error {
	names := make([]string, len(given))
	for i, a := range given {
		names[i] = a.Name
	}
	if unknown := p.Unknown(names...); len(unknown) > 0 {
		return refuse.InvalidParameter("%s", NotInSchema(unknown...))
	}
	return nil
}

// Unknown returns the names that are not in the schema.
func (p *Pool) Unknown(names ...string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		_, known := p.SchemaOf(name)
		return known
	})
}

// NotInSchema says of each attribute that it is not in the schema.
func NotInSchema(names ...string) string {
	var said strings.Builder
	for _, name := range names {
		fmt.Fprintf(&said, "user.%s: Attribute does not exist in the schema.\n", name)
	}
	return said.String()
}

// UnknownAttribute refuses an attribute of a new user that is not in the schema.
func UnknownAttribute(name string) error {
	return refuse.InvalidParameter("Attributes did not conform to the schema: Type for attribute {%s} could not be determined", name)
}

// Immutable refuses to change an attribute that can't be changed.
func Immutable(name string) error {
	return refuse.InvalidParameter("user.%s: Attribute cannot be updated.", name)
}

// CompleteFor returns an error if a new user lacks a required attribute.
func (p *Pool) CompleteFor(given Attributes) error {
	for _, schema := range p.Described.SchemaAttributes {
		if *schema.Required && *schema.Name != "sub" && given.Get(*schema.Name) == "" {
			return refuse.InvalidParameter("Attributes did not conform to the schema: %s: The attribute %s is required", *schema.Name, *schema.Name)
		}
	}
	return nil
}

// Formats are the formats of the standard attributes that have one.
var Formats = map[string]struct {
	Fits      func(string) bool
	complaint string
}{
	"email":        {looksLikeEmail, "Invalid email address format."},
	"phone_number": {looksLikePhone, "Invalid phone number format."},
	"birthdate":    {looksLikeDate, "Invalid birthdate."}, // text not documented
}

// malformed says what is wrong with a value, "" for nothing.
func malformed(schema types.SchemaAttributeType, value string) string {
	name := *schema.Name
	if value == "" {
		return "" // an empty value removes the attribute
	}
	if format, ok := Formats[name]; ok && !format.Fits(value) {
		return format.complaint
	}
	if limits := schema.StringAttributeConstraints; limits != nil {
		length := utf8.RuneCountInString(value)
		if atLeast, err := strconv.Atoi(shape.Value(limits.MinLength)); err == nil && length < atLeast {
			return fmt.Sprintf("Attributes did not conform to the schema: %s: String must be longer than %d characters", name, atLeast)
		}
		if atMost, err := strconv.Atoi(shape.Value(limits.MaxLength)); err == nil && length > atMost {
			return fmt.Sprintf("Attributes did not conform to the schema: %s: String must be no longer than %d characters", name, atMost)
		}
	}
	if complaint := mistyped(schema, value); complaint != "" {
		return fmt.Sprintf("Attributes did not conform to the schema: %s: %s", name, complaint)
	}
	return ""
}

// mistyped says what is wrong with a value that is no text, "" for nothing. The texts are not
// documented, nor is the form of a DateTime: here it is that of RFC 3339.
func mistyped(schema types.SchemaAttributeType, value string) string {
	switch schema.AttributeDataType {
	case types.AttributeDataTypeNumber:
		return outOfRange(shape.Value(schema.NumberAttributeConstraints), value)
	case types.AttributeDataTypeBoolean:
		if !strings.EqualFold(value, "true") && !strings.EqualFold(value, "false") {
			return "Value must be a boolean"
		}
	case types.AttributeDataTypeDatetime:
		if _, err := time.Parse(time.RFC3339, value); err != nil {
			return "Value must be a date and time"
		}
	}
	return ""
}

// outOfRange says what is wrong with a number. Numbers are whole, and as large as they like.
func outOfRange(limits types.NumberAttributeConstraintsType, value string) string {
	n, ok := new(big.Int).SetString(value, 10)
	if !ok {
		return "Value must be a number"
	}
	if atLeast, ok := new(big.Int).SetString(shape.Value(limits.MinValue), 10); ok && n.Cmp(atLeast) < 0 {
		return fmt.Sprintf("Number must be at least %s", atLeast)
	}
	if atMost, ok := new(big.Int).SetString(shape.Value(limits.MaxValue), 10); ok && n.Cmp(atMost) > 0 {
		return fmt.Sprintf("Number must be at most %s", atMost)
	}
	return ""
}

func looksLikeEmail(s string) bool {
	local, host, ok := strings.Cut(s, "@")
	return ok && local != "" && host != "" && !strings.ContainsAny(s, " \t\n")
}

// looksLikePhone reports whether a text is in E.164: + and up to 15 digits.
func looksLikePhone(s string) bool {
	rest, ok := strings.CutPrefix(s, "+")
	return ok && len(rest) > 0 && len(rest) <= 15 && strings.Trim(rest, random.Digits) == ""
}

func looksLikeDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
