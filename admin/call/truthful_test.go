package call

import (
	"reflect"
	"testing"
)

// A misspelt member would be missing from every answer, or from none.
func TestEssentialsAreMembersOfTheSDKsOutputs(t *testing.T) {
	for name, e := range essentials {
		method, ok := sdk[name.service].MethodByName(name.operation)
		if !ok {
			t.Errorf("there is no %s", name.operation)
			continue
		}
		member, ok := method.Type.Out(0).Elem().FieldByName(e.member)
		if !ok {
			t.Errorf("%s: no member %s", name.operation, e.member)
			continue
		}
		if e.row == "" {
			continue
		}
		if row, ok := member.Type.Elem().FieldByName(e.row); !ok || row.Type != reflect.TypeFor[*string]() {
			t.Errorf("%s: no text %s", name.operation, e.row)
		}
	}
}
