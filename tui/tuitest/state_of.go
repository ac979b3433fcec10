package tuitest

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/cognito-tui/cognito-tui/tui"
)

// stateOf is the state of a console's screens, by path. It leaves out what screens know
// of the console, and how widgets were last laid out, which keys that move by a page
// need. It includes where a screen was drawn.
func stateOf(app *tui.App) map[string]string {
	w := walk{state: map[string]string{}, seen: map[uintptr]bool{}}
	w.value("screens", reflect.ValueOf(app).Elem().FieldByName("screens"))
	return w.state
}

type walk struct {
	state map[string]string
	seen  map[uintptr]bool
}

const ours = "github.com/cognito-tui/cognito-tui/tui"

// leftOut are packages and types that have no state of a screen.
func leftOut(t reflect.Type) bool {
	switch t.PkgPath() {
	case "sync", "context":
		return true
	case ours + "/grid":
		return t.Name() != "Area"
	}
	return t.PkgPath() == ours && t.Name() == "console"
}

func (w *walk) value(path string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		w.pointer(path, v)
	case reflect.Interface:
		w.value(path, v.Elem())
	case reflect.Struct:
		if leftOut(v.Type()) {
			return
		}
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() || v.Type().PkgPath() != ours+"/widget" {
				w.value(path+"."+field.Name, v.Field(i))
			}
		}
	case reflect.Slice, reflect.Array:
		w.state[path] = strconv.Itoa(v.Len())
		for i := range v.Len() {
			w.value(path+"["+strconv.Itoa(i)+"]", v.Index(i))
		}
	case reflect.Map:
		w.state[path] = strconv.Itoa(v.Len())
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		for _, key := range keys { // a value with two paths is visited by the same one
			w.value(fmt.Sprintf("%s[%v]", path, key), v.MapIndex(key))
		}
	case reflect.Func, reflect.Chan, reflect.UnsafePointer, reflect.Invalid:
	case reflect.String:
		w.state[path] = v.String()
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		w.state[path] = strconv.FormatInt(v.Int(), 10)
	case reflect.Bool:
		w.state[path] = strconv.FormatBool(v.Bool())
	default:
		w.state[path] = fmt.Sprint(v)
	}
}

// pointer follows pointers to the screens' own values; of others it records the address.
func (w *walk) pointer(path string, v reflect.Value) {
	own := strings.HasPrefix(v.Type().Elem().PkgPath(), ours) && !leftOut(v.Type().Elem())
	if !own {
		w.state[path] = strconv.FormatUint(uint64(v.Pointer()), 10)
		return
	}
	if !v.IsNil() && !w.seen[v.Pointer()] {
		w.seen[v.Pointer()] = true
		w.value(path, v.Elem())
	}
}

// changed are the paths at which two states differ.
func changed(before, after map[string]string) []string {
	var places []string
	for place, was := range before {
		if is, there := after[place]; !there || is != was {
			places = append(places, fmt.Sprintf("%s was %s and is %s", place, was, is))
		}
	}
	for place, is := range after {
		if _, there := before[place]; !there {
			places = append(places, fmt.Sprintf("%s is %s", place, is))
		}
	}
	return places
}
