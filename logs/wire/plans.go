// Package wire reads and writes AWS JSON 1.1 with the SDK's own types, and holds
// requests against the constraints of the service model in AWS's words.
package wire

import (
	"reflect"
	"regexp"
)

// Plans works out once per type how its values are checked and written, so that
// answering a request does not have to. It is for one goroutine; what it gives
// is for any number.
type Plans struct {
	model    Model
	patterns map[string]*regexp.Regexp
	checkers map[reflect.Type]checker
	encoders map[reflect.Type]encoder
}

// NewPlans gives plans for no type of a service yet.
func NewPlans(model Model) *Plans {
	return &Plans{model, map[string]*regexp.Regexp{}, map[reflect.Type]checker{}, map[reflect.Type]encoder{}}
}

// Reader makes an input of a request's body: a pointer to the SDK's struct, or
// the exception with which AWS refuses the body.
type Reader func(body []byte) (in any, err error)

// Reader plans the reading of inputs of a type, in which the named members must
// be there.
func (p *Plans) Reader(t reflect.Type, required []string) Reader {
	check := p.checkerOf(t)
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
		return in.Interface(), v.err()
	}
}

// Writer makes the body of an answer of an output, a pointer to the SDK's struct.
type Writer func(out any) []byte

// Writer plans the writing of outputs of a type.
func (p *Plans) Writer(t reflect.Type) Writer {
	write := p.encoderOf(t)
	return func(out any) []byte { return write(nil, reflect.ValueOf(out).Elem()) }
}
