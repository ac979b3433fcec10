package shelltest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Alone is an error where one row of a command, pasted without the others, would run
// anything but the AWS CLI. It reads the row as a POSIX shell does, and refuses what
// it does not know.
func Alone(row string) error {
	words, run, err := split(row)
	switch {
	case err != nil:
		return fmt.Errorf("%w in %q", err, row)
	case !run || len(words) == 0: // cut in the middle, or a comment
		return nil
	case words[0] == "aws" || words[0] == ":":
		return nil
	case strings.HasPrefix(words[0], "--") && !strings.Contains(words[0], "/"):
		return nil // no program has such a name
	}
	return fmt.Errorf("%q runs %q", row, words[0])
}

// atoms are what a row is made of, at its beginning.
var atoms = []struct {
	form *regexp.Regexp
	take func(inner string) (text string, err error)
}{
	{regexp.MustCompile(`^([A-Za-z0-9_./:@=+,%-]+)`), literally},
	{regexp.MustCompile(`^'([^']*)'`), literally},
	{regexp.MustCompile(`^\\(')`), literally},
	{regexp.MustCompile(`^"\$\(printf '([^'!]*)'\)"`), func(string) (string, error) { return "$(…)", nil }},
	{regexp.MustCompile(`^"\$([A-Z_]+)"`), func(name string) (string, error) { return "$" + name, nil }},
}

func literally(text string) (string, error) { return text, nil }

var errOperator = errors.New("there is an operator")

// split is the words of a row; run is false where a shell finds no command in it: it
// is a comment, a quote is open at its end, or a bracket is closed that none opened.
func split(row string) (words []string, run bool, err error) {
	rest := strings.TrimSuffix(strings.TrimSuffix(row, `\`), " ")
	if strings.HasPrefix(rest, "#") {
		return nil, false, nil
	}
	begun := false
	for rest != "" {
		switch c := rest[0]; {
		case c == ' ':
			begun, rest = false, rest[1:]
			continue
		case c == ')':
			return words, false, nil
		case c == '\'' && strings.Count(rest, "'") == 1, c == '"' && strings.Count(rest, `"`) == 1:
			return words, false, nil
		}
		text, length, err := atom(rest)
		if err != nil {
			return nil, false, err
		}
		if !begun {
			words, begun = append(words, ""), true
		}
		words[len(words)-1] += text
		rest = rest[length:]
	}
	return words, true, nil
}

func atom(rest string) (text string, length int, err error) {
	for _, a := range atoms {
		if m := a.form.FindStringSubmatch(rest); m != nil {
			text, err := a.take(m[1])
			return text, len(m[0]), err
		}
	}
	return "", 0, errOperator
}

// Trap is a program that leaves word when it is run, by its path.
func Trap(t testing.TB) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "poweroff")
	text := "#!/bin/sh\necho \"$0 $*\" >> '" + path + ".ran'\n"
	if err := os.WriteFile(path, []byte(text), 0o700); err != nil { //nolint:gosec // a program is run
		t.Fatal(err)
	}
	return path
}

// RunAlone has a shell read each row as if it were all that was pasted. It fails the
// test where a row runs the trap, by its path or as poweroff, or tries to run a
// program that is not the AWS CLI and has a name that a program may have.
func RunAlone(t testing.TB, sh, trap string, rows ...string) {
	t.Helper()
	var script strings.Builder
	script.WriteString("aws() { :; }\n")
	for i, row := range rows {
		word, name := "'"+strings.ReplaceAll(row, "'", `'\''`)+"'", fmt.Sprintf("row%d", i)
		fmt.Fprintf(&script, "echo %s >&2\n(eval %s)\n", name, word)
	}
	path, err := exec.LookPath(sh)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), path, written(t, script.String())) //nolint:gosec // a shell of this machine
	cmd.Dir = t.TempDir()
	cmd.Env = []string{"PATH=" + filepath.Dir(trap), "LC_ALL=C"}
	said, err := cmd.CombinedOutput()
	if _, failed := errors.AsType[*exec.ExitError](err); err != nil && !failed {
		t.Fatal(err)
	}
	if ran, err := os.ReadFile(trap + ".ran"); err == nil { //nolint:gosec // the trap is the test's own
		t.Errorf("%s: a row ran %.300s", sh, ran)
	}
	checkSought(t, sh, string(said), rows)
}

// sought is what a shell says of a program that it did not find or could not run.
var sought = regexp.MustCompile(`(?m)^(?:[^:\n]*: )?(?:line )?\d+: (?:eval: )?(?:line \d+: )?([^\n]*): (?:command not found|not found|Permission denied|No such file or directory|Is a directory)$`)

func checkSought(t testing.TB, sh, said string, rows []string) {
	t.Helper()
	parts := regexp.MustCompile(`(?m)^row(\d+)$`).FindAllStringSubmatchIndex(said, -1)
	if len(parts) != len(rows) {
		t.Fatalf("%s: %d rows were read, want %d: %.300s", sh, len(parts), len(rows), said)
	}
	for i, part := range parts {
		end := len(said)
		if i+1 < len(parts) {
			end = parts[i+1][0]
		}
		for _, m := range sought.FindAllStringSubmatch(said[part[1]:end], -1) {
			if !strings.HasPrefix(m[1], "--") {
				t.Errorf("%s: row %q sought to run %q", sh, rows[i], m[1])
			}
		}
	}
}
