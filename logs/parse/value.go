package parse

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/mask"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// object is a decoded JSON object. It assumes nothing about the types of its
// members: AWS writes one as a string here and as an object there.
type object map[string]any

// decode reads the JSON object or list at the beginning of a text. rest is what
// follows, without separators.
func decode(text string) (o object, rest string, err error) {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if text[0] == '[' {
		var list []any
		err = d.Decode(&list)
		o = object{listMember: list}
	} else {
		err = d.Decode(&o)
	}
	if err != nil {
		return nil, "", err
	}
	return o, apart(text[d.InputOffset():]), nil
}

// listMember is where decode puts a list that is the whole value.
const listMember = "Records"

// text is a member as printable text: "" when it is absent, empty, null, the
// word null, redacted, or not a scalar.
func (o object) text(name string) string { return textOf(o[name]) }

func textOf(value any) string {
	switch v := value.(type) {
	case string:
		return plain.Text(shown(v))
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}

// shown is a value, or "" for a hidden one and for the word null, which sources
// write for what they don't know.
func shown(v string) string {
	if v == "null" || v == mask.Redacted || v == mask.RedactedProse {
		return ""
	}
	return v
}

// object is a member that is an object, or an empty one.
func (o object) object(name string) object { return objectOf(o[name]) }

func objectOf(value any) object {
	switch v := value.(type) {
	case map[string]any:
		return v
	case object:
		return v
	}
	return nil
}

// list is a member that is a list, or an empty one.
func (o object) list(name string) []any {
	list, _ := o[name].([]any)
	return list
}

// first is a member's text, or that of its first element: endpoint events of
// CloudTrail put every parameter into a list.
func (o object) first(name string) string {
	if list := o.list(name); len(list) > 0 {
		return textOf(list[0])
	}
	return o.text(name)
}

// yes reports whether a member is true, as a boolean or as a string.
func (o object) yes(name string) bool { return strings.EqualFold(o.text(name), "true") }

// firstOf is the first member among several that has a text.
func (o object) firstOf(names ...string) string {
	for _, name := range names {
		if v := o.text(name); v != "" {
			return v
		}
	}
	return ""
}

// hashOf is an id for a record whose source gives none: the same for the same
// words at the same log time, however they were read.
func hashOf(r logs.Record) string {
	h := sha256.New()
	if !r.Time.IsZero() {
		_, _ = fmt.Fprintf(h, "%d ", r.Time.UnixMilli()) // a hash never fails
	}
	_, _ = h.Write([]byte(r.Text))
	return hex.EncodeToString(h.Sum(nil)[:16])
}
