package logs_test

import (
	"reflect"
	"testing"
	"unsafe"

	"github.com/cognito-tui/cognito-tui/logs"
)

// Every text of an event is a member of its own, so a new one is found here.
func TestACloneSharesNoMemory(t *testing.T) {
	raw := []byte("one text for all")
	shared := unsafe.String(&raw[0], len(raw))
	e := logs.Event{Challenges: []logs.Challenge{{Name: shared, Response: logs.Pass}}}
	members := reflect.ValueOf(&e).Elem()
	for i := range members.NumField() {
		if members.Field(i).Kind() == reflect.String {
			members.Field(i).SetString(shared)
		}
	}
	clone := reflect.ValueOf(e.Clone()).Elem()
	for i := range raw {
		raw[i] = 'x'
	}
	for i := range clone.NumField() {
		if f := clone.Field(i); f.Kind() == reflect.String && f.String() != "one text for all" {
			t.Errorf("%s is shared", clone.Type().Field(i).Name)
		}
	}
	if c := clone.Interface().(logs.Event).Challenges[0]; c.Name != "one text for all" || c.Response != logs.Pass {
		t.Errorf("the challenge is %+v", c)
	}
}
