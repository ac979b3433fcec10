package modeltest

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestSequences makes random sequences of calls: the same few in every run, or those that a flag asks
// for. `make model` makes 100,000 new ones. A sequence that fails is shrunk and told call by call.
func TestSequences(t *testing.T) {
	if !flagged("rapid.") {
		set(t, "rapid.checks", "300")
		set(t, "rapid.seed", "1")
	}
	counts := newCounts()
	var emulator *service
	all := steps()
	rapid.Check(t, func(r *rapid.T) {
		c := chooser{r}
		emulator = emulator.next()
		w := newWorld(r, emulator, c.settings(), counts)
		defer w.close()
		populate(w, c)
		r.Repeat(map[string]func(*rapid.T){"step": func(r *rapid.T) {
			if w.met == nil {
				choose(chooser{r}, "step", all).do(w, chooser{r})
			}
		}})
		if w.met == nil {
			inspect(w)
		}
	})
	for operation, codes := range counts.answers {
		if codes[""] == 0 {
			t.Errorf("%s never succeeded: the sequences no longer reach what they are for", operation)
		}
	}
	t.Log(counts)
}

// flagged reports whether the command line has a flag with that prefix.
func flagged(prefix string) (found bool) {
	flag.Visit(func(f *flag.Flag) { found = found || strings.HasPrefix(f.Name, prefix) })
	return found
}

func set(t *testing.T, name, value string) {
	t.Helper()
	if err := flag.Set(name, value); err != nil {
		t.Fatal(err)
	}
}

// String is a table of how often each operation got each code.
func (c counts) String() string {
	var b strings.Builder
	total := 0
	for _, operation := range slices.Sorted(maps.Keys(c.answers)) {
		sum := 0
		var words []string
		for _, code := range slices.Sorted(maps.Keys(c.answers[operation])) {
			n := c.answers[operation][code]
			sum += n
			words = append(words, fmt.Sprintf("%s %d", cmp.Or(strings.TrimSuffix(code, "Exception"), "success"), n))
		}
		total += sum
		fmt.Fprintf(&b, "%-34s %8d  %s\n", operation, sum, strings.Join(words, ", "))
	}
	for _, name := range slices.Sorted(maps.Keys(c.parted)) {
		fmt.Fprintf(&b, "ended by the known disagreement %q: %d\n", name, c.parted[name])
	}
	return fmt.Sprintf("%d calls\n%s", total, b.String())
}
