package admin

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// attribute finds an attribute of the pool's schema. If the pool was not read,
// known is false.
func (p PoolDetail) attribute(name string) (a SchemaAttribute, known bool) {
	i := slices.IndexFunc(p.Attributes, func(a SchemaAttribute) bool { return a.Name == name })
	if i < 0 {
		return SchemaAttribute{}, false
	}
	return p.Attributes[i], true
}

// Settable says why an administrator can't give a user an attribute, "" when
// they can. A new user may get attributes that are fixed afterwards.
func (p PoolDetail) Settable(name, value string, isNew bool) string {
	if name == "sub" || name == "identities" {
		return name + " is set by Cognito only."
	}
	if p.Attributes == nil {
		return ""
	}
	schema, known := p.attribute(name)
	switch {
	case !known:
		return p.unknown(name)
	case schema.exact != (exact{}):
		return name + " can't be named here: its name holds characters that can't be shown."
	case !schema.Mutable && !isNew:
		return name + " is fixed once the user is created."
	case value == "" && schema.Required:
		return name + " is required in this pool, so it can't be removed."
	case value == "":
		return ""
	}
	return schema.refusal(value)
}

// unknown also catches the usual mistake: a custom attribute without its
// prefix.
func (p PoolDetail) unknown(name string) string {
	for _, prefix := range []string{"custom:", "dev:custom:", "dev:"} {
		if _, known := p.attribute(prefix + name); known {
			return "This pool has no attribute " + name + "; it has " + prefix + name + "."
		}
	}
	return "This pool has no attribute " + name + "."
}

// ValueForms are what values look like, by the type of the attribute and, for
// those with a form of their own, by name.
var ValueForms = map[string]struct {
	Fits  func(string) bool
	wants string
}{
	"Number":       {isNumber, "a whole number"},
	"Boolean":      {func(v string) bool { return v == "true" || v == "false" }, "true or false"},
	"email":        {isEmail, "an e-mail address"},
	"phone_number": {isPhone, "a phone number as + and up to 15 digits, such as +441632960961"},
}

func (a SchemaAttribute) refusal(value string) string {
	for _, form := range []string{a.Type, a.Name} {
		if f, ok := ValueForms[form]; ok && !f.Fits(value) {
			return a.Name + " must be " + f.wants + "."
		}
	}
	if a.Type == "Number" {
		return a.outOfBounds(value)
	}
	return a.outOfLength(utf8.RuneCountInString(value))
}

func (a SchemaAttribute) outOfLength(length int) string {
	if least, err := strconv.Atoi(a.MinLength); err == nil && length < least {
		return fmt.Sprintf("%s needs at least %d characters; this has %d.", a.Name, least, length)
	}
	if most, err := strconv.Atoi(a.MaxLength); err == nil && length > most {
		return fmt.Sprintf("%s takes at most %d characters; this has %d.", a.Name, most, length)
	}
	return ""
}

func (a SchemaAttribute) outOfBounds(value string) string {
	number, err := strconv.ParseInt(value, 10, 64)
	if err != nil {
		return "" // beyond what can be compared here
	}
	if least, err := strconv.ParseInt(a.MinValue, 10, 64); err == nil && number < least {
		return fmt.Sprintf("%s must be at least %d.", a.Name, least)
	}
	if most, err := strconv.ParseInt(a.MaxValue, 10, 64); err == nil && number > most {
		return fmt.Sprintf("%s must be at most %d.", a.Name, most)
	}
	return ""
}

func isNumber(v string) bool {
	digits := strings.TrimPrefix(v, "-")
	return digits != "" && strings.Trim(digits, "0123456789") == ""
}

func isEmail(v string) bool {
	local, host, ok := strings.Cut(v, "@")
	return ok && local != "" && host != "" && !strings.ContainsAny(v, " \t\n")
}

func isPhone(v string) bool {
	digits, ok := strings.CutPrefix(v, "+")
	return ok && digits != "" && len(digits) <= 15 && strings.Trim(digits, "0123456789") == ""
}

// Takes says which values an attribute takes.
func (a SchemaAttribute) Takes() string {
	var words []string
	if a.Required {
		words = append(words, "* required in this pool")
	}
	for _, form := range []string{a.Type, a.Name} {
		if f, ok := ValueForms[form]; ok {
			words = append(words, f.wants)
		}
	}
	if bounds := bounds(cmp.Or(a.MinLength, a.MinValue), cmp.Or(a.MaxLength, a.MaxValue)); bounds != "" {
		unit := ""
		if a.Type == "String" {
			unit = " characters"
		}
		words = append(words, bounds+unit)
	}
	if !a.Mutable {
		words = append(words, "fixed once the user is created")
	}
	return strings.Join(words, " · ")
}

func bounds(least, most string) string {
	if least == "0" {
		least = ""
	}
	switch {
	case least != "" && most != "":
		return "from " + least + " to " + most
	case least != "":
		return "at least " + least
	case most != "":
		return "up to " + most
	}
	return ""
}
