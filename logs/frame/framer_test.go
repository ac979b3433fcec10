package frame

import (
	"bufio"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/cognito-tui/cognito-tui/logs"
)

func recordsOf(t *testing.T, text string) (out []logs.Record) {
	t.Helper()
	f := Framer{Deliver: func(batch []logs.Record) { out = append(out, batch...) }}
	if err := f.Read(bufio.NewReader(strings.NewReader(text)), false); err != nil {
		t.Fatal(err)
	}
	f.Flush()
	return out
}

// A stream may change its shape with each line; none of it is lost or read twice.
func TestAStreamThatGoesOnOtherwise(t *testing.T) {
	var text strings.Builder
	var want []string
	for i := range 2000 {
		fmt.Fprintf(&text, "words %d\n{\n\"a\":%d\n}\n{\"b\":%d}\n", i, i, i)
		want = append(want, fmt.Sprint("words ", i), fmt.Sprintf(`{"a":%d}`, i), fmt.Sprintf(`{"b":%d}`, i))
	}
	long := strings.Repeat(`{"c":"`+strings.Repeat("x", 1000)+`"}`, 1000)
	text.WriteString(long + "\nthe end\n")
	for range 1000 {
		want = append(want, long[:len(long)/1000])
	}
	want = append(want, "the end")
	var got []string
	for _, r := range recordsOf(t, text.String()) {
		got = append(got, r.Text)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want, +got)\n%.2000s", diff)
	}
}

// A value that a line break cuts off costs itself alone.
func TestAValueThatIsCutOffInALongLine(t *testing.T) {
	cut := `{"a":"` + strings.Repeat("x", 2*blockSize)
	got := recordsOf(t, cut+"\n{\"b\":1}\n[\n{\"c\":\"\n{\"d\":1}\n]\n{\"e\":1}\n")
	var texts []string
	for _, r := range got {
		texts = append(texts, r.Text[:min(len(r.Text), 8)])
	}
	if diff := cmp.Diff([]string{cut[:8], `{"b":1}`, `{"c":"`, `{"d":1}`, `{"e":1}`}, texts); diff != "" {
		t.Errorf("(-want, +got)\n%s", diff)
	}
}

// No more is kept of a row or an item than a record may have, and the next one is read.
func TestRowsAndItemsWithoutEnd(t *testing.T) {
	endless := strings.Repeat("x", LongestLine+1)
	for name, text := range map[string]string{
		"CSV":               "timestamp,message\n1,\"" + endless + "\n1,\"y\"\n",
		"YAML":              "events:\n- message: '" + endless + "'\n- message: 'y'\n",
		"YAML with aliases": "events:\n- message: &a [x]\n  b: [*a, *a]\n- message: 'y'\n",
	} {
		got := recordsOf(t, text)
		if len(got) != 2 || len(got[0].Text) > KeptOfLong+len("…") || !strings.Contains(got[1].Text, `"y"`) {
			t.Errorf("%s: %d records", name, len(got))
		}
	}
}
