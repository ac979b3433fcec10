package wire

import (
	"encoding/json"
	"errors"
	"reflect"
)

// decode reads the body of a request into one of the SDK's input structs, whose
// fields are named as on the wire. Members it does not know are ignored, as AWS
// ignores them; unlike AWS it ignores the case of names.
func decode(body []byte, in any) error {
	err := json.Unmarshal(body, in)
	if err == nil {
		return nil
	}
	// AWS's framework words these. Only the exception's name is documented; the
	// texts are those seen from other services with the same framework.
	if mismatch, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return Fail("SerializationException", "%s can not be converted to %s", wireKind(mismatch.Value), goKind(mismatch.Type))
	}
	return Fail("SerializationException", "Unable to parse the request: %v", err)
}

func wireKind(jsonValue string) string {
	known := map[string]string{
		"string": "STRING_VALUE", "bool": "TRUE_VALUE", "array": "START_ARRAY", "object": "START_OBJECT",
	}
	if kind, ok := known[jsonValue]; ok {
		return kind
	}
	return "NUMBER_VALUE" // encoding/json gives the number's own text with it
}

func goKind(t reflect.Type) string {
	known := map[reflect.Kind]string{
		reflect.String: "a String", reflect.Int32: "an Integer", reflect.Int64: "a Long", reflect.Bool: "a Boolean",
		reflect.Slice: "a List", reflect.Map: "a Map", reflect.Struct: "a Structure",
	}
	if kind, ok := known[t.Kind()]; ok {
		return kind
	}
	return t.String()
}
