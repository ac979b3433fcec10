// Package shape copies between the SDK's structs, which name the same members alike.
package shape

import "reflect"

// Copy sets the members of dst that src has too, by name and type, unless they are zero in src.
// Requests and descriptions name and type their members alike, so that copying turns a request
// into the answer of a description.
func Copy(dst, src any) {
	to, from := reflect.ValueOf(dst).Elem(), reflect.ValueOf(src).Elem()
	eachShared(to, from, func(target, value reflect.Value) {
		if !value.IsZero() {
			target.Set(value)
		}
	})
}

// Reset sets to their defaults the members of dst that a request of this type could set, whether
// it does or not. AWS's updates begin so.
func Reset[T any](dst *T, defaults T, request any) {
	to, like := reflect.ValueOf(dst).Elem(), reflect.ValueOf(request).Elem()
	from := reflect.ValueOf(&defaults).Elem()
	for i := range to.NumField() {
		field := to.Type().Field(i)
		if field.IsExported() && like.FieldByName(field.Name).IsValid() {
			to.Field(i).Set(from.Field(i))
		}
	}
}

// eachShared visits the exported members that two structs share by name and type.
func eachShared(a, b reflect.Value, visit func(a, b reflect.Value)) {
	for i := range b.NumField() {
		field := b.Type().Field(i)
		twin := a.FieldByName(field.Name)
		if field.IsExported() && twin.IsValid() && twin.Type() == field.Type {
			visit(twin, b.Field(i))
		}
	}
}

// Value returns what p points to, or the zero value.
func Value[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}
