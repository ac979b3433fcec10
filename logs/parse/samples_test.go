package parse

import (
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/cognito-tui/cognito-tui/logs"
)

var update = flag.Bool("update", false, "write the events of the samples anew")

// parsed returns the events of a record.
func parsed(t *testing.T, p *Parser, r logs.Record) []logs.Event {
	t.Helper()
	var out []logs.Event
	if err := p.Parse(r, func(e *logs.Event) { out = append(out, *e) }); err != nil {
		t.Fatalf("%.200s: %v", r.Text, err)
	}
	return out
}

// one returns the only event of a text.
func one(t *testing.T, text string) logs.Event {
	t.Helper()
	events := parsed(t, &Parser{}, logs.Record{Text: text})
	if len(events) != 1 {
		t.Fatalf("%.200s: %d events, want 1", text, len(events))
	}
	return events[0]
}

// TestSamples compares the events of all public samples with testdata/events.jsonl,
// which somebody has looked at.
func TestSamples(t *testing.T) {
	var got strings.Builder
	for _, text := range samples(t) {
		var p Parser
		err := p.Parse(logs.Record{Text: text, Group: "samples"}, func(e *logs.Event) {
			line, err := json.Marshal(e)
			if err != nil {
				t.Fatal(err)
			}
			got.Write(append(line, '\n'))
		})
		if errors.Is(err, ErrNotUnderstood) {
			got.WriteString("not understood: " + text[:40] + "\n")
		}
	}
	const golden = "testdata/events.jsonl"
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")); diff != "" {
		t.Errorf("go test ./logs -run Samples -update writes it (-file, +code)\n%s", diff)
	}
}

// samples are the public records: one per line, or one per file.
func samples(t testing.TB) (texts []string) {
	files, err := filepath.Glob("testdata/samples/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatal("no samples", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			texts = append(texts, line)
		}
	}
	triggers, err := filepath.Glob("testdata/samples/lambda-triggers/*.json")
	if err != nil || len(triggers) == 0 {
		t.Fatal("no samples", err)
	}
	for _, file := range triggers {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	return texts
}
