package emulator

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// schemaOf finds an attribute of the pool by name.
func (p *pool) schemaOf(name string) (types.SchemaAttributeType, bool) {
	i := slices.IndexFunc(p.described.SchemaAttributes, func(s types.SchemaAttributeType) bool { return *s.Name == name })
	if i < 0 {
		return types.SchemaAttributeType{}, false
	}
	return p.described.SchemaAttributes[i], true
}

// fits tells what is wrong with setting attributes of a user. A new user may
// be given what can't be changed later.
func (p *pool) fits(given changes, isNew bool) error {
	for _, a := range given {
		schema, known := p.schemaOf(a.Name)
		switch {
		case !known:
			return unknownAttribute(a.Name)
		case a.Name == "sub" || a.Name == "identities" || !isNew && !*schema.Mutable:
			return immutable(a.Name)
		}
		if complaint := malformed(schema, a.Value); complaint != "" {
			return invalidParameter("%s", complaint)
		}
	}
	return nil
}

func unknownAttribute(name string) error {
	return invalidParameter("Attributes did not conform to the schema: Type for attribute {%s} could not be determined", name)
}

func immutable(name string) error {
	return invalidParameter("user.%s: Attribute cannot be updated.", name)
}

// completeFor tells which required attributes a new user lacks.
func (p *pool) completeFor(given attributes) error {
	for _, schema := range p.described.SchemaAttributes {
		if *schema.Required && *schema.Name != "sub" && given.get(*schema.Name) == "" {
			return invalidParameter("Attributes did not conform to the schema: %s: The attribute %s is required", *schema.Name, *schema.Name)
		}
	}
	return nil
}

// formats are those of standard attributes with a form of their own.
var formats = map[string]struct {
	fits      func(string) bool
	complaint string
}{
	"email":        {looksLikeEmail, "Invalid email address format."},
	"phone_number": {looksLikePhone, "Invalid phone number format."},
	"birthdate":    {looksLikeDate, "Invalid birthdate."}, // text not documented
}

// malformed tells what is wrong with a value, "" for nothing.
func malformed(schema types.SchemaAttributeType, value string) string {
	name := *schema.Name
	if value == "" {
		return "" // an empty value removes the attribute
	}
	if format, ok := formats[name]; ok && !format.fits(value) {
		return format.complaint
	}
	if limits := schema.StringAttributeConstraints; limits != nil {
		length := utf8.RuneCountInString(value)
		if atLeast, err := strconv.Atoi(deref(limits.MinLength)); err == nil && length < atLeast {
			return fmt.Sprintf("Attributes did not conform to the schema: %s: String must be longer than %d characters", name, atLeast)
		}
		if atMost, err := strconv.Atoi(deref(limits.MaxLength)); err == nil && length > atMost {
			return fmt.Sprintf("Attributes did not conform to the schema: %s: String must be no longer than %d characters", name, atMost)
		}
	}
	if schema.AttributeDataType == types.AttributeDataTypeNumber {
		if _, err := strconv.ParseInt(value, 10, 64); err != nil {
			return fmt.Sprintf("Attributes did not conform to the schema: %s: Value must be a number", name) // text not documented
		}
	}
	return ""
}

func looksLikeEmail(s string) bool {
	local, host, ok := strings.Cut(s, "@")
	return ok && local != "" && host != "" && !strings.ContainsAny(s, " \t\n")
}

// looksLikePhone wants E.164: + and up to 15 digits.
func looksLikePhone(s string) bool {
	rest, ok := strings.CutPrefix(s, "+")
	return ok && len(rest) > 0 && len(rest) <= 15 && strings.Trim(rest, digits) == ""
}

func looksLikeDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
