package shell

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
)

// Member is a member of the input of a call, by the API's name for it.
type Member struct {
	Name string
	// Value is a string, number, truth value, or a record or list of the SDK's.
	Value any
	// Variable is the shell variable that stands in place of a secret, "" for none.
	// The AWS CLI reads its value as it reads all: one that begins with file:// is
	// the path of a file.
	Variable string
}

// AWS is the command of the AWS CLI for a call, without the options that name the
// account.
//
// Values that the AWS CLI would take for something else than themselves, and those
// that can't be shown exactly, are members of --cli-input-json, where they are
// literal in both of its versions and every character can be written as \u….
func AWS(service, operation string, members ...Member) Command {
	c := New("aws", service, Kebab(operation))
	inJSON := map[string]any{}
	for _, m := range members {
		if m.Variable == "" && !literal(m.Value) {
			inJSON[m.Name] = stripped(reflect.ValueOf(m.Value))
			continue
		}
		c = c.and(m.words()...)
	}
	if len(inJSON) > 0 {
		c = c.and(word{text: "--cli-input-json"}, word{text: compact(inJSON)})
	}
	return c
}

// literal reports whether the AWS CLI takes a value, written as an option's, as it
// is. One that begins with file:// or fileb:// it reads from the file, and with
// http:// or https:// version 1 fetches it.
func literal(value any) bool {
	v := reflect.Indirect(reflect.ValueOf(value))
	if v.Kind() != reflect.String {
		return true
	}
	scheme, _, found := strings.Cut(v.String(), "://")
	return Shown(v.String()) && !(found && slices.Contains([]string{"file", "fileb", "http", "https"}, scheme))
}

func (m Member) words() []word {
	option := "--" + Kebab(m.Name)
	if m.Variable != "" {
		return []word{{option + "=", m.Variable}}
	}
	value := reflect.Indirect(reflect.ValueOf(m.Value))
	switch value.Kind() {
	case reflect.Bool:
		if !value.Bool() {
			option = "--no-" + Kebab(m.Name)
		}
		return []word{{text: option}}
	case reflect.Struct, reflect.Slice, reflect.Map:
		return Command{}.With(option, compact(m.Value)).words
	default:
		return Command{}.With(option, fmt.Sprint(value.Interface())).words
	}
}

// compact writes a record as the JSON that the AWS CLI takes, without the members
// that are not set, in characters that are shown exactly.
func compact(v any) string {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(stripped(reflect.ValueOf(v))); err != nil {
		return err.Error() // SDK records are made of strings, numbers and lists
	}
	return escaped(strings.TrimSuffix(b.String(), "\n"))
}

// escaped writes characters of JSON that are not shown exactly as \u….
func escaped(text string) string {
	if Shown(text) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch high, low := utf16.EncodeRune(r); {
		case shown(r):
			b.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}

func stripped(v reflect.Value) any {
	v = reflect.Indirect(v)
	switch v.Kind() {
	case reflect.Interface:
		return stripped(v.Elem())
	case reflect.Struct:
		out := map[string]any{}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && !(v.Field(i).Kind() != reflect.Bool && v.Field(i).IsZero()) {
				out[v.Type().Field(i).Name] = stripped(v.Field(i))
			}
		}
		return out
	case reflect.Map:
		return v.Interface()
	case reflect.Slice:
		out := make([]any, v.Len())
		for i := range out {
			out[i] = stripped(v.Index(i))
		}
		return out
	default:
		return v.Interface()
	}
}

// Kebab writes a name of the API as the AWS CLI does: SMSMfaSettings becomes
// sms-mfa-settings.
func Kebab(name string) string {
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		begins := unicode.IsUpper(r) && i > 0 &&
			(!unicode.IsUpper(runes[i-1]) || (i+1 < len(runes) && unicode.IsLower(runes[i+1])))
		if begins {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
