package tuitest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

var update = flag.Bool("update", false, "write the golden screens anew, to be looked at")

// ports differ from run to run; ephemeral ones all have five digits.
var ports = regexp.MustCompile(`127\.0\.0\.1:\d{5}`)

// Golden fails the test unless the screen equals the file of that name and the
// terminal's size in testdata/screens.
func (c *Console) Golden(name string) *Console {
	c.tb.Helper()
	file := filepath.Join("testdata", "screens", fmt.Sprintf("%s-%dx%d.txt", name, c.width, c.height))
	got := ports.ReplaceAllString(strings.Join(c.Lines(), "\n")+"\n", "127.0.0.1:00000")
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
			c.tb.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			c.tb.Fatal(err)
		}
		return c
	}
	want, err := os.ReadFile(file) //nolint:gosec // the test says which
	if err != nil {
		c.tb.Fatalf("%v; go test -update writes it", err)
	}
	if got != string(want) {
		c.tb.Errorf("the screen is not %s any more.\nIt is:\n%s\nIt was:\n%s", file, got, want)
	}
	return c
}
