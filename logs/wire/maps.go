package wire

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// entries plans the checks of a map's keys and values. AWS names the map, not the
// entry, where a key or a plain value is wrong. How it names a member of a struct in a
// map is not documented.
func (p *Plans) entries(owner reflect.Type, field reflect.StructField, t reflect.Type) checker {
	var checks []checker
	for suffix, noun := range map[string]string{"{key}": "Map keys", "{}": "Map value"} {
		if rule, ok := p.model.limitOf(owner.Name(), field.Name+suffix); ok {
			checks = append(checks, p.allOf(rule, suffix == "{key}", noun, p.model.Sensitive[field.Name]))
		}
	}
	if inner := p.inside(owner, field, t.Elem()); inner != nil {
		checks = append(checks, func(value reflect.Value, path string, v *violations) {
			for _, key := range sortedKeys(value) {
				inner(value.MapIndex(reflect.ValueOf(key)), path+"."+key+".member", v)
			}
		})
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

// allOf plans the check of all keys, or all values, of a map.
func (p *Plans) allOf(rule Limit, keys bool, noun string, secret bool) checker {
	pattern := p.compile(rule.Pattern)
	return func(value reflect.Value, path string, v *violations) {
		shown := " '" + show(value) + "'"
		if secret {
			shown = ""
		}
		for _, key := range sortedKeys(value) {
			text := reflect.ValueOf(key)
			if !keys {
				text = value.MapIndex(text)
			}
			broken := rule.broken(text, pattern)
			if len(broken) > 0 {
				v.add(shown, path, noun+" must satisfy constraint: [Member must "+strings.Join(broken, ", Member must ")+"]")
				return
			}
		}
	}
}

func sortedKeys(value reflect.Value) []string {
	keys := map[string]bool{}
	for _, key := range value.MapKeys() {
		keys[key.String()] = true
	}
	return slices.Sorted(maps.Keys(keys))
}

// showMap writes a map as Java would: {a=b}.
func showMap(value reflect.Value) string {
	var entries []string
	for _, key := range sortedKeys(value) {
		entries = append(entries, fmt.Sprintf("%s=%v", key, value.MapIndex(reflect.ValueOf(key)).Interface()))
	}
	return "{" + strings.Join(entries, ", ") + "}"
}
