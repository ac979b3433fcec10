package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// hostileText is text that would steer a terminal or hide: it sets the clipboard,
// colours with an 8-bit CSI, changes the direction, and has invisible characters.
const hostileText = "x\x1b]52;c;eA==\a\u009b31m\u202e\u2066\u200b\u034f\U000e0041y"

// unprintable returns the characters of a text that would steer a terminal or hide.
func unprintable(text string) string {
	for line := range strings.Lines(text) {
		if line = strings.TrimSuffix(line, "\n"); !plain.Safe(line) {
			return line
		}
		if i := strings.IndexFunc(line, func(r rune) bool { return unicode.In(r, unicode.C, unicode.Other_Default_Ignorable_Code_Point) }); i >= 0 {
			return line[i:]
		}
	}
	return ""
}

func asJSON(text string) string {
	quoted, _ := json.Marshal(text) // a string
	return string(quoted)
}

// ownSide writes the operator's own files: a config, an audit and a journal, all of
// which may come from somebody else.
func ownSide(t *testing.T, dir, endpoint string) (audit, journal string) {
	t.Helper()
	bad := asJSON(hostileText)
	state := filepath.Join(dir, "state", "cognito-tui")
	audit, journal = filepath.Join(state, "audit.jsonl"), filepath.Join(state, "bulk", "20260101T000000Z-disable-ABCDEFGH.bulk.jsonl")
	record := func(id, outcome, action, command string) string {
		return `{"id":"` + id + `","time":"2026-01-01T00:00:00Z","caller":` + bad + `,"account":` + bad + `,"region":` + bad + `,"pool":` + bad + `,"action":` + action +
			`,"subject":` + bad + `,"sub":` + bad + `,"inputs":{` + bad + `:` + bad + `},"commands":[` + command + `],"bulk":` + bad + `,"outcome":"` + outcome +
			`","reason":` + bad + `,"code":` + bad + `,"requestIds":[` + bad + `]}` + "\n"
	}
	for path, text := range map[string]string{
		audit: record("1", "done", bad, bad) + record("2", "failed", `"disable"`, asJSON("aws cognito-idp x --username '"+hostileText+"'")) + hostileText + "\n",
		journal: `{"header":{"version":1,"bulk":` + bad + `,"started":"2026-01-01T00:00:00Z","action":"disable","pool":` + bad + `,"poolName":` + bad +
			`,"region":"eu-west-1","account":` + bad + `,"endpoint":` + asJSON(endpoint) + `,"total":2}}` + "\n" +
			`{"n":0,"user":` + bad + `,"sub":` + bad + `}` + "\n" + `{"n":1,"user":"b","state":"skipped","reason":` + bad + `}` + "\n",
		filepath.Join(state, "bulk", "20260101T000000Z-"+hostileText+".bulk.jsonl"): hostileText + "\n",
		filepath.Join(dir, "theme.yaml"):                                            "theme: " + bad + "\n",
		filepath.Join(dir, "unknown.yaml"):                                          bad + ": 1\n",
		filepath.Join(dir, "keys.yaml"):                                             "keys: {" + bad + ": [" + bad + "]}\n",
		filepath.Join(dir, "rates.yaml"):                                            "rates: {" + bad + ": 1}\n",
		filepath.Join(dir, "detectors.yaml"):                                        "detectors: {" + bad + ": {}}\n",
		filepath.Join(dir, "broken.yaml"):                                           hostileText + ": [\n",
		filepath.Join(dir, "match.yaml"):                                            "profiles: [{match: " + asJSON("["+hostileText) + "}]\n",
	} {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return audit, journal
}

func TestNoOutputIsSteeredByTheOperatorsOwnSide(t *testing.T) {
	t.Parallel()
	s := newServer()
	defer s.Close()
	if err := seedDoor(s.Server); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	audit, journal := ownSide(t, dir, s.URL)
	do := func(args ...string) []string { return append([]string{"do"}, append(args, "--pool", "door")...) }
	for _, test := range []struct {
		args []string
		env  string
	}{
		{args: do("set-attributes", "--user", "alice", "--dry-run", "name="+hostileText)},
		{args: do("set-attributes", "--user", "alice", "--dry-run", "-o", "json", "name="+hostileText)},
		{args: do("set-attributes", "--user", "alice", "--yes", hostileText+"="+hostileText)},
		{args: do("create-group", "--dry-run", "--name", hostileText, "--description", hostileText)},
		{args: do("create-user", "--dry-run", "--username", hostileText, "-o", "json")},
		{args: do("disable", "--user", hostileText, "--yes")},
		{args: do("disable", "--user", hostileText, "--user", "bob", "--dry-run")},
		{args: do("disable", "--user", hostileText, "--user", "nobody", "--yes", "-o", "json")},
		{args: do("add-to-group", "--user", "alice", "--group", hostileText, "--yes")},
		{args: []string{"info"}, env: "AWS_REGION=" + hostileText},
		{args: []string{"info", "-o", "json"}, env: "AWS_REGION=" + hostileText},
		{args: []string{"info"}, env: "AWS_PROFILE=" + hostileText},
		{args: []string{"info", "--endpoint-url", "http://" + hostileText}},
		{args: []string{"info", "--profile", hostileText, "--region", hostileText}},
		{args: []string{"info"}, env: "XDG_STATE_HOME=/" + hostileText},
		{args: []string{"info"}, env: "XDG_CONFIG_HOME=/" + hostileText},
		{args: []string{"pools", "--config", "/" + hostileText}},
		{args: []string{"pools", "--config", dir + "/theme.yaml"}},
		{args: []string{"pools", "--config", dir + "/unknown.yaml"}},
		{args: []string{"info", "--config", dir + "/keys.yaml"}},
		{args: []string{"pools", "--config", dir + "/rates.yaml"}},
		{args: []string{"pools", "--config", dir + "/detectors.yaml"}},
		{args: []string{"pools", "--config", dir + "/broken.yaml"}},
		{args: []string{"do", "resume", "--config", dir + "/match.yaml"}},
		{args: []string{"audit"}},
		{args: []string{"audit", "-o", "json"}},
		{args: []string{"audit", "-o", "markdown"}},
		{args: []string{"audit", "-o", "commands"}},
		{args: []string{"audit", "--file", audit}},
		{args: []string{"audit", "--file", "/" + hostileText}},
		{args: []string{"audit", "--action", hostileText}},
		{args: []string{"do", "resume"}},
		{args: []string{"do", "resume", "-o", "json"}},
		{args: []string{"do", "resume", journal, "--yes"}},
		{args: []string{"do", "resume", "/" + hostileText, "--yes"}},
		{args: []string{"do", hostileText}},
		{args: []string{"token", hostileText}},
		{args: []string{"token", "--offline", "--jwks", "/" + hostileText, "a.b.c"}},
		{args: []string{"tail", "--file", "/" + hostileText}},
		{args: []string{"tail", "--file", filepath.Join(dir, "broken.yaml")}},
		{args: []string{"tail", "--pool", "door", "--log-group", hostileText}},
		{args: []string{hostileText, "--help"}},
	} {
		cmd := program(t, s.URL, test.args...)
		cmd.Env = append(cmd.Env, "XDG_STATE_HOME="+filepath.Join(dir, "state"), test.env)
		e := finish(t, cmd)
		for name, text := range map[string]string{"output": e.stdout, "error": e.stderr} {
			if found := unprintable(text); found != "" {
				t.Errorf("%q %q: standard %s has %q", test.args, test.env, name, found)
			}
		}
		if e.stdout+e.stderr == "" {
			t.Errorf("%q says nothing", test.args)
		}
	}
}

// JSON is data: it has the exact text, in escapes.
func TestJSONHasTheOperatorsOwnTextExactly(t *testing.T) {
	s := newServer()
	defer s.Close()
	dir := t.TempDir()
	ownSide(t, dir, s.URL)
	cmd := program(t, s.URL, "audit", "-o", "json")
	cmd.Env = append(cmd.Env, "XDG_STATE_HOME="+filepath.Join(dir, "state"))
	for _, line := range lines(finish(t, cmd).stdout) {
		var entry struct{ Subject string }
		if err := json.Unmarshal([]byte(line), &entry); err != nil || entry.Subject != hostileText {
			t.Errorf("%s has %q, %v", line, entry.Subject, err)
		}
	}
}
