// Package shelltest has shells read the commands that the program shows.
package shelltest

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// recorder stands in for the programs that commands are of: it tells its arguments.
const recorder = `
aws() { printf '%s\0' call "$#" "$@"; }
record() { printf '%s\0' call "$#" "$@"; }
PASSWORD='its password'
SECRET_HASH='its hash'
`

// Call is what one text made a shell do: the arguments of each call of aws.
type Call [][]string

// Run has a shell read texts, one after the other, as if they were typed, and gives
// what each called aws with. Whatever else a text makes the shell do, say or leave
// behind fails the test.
func Run(t testing.TB, sh string, texts ...string) []Call {
	t.Helper()
	var script strings.Builder
	script.WriteString(recorder)
	for _, text := range texts {
		script.WriteString(text + "\nprintf '%s\\0' next\n")
	}
	dir := t.TempDir()
	path, err := exec.LookPath(sh)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), path, written(t, script.String())) //nolint:gosec // a shell of this machine
	var stdout, stderr bytes.Buffer
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = dir, []string{"PATH=" + dir, "HOME=" + dir}, &stdout, &stderr
	if err := cmd.Run(); err != nil || stderr.Len() > 0 {
		t.Errorf("%s: %v: %.500s", sh, err, stderr.String())
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("%s left %v, %v", sh, left, err)
	}
	return calls(t, stdout.String(), len(texts))
}

// written is a file with a script: from a pipe bash reads one byte at a time.
func written(t testing.TB, script string) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "script")
	if err := os.WriteFile(path, []byte(script), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func calls(t testing.TB, recorded string, n int) []Call {
	t.Helper()
	all := make([]Call, 1, n+1)
	for fields := strings.Split(recorded, "\x00"); len(fields) > 1; {
		if fields[0] == "next" {
			all, fields = append(all, nil), fields[1:]
			continue
		}
		count, err := strconv.Atoi(fields[1])
		if fields[0] != "call" || err != nil || len(fields) < 2+count {
			t.Fatalf("a shell was led to say %q", fields[:min(len(fields), 5)])
		}
		all[len(all)-1] = append(all[len(all)-1], fields[2:2+count])
		fields = fields[2+count:]
	}
	if len(all) != n+1 {
		t.Fatalf("%d texts were read, want %d", len(all)-1, n)
	}
	return all[:n]
}
