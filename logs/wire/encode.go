package wire

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"time"

	"github.com/aws/smithy-go/middleware"
)

// encoder appends one value as AWS JSON.
type encoder func(to []byte, v reflect.Value) []byte

// encoderOf plans how values of t are written. A sweep over a large pool writes
// tens of millions of members, so types are inspected here, once.
//
// It differs from encoding/json in what AWS leaves out (nil members, unset
// enumerations) and in times, which are seconds since 1970 with a fraction.
func (p *Plans) encoderOf(t reflect.Type) encoder {
	planned, ok := p.encoders[t]
	if !ok {
		planned = p.newEncoder(t)
		p.encoders[t] = planned
	}
	return planned
}

func (p *Plans) newEncoder(t reflect.Type) encoder {
	if t == reflect.TypeFor[time.Time]() {
		return encodeTime
	}
	if t == reflect.TypeFor[json.RawMessage]() { // a document, sent as it came
		return func(to []byte, v reflect.Value) []byte { return append(to, v.Bytes()...) }
	}
	if t == reflect.TypeFor[[]byte]() {
		return func(to []byte, v reflect.Value) []byte {
			return appendJSONString(to, base64.StdEncoding.EncodeToString(v.Bytes()))
		}
	}
	switch t.Kind() { // the kinds that AWS shapes are made of
	case reflect.Pointer:
		return encodePointer(p.encoderOf(t.Elem()))
	case reflect.Struct:
		return p.encodeStruct(t)
	case reflect.Slice:
		return encodeSlice(p.encoderOf(t.Elem()))
	case reflect.Map:
		return encodeMap(p.encoderOf(t.Elem()))
	case reflect.String:
		return func(to []byte, v reflect.Value) []byte { return appendJSONString(to, v.String()) }
	case reflect.Bool:
		return func(to []byte, v reflect.Value) []byte { return strconv.AppendBool(to, v.Bool()) }
	case reflect.Float64:
		return func(to []byte, v reflect.Value) []byte { return strconv.AppendFloat(to, v.Float(), 'g', -1, 64) }
	case reflect.Int32, reflect.Int64:
		return func(to []byte, v reflect.Value) []byte { return strconv.AppendInt(to, v.Int(), 10) }
	default:
		panic(fmt.Sprintf("wire: no AWS shape has the kind of %s", t))
	}
}

func encodeTime(to []byte, v reflect.Value) []byte {
	at, _ := v.Interface().(time.Time)
	return strconv.AppendFloat(to, float64(at.UnixMilli())/1000, 'f', -1, 64)
}

func encodePointer(element encoder) encoder {
	return func(to []byte, v reflect.Value) []byte { return element(to, v.Elem()) }
}

// member is one field of a struct on the wire.
type member struct {
	index []int
	key   []byte // `"Name":`
	omit  func(reflect.Value) bool
	write encoder
}

func (p *Plans) encodeStruct(t reflect.Type) encoder {
	var members []member
	for _, field := range reflect.VisibleFields(t) { // those of embedded structs too
		if field.Anonymous || !field.IsExported() || field.Type == reflect.TypeFor[middleware.Metadata]() {
			continue
		}
		members = append(members, member{
			index: field.Index,
			key:   append(strconv.AppendQuote(nil, p.model.name(field.Name)), ':'),
			omit:  omission(field.Type.Kind()),
			write: p.encoderOf(field.Type),
		})
	}
	return func(to []byte, v reflect.Value) []byte {
		to = append(to, '{')
		start := len(to)
		for i := range members {
			value := v.FieldByIndex(members[i].index)
			if members[i].omit(value) {
				continue
			}
			if len(to) > start {
				to = append(to, ',')
			}
			to = append(to, members[i].key...)
			to = members[i].write(to, value)
		}
		return append(to, '}')
	}
}

// omission returns which values of a kind are left out: a nil pointer, list or
// map, and an unset enumeration. False and 0 are values.
func omission(k reflect.Kind) func(reflect.Value) bool {
	switch k {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		return reflect.Value.IsNil
	case reflect.String:
		return reflect.Value.IsZero
	default:
		return func(reflect.Value) bool { return false }
	}
}

func encodeSlice(element encoder) encoder {
	return func(to []byte, v reflect.Value) []byte {
		to = append(to, '[')
		for i := range v.Len() {
			if i > 0 {
				to = append(to, ',')
			}
			to = element(to, v.Index(i))
		}
		return append(to, ']')
	}
}

func encodeMap(element encoder) encoder {
	return func(to []byte, v reflect.Value) []byte {
		to = append(to, '{')
		start := len(to)
		for entries := v.MapRange(); entries.Next(); {
			if len(to) > start {
				to = append(to, ',')
			}
			to = append(appendJSONString(to, entries.Key().String()), ':')
			to = element(to, entries.Value())
		}
		return append(to, '}')
	}
}

// appendJSONString appends s quoted. Nearly every string is plain ASCII and
// needs none of the rest.
func appendJSONString(to []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c >= 0x7f {
			quoted, _ := json.Marshal(s) // a string always marshals
			return append(to, quoted...)
		}
	}
	to = append(to, '"')
	to = append(to, s...)
	return append(to, '"')
}
