// Package wire reads and writes AWS JSON 1.1 with the SDK's own types, and
// checks requests against the constraints of the service model in AWS's words.
package wire

import (
	"cmp"
	"reflect"
	"regexp"
)

// Plans works out once per type how its values are checked and written, so that
// answering a request need not. It is for one goroutine; the plans it returns
// are for any number.
type Plans struct {
	model    Model
	patterns map[string]*regexp.Regexp
	checkers map[reflect.Type]checker
	encoders map[reflect.Type]encoder
}

// NewPlans returns plans that know no type of a service yet.
func NewPlans(model Model) *Plans {
	return &Plans{model, map[string]*regexp.Regexp{}, map[reflect.Type]checker{}, map[reflect.Type]encoder{}}
}

// Reader makes an input from a request's body: a pointer to the SDK's struct,
// or the exception with which AWS refuses the body.
type Reader func(body []byte) (in any, err error)

// Reader plans reading inputs of a type, which must have the named members.
func (p *Plans) Reader(t reflect.Type, required []string) Reader {
	check := p.checkerOf(t)
	exception := cmp.Or(p.model.Violated, "InvalidParameterException")
	return func(body []byte) (any, error) {
		in := reflect.New(t)
		if err := decode(body, in.Interface()); err != nil {
			return nil, err
		}
		var v violations
		requireAll(in.Elem(), required, "", &v)
		if check != nil {
			check(in.Elem(), "", &v)
		}
		return in.Interface(), v.err(exception)
	}
}

// Writer makes the body of an answer from an output, a pointer to the SDK's
// struct.
type Writer func(out any) []byte

// Writer plans writing outputs of a type.
func (p *Plans) Writer(t reflect.Type) Writer {
	write := p.encoderOf(t)
	return func(out any) []byte { return write(nil, reflect.ValueOf(out).Elem()) }
}
