package frame

import (
	"encoding/json"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs/parse"
)

// parts joins the lines that container runtimes cut: containerd and CRI-O mark each part
// but the last with P in place of F, and Docker's json-file leaves the line break out of
// it. Standard output and standard error are cut separately, and their lines mixed.
type parts struct{ open map[string]*part }

// part is the beginning of a line, as far as it was read.
type part struct {
	before string // what precedes the text: time and stream
	text   strings.Builder
}

// joined takes a line, and returns it with the parts that precede it. more means that it
// is a part itself.
func (p *parts) joined(line string) (whole string, more bool) {
	switch {
	case line == "":
		return line, false
	case line[0] == '{' && strings.HasPrefix(line, `{"log":"`):
		return p.docker(line)
	case line[0] >= '0' && line[0] <= '9':
		return p.cri(line)
	}
	return line, false
}

// cri joins lines of the Container Runtime Interface:
//
//	2026-03-01T10:00:00.123456789Z stdout P {"eventVersion":"1.11","eve
//	2026-03-01T10:00:00.123456790Z stdout F ntTime":"2026-03-01T10:00:00Z"}
func (p *parts) cri(line string) (whole string, more bool) {
	stamp, rest, _ := strings.Cut(line, " ")
	stream, rest, _ := strings.Cut(rest, " ")
	flag, text, ok := strings.Cut(rest, " ")
	if !ok || stream != "stdout" && stream != "stderr" || parse.TailTime(stamp).IsZero() {
		return line, false
	}
	flag, _, _ = strings.Cut(flag, ":") // more tags may follow
	switch {
	case flag == "P":
		return "", p.add(stream, stamp+" "+stream+" F ", text)
	case flag == "F" && p.open[stream] != nil:
		p.add(stream, "", text)
		first := p.take(stream)
		return first.before + first.text.String(), false
	}
	return line, false
}

// dockerLine is a line of Docker's json-file.
type dockerLine struct {
	Log    string          `json:"log"`
	Stream string          `json:"stream"`
	Attrs  json.RawMessage `json:"attrs,omitempty"`
	Time   string          `json:"time"`
}

// docker joins lines of Docker's json-file. Others write such lines too, and without line
// breaks: only half a value begins a line that is cut.
func (p *parts) docker(line string) (whole string, more bool) {
	var d dockerLine
	if json.Unmarshal([]byte(line), &d) != nil || d.Stream == "" || d.Time == "" {
		return line, false
	}
	cut := !strings.HasSuffix(d.Log, "\n")
	first := p.open[d.Stream]
	switch {
	case first == nil && (!cut || !strings.HasPrefix(d.Log, "{") || json.Valid([]byte(d.Log))):
		return line, false
	case cut:
		return "", p.add(d.Stream, d.Time, d.Log)
	}
	p.add(d.Stream, "", d.Log)
	first = p.take(d.Stream)
	d.Log, d.Time = first.text.String(), first.before
	text, err := json.Marshal(d)
	if err != nil {
		return line, false // can't be: it was read
	}
	return string(text), false
}

// add adds a part to what is open in a stream. What is longer than any line is not kept.
func (p *parts) add(stream, before, text string) bool {
	if p.open == nil {
		p.open = map[string]*part{}
	}
	if p.open[stream] == nil {
		p.open[stream] = &part{before: before}
	}
	if o := p.open[stream]; o.text.Len()+len(text) <= LongestLine {
		o.text.WriteString(text)
	}
	return true
}

func (p *parts) take(stream string) *part {
	first := p.open[stream]
	delete(p.open, stream)
	return first
}

// rest are the lines whose last part is missing.
func (p *parts) rest() (lines []string) {
	for _, stream := range []string{"stdout", "stderr"} {
		if first := p.open[stream]; first != nil {
			lines = append(lines, first.text.String())
			delete(p.open, stream)
		}
	}
	return lines
}
