package wire

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"unicode/utf8"
)

// violations collects what is wrong with a request, in AWS's words.
type violations []string

func (v *violations) add(value, path, constraint string) {
	*v = append(*v, fmt.Sprintf("Value%s at '%s' failed to satisfy constraint: %s", value, path, constraint))
}

func (v violations) err(exception string) error {
	switch len(v) {
	case 0:
		return nil
	case 1:
		return Fail(exception, "1 validation error detected: %s", v[0])
	default:
		return Fail(exception, "%d validation errors detected: %s", len(v), strings.Join(v, "; "))
	}
}

// requireAll complains about the named members that in, a struct, lacks.
func requireAll(in reflect.Value, names []string, path string, v *violations) {
	for _, name := range names {
		if field := in.FieldByName(name); field.IsZero() {
			v.add(" null", join(path, name), "Member must not be null")
		}
	}
}

// join makes the path of a member as AWS's framework (Java) spells it:
// userAttributes.1.member.name.
func join(path, member string) string {
	member = lowerFirst(member)
	if path == "" {
		return member
	}
	return path + "." + member
}

// checker complains about one value. It is planned once per type.
type checker func(value reflect.Value, path string, v *violations)

// checkerOf plans the checks of a struct, nil where there are none.
func (p *Plans) checkerOf(t reflect.Type) checker {
	planned, ok := p.checkers[t]
	if !ok {
		planned = p.newChecker(t)
		p.checkers[t] = planned
	}
	return planned
}

func (p *Plans) newChecker(t reflect.Type) checker {
	type step struct {
		field int
		name  string
		check checker
	}
	var steps []step
	var embedded []checker
	var places []int
	for i := range t.NumField() {
		field := t.Field(i)
		if field.Anonymous && field.IsExported() { // its members are ours
			if check := p.checkerOf(field.Type); check != nil {
				embedded, places = append(embedded, check), append(places, i)
			}
			continue
		}
		if check := p.member(t, field); field.IsExported() && check != nil {
			steps = append(steps, step{i, field.Name, check})
		}
	}
	required := p.model.Required[t.Name()]
	if len(steps)+len(required)+len(embedded) == 0 {
		return nil
	}
	return func(value reflect.Value, path string, v *violations) {
		requireAll(value, required, path, v)
		for i, check := range embedded {
			check(value.Field(places[i]), path, v)
		}
		for _, s := range steps {
			if field := value.Field(s.field); !field.IsZero() {
				s.check(field, join(path, s.name), v)
			}
		}
	}
}

// member plans the checks of one member: its own limit, and those inside it.
func (p *Plans) member(owner reflect.Type, field reflect.StructField) checker {
	var checks []checker
	if rule, ok := p.model.limitOf(owner.Name(), field.Name); ok {
		checks = append(checks, p.limit(rule, p.model.Sensitive[field.Name]))
	}
	if inner := p.inside(owner, field, field.Type); inner != nil {
		checks = append(checks, inner)
	}
	if len(checks) == 0 {
		return nil
	}
	return func(value reflect.Value, path string, v *violations) {
		for _, check := range checks {
			check(value, path, v)
		}
	}
}

// inside plans the checks of what a member points to or contains.
func (p *Plans) inside(owner reflect.Type, field reflect.StructField, t reflect.Type) checker {
	switch t.Kind() { // nothing else contains other values
	case reflect.Pointer:
		if inner := p.inside(owner, field, t.Elem()); inner != nil {
			return func(value reflect.Value, path string, v *violations) { inner(value.Elem(), path, v) }
		}
	case reflect.Struct:
		return p.checkerOf(t)
	case reflect.String:
		return enumeration(t, p.model.More[t.Name()])
	case reflect.Slice:
		return p.elements(owner, field, t.Elem())
	case reflect.Map:
		return p.entries(owner, field, t)
	}
	return nil
}

func (p *Plans) elements(owner reflect.Type, field reflect.StructField, t reflect.Type) checker {
	inner := p.inside(owner, field, t)
	if rule, ok := p.model.limitOf(owner.Name(), field.Name+"[]"); ok {
		inner = p.limit(rule, false)
	}
	if inner == nil {
		return nil
	}
	return func(value reflect.Value, path string, v *violations) {
		for i := range value.Len() {
			inner(value.Index(i), fmt.Sprintf("%s.%d.member", path, i+1), v)
		}
	}
}

// enumeration plans the check of one of the SDK's enumerations, which know
// their values themselves. AWS writes them in the order of a Java set, which is
// no order; here they come in the SDK's.
func enumeration(t reflect.Type, more []string) checker {
	method, ok := t.MethodByName("Values")
	if !ok {
		return nil
	}
	values := method.Func.Call([]reflect.Value{reflect.Zero(t)})[0]
	known := make([]string, values.Len())
	set := map[string]bool{}
	for i := range known {
		known[i] = values.Index(i).String()
		set[known[i]] = true
	}
	for _, value := range more {
		known, set[value] = append(known, value), true
	}
	constraint := "Member must satisfy enum value set: [" + strings.Join(known, ", ") + "]"
	return func(value reflect.Value, path string, v *violations) {
		if !set[value.String()] {
			v.add(" '"+value.String()+"'", path, constraint)
		}
	}
}

// limit plans the check of one constraint. AWS does not repeat a secret's value.
func (p *Plans) limit(rule Limit, secret bool) checker {
	pattern := p.compile(rule.Pattern)
	return func(value reflect.Value, path string, v *violations) {
		for value.Kind() == reflect.Pointer {
			value = value.Elem()
		}
		shown := " '" + show(value) + "'"
		if secret {
			shown = ""
		}
		for _, constraint := range rule.broken(value, pattern) {
			v.add(shown, path, "Member must "+constraint)
		}
	}
}

func (p *Plans) compile(pattern string) *regexp.Regexp {
	if pattern == "" {
		return nil
	}
	compiled, ok := p.patterns[pattern]
	if !ok {
		compiled = regexp.MustCompile(`^(?:` + pattern + `)$`)
		p.patterns[pattern] = compiled
	}
	return compiled
}

// broken lists the parts of a limit that value breaks.
func (l Limit) broken(value reflect.Value, pattern *regexp.Regexp) []string {
	noun, size := "length", 0
	switch value.Kind() {
	case reflect.String:
		size = utf8.RuneCountInString(value.String())
	case reflect.Slice, reflect.Map:
		size = value.Len()
	default:
		noun, size = "value", int(value.Int())
	}
	var out []string
	if l.Max != 0 && size > l.Max {
		out = append(out, fmt.Sprintf("have %s less than or equal to %d", noun, l.Max))
	}
	if size < l.Min {
		out = append(out, fmt.Sprintf("have %s greater than or equal to %d", noun, l.Min))
	}
	if pattern != nil && !pattern.MatchString(value.String()) {
		out = append(out, "satisfy regular expression pattern: "+l.Pattern)
	}
	return out
}

// show writes a value as Java would: lists as [a, b].
func show(value reflect.Value) string {
	if value.Kind() == reflect.Map {
		return showMap(value)
	}
	if value.Kind() != reflect.Slice {
		return fmt.Sprint(value.Interface())
	}
	words := make([]string, value.Len())
	for i := range words {
		words[i] = fmt.Sprint(value.Index(i).Interface())
	}
	return "[" + strings.Join(words, ", ") + "]"
}
