package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// Whatever is wrong with a config, the rule in it is not passed over in silence.
func TestWhatIsNotUnderstoodOfAConfigIsRefusedWithItsPlace(t *testing.T) {
	const rule = "profiles:\n  - match: \"prod-*\"\n    readOnly: "
	deep := strings.Repeat("[", 5000) + strings.Repeat("]", 5000)
	for name, c := range map[string]struct{ text, at string }{
		"a second document":             {"theme: plain\n---\n" + rule + "true\n", "[2:1]"},
		"a second after an empty one":   {"---\n---\n" + rule + "true\n", "[2:1]"},
		"one after its end":             {"theme: plain\n...\n" + rule + "true\n", "[3:1]"},
		"a directive":                   {"%YAML 1.2\n---\n" + rule + "true\n", "[1:1]"},
		"a tag":                         {rule + "!!bool true\n", "[3:15]"},
		"yes":                           {rule + "yes\n", "[3:15]"},
		"yes as text":                   {rule + "\"true\"\n", "[3:15]"},
		"a number":                      {rule + "1\n", "[3:15]"},
		"nothing":                       {rule + "\n", "[3:15]"},
		"null":                          {rule + "~\n", "[3:15]"},
		"null by an alias":              {"keys: {open: &none null}\n" + rule + "*none\n", "[1:20]"},
		"a rule that is empty":          {"profiles:\n  -\n", "[2:"},
		"a pattern that is empty":       {"profiles:\n  - match:\n    readOnly: true\n", "[2:"},
		"a pattern in hexadecimal":      {"profiles:\n  - match: 0x12\n    readOnly: true\n", "[2:12]"},
		"a pattern with a thousands":    {"profiles:\n  - match: 1_2\n    readOnly: true\n", "[2:12]"},
		"a pattern without quotes":      {"profiles:\n  - match: *prod\n    readOnly: true\n", "[2:12]"},
		"a misspelt member":             {"profiles:\n  - match: a\n    readonly: true\n", "[3:5]"},
		"a misspelt member merged in":   {"profiles: [{match: a, <<: {readonly: true}}]\n", "[1:28]"},
		"a member twice":                {"profiles: [{match: a, readOnly: true, readOnly: false}]\n", "[1:39]"},
		"a member twice, quoted":        {"profiles: [{match: a, readOnly: true, \"readOnly\": false}]\n", "[1:39]"},
		"a member twice, merged in":     {"profiles: [{match: a, readOnly: true, <<: {readOnly: false}}]\n", "[1:"},
		"rules that are no list":        {"profiles: {match: a, readOnly: true}\n", "[1:11]"},
		"a tab":                         {"profiles:\n  - match: a\n\treadOnly: true\n", "[3:1]"},
		"a half number":                 {"keepEvents: 1.5\n", "[1:13]"},
		"a number as text":              {"keepEvents: \"5\"\n", "[1:13]"},
		"a byte that is no text":        {"theme: plain\nmutes:\n  - user: J\xfcrgen\n", "[3:12]"},
		"a character that is no text":   {"theme: pl\x00ain\n", "[1:10]"},
		"UTF-16":                        {"\xff\xfet\x00h\x00", "[1:1]"},
		"brackets in brackets":          {"logGroups: {a: " + deep + "}\n", "[1:"},
		"dashes after dashes":           {"logGroups:\n  " + strings.Repeat("- ", 5000) + "a\n", "[2:"},
		"anchors without number":        {"mutes:\n" + strings.Repeat("  - &a {ip: x}\n", 200), "[102:"},
		"an alias of what is not there": {"keys: {open: *open}\n", "[1:14]"},
		"an alias within its anchor":    {"logGroups: &all {a: *all}\n", "[1:21]"},
	} {
		_, err := parseConfig([]byte(c.text))
		if err == nil {
			t.Errorf("%s: it is taken", name)
			continue
		}
		if said := yaml.FormatError(err, false, false); !strings.HasPrefix(said, c.at) {
			t.Errorf("%s: it says %q, want the place %s", name, said, c.at)
		}
	}
}

func TestWhatIsUnderstoodOfAConfig(t *testing.T) {
	const rule = "profiles:\n  - match: \"prod-*\"\n    readOnly: true\n"
	for name, text := range map[string]string{
		"as it is":             rule,
		"a byte order mark":    "\ufeff" + rule,
		"a header":             "# rules\n---\n" + rule,
		"an end":               rule + "...\n",
		"ends of lines":        strings.ReplaceAll(rule, "\n", "\r\n"),
		"an anchor":            "mutes: [{ip: &it 198.51.100.7}, {ip: *it}]\n" + rule,
		"a rule merged in":     "profiles:\n  - &it {match: \"prod-*\", readOnly: true}\n  - {<<: *it, production: true}\n",
		"an account as number": "profiles:\n  - {match: 012345678901, readOnly: true}\n",
		"on one line":          "{profiles: [{match: prod-*, readOnly: true}]}",
		"members left empty":   "keys:\n  paste:\nmutes:\n" + rule,
	} {
		c, err := parseConfig([]byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		rules, err := c.rules()
		if err != nil || len(rules) == 0 || !rules[0].ReadOnly || rules[0].Match != "prod-*" && rules[0].Match != "012345678901" {
			t.Errorf("%s: %+v, %v", name, rules, err)
		}
	}
}

// Seven gigabytes were taken by six hundred bytes.
func TestAConfigTakesLittleMemory(t *testing.T) {
	bomb := "logGroups:\n  g0: &g0 [a]\n"
	for i := range 9 {
		alias := "*g" + string(rune('0'+i))
		name := "g" + string(rune('1'+i))
		bomb += "  " + name + ": &" + name + " [" + strings.Repeat(alias+",", 9) + alias + "]\n"
	}
	for name, text := range map[string]string{
		"aliases of aliases": bomb,
		"flow":               "logGroups: {a: [" + strings.Repeat("b,", (mostConfigBytes-32)/2) + "]}",
		"brackets":           strings.Repeat("[", mostConfigBytes-1),
		"a long line":        "theme: " + strings.Repeat("a", mostConfigBytes-16),
		"colons":             strings.Repeat("a: ", mostConfigBytes/4),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, _ = parseConfig([]byte(text))
		runtime.ReadMemStats(&after)
		if took := (after.TotalAlloc - before.TotalAlloc) >> 20; took > 128 {
			t.Errorf("%s: %d MiB were taken", name, took)
		}
	}
	large := filepath.Join(t.TempDir(), "large.yaml")
	if err := os.WriteFile(large, make([]byte, mostConfigBytes+1), 0o600); err != nil {
		t.Fatal(err)
	}
	if e := finish(t, program(t, closedAddress(), "info", "--config", large)); e.code != exit.Usage || !strings.Contains(e.stderr, "has more than 65536 bytes") {
		t.Errorf("%+v", e)
	}
}

// By whatever way a profile is chosen, a rule about it holds.
func TestARuleHoldsHoweverTheProfileIsChosen(t *testing.T) {
	t.Parallel()
	s := newServer()
	defer s.Close()
	if err := seedDoor(s.Server); err != nil {
		t.Fatal(err)
	}
	const main = "prod-main/Admin"
	for name, c := range map[string]struct {
		match string
		args  []string
		env   []string
		info  string // what info says of it
		acts  bool
	}{
		"--profile":                 {"prod-*", []string{"--profile", main}, nil, `"prod-*" (read-only) applies to this profile`, false},
		"AWS_PROFILE":               {"prod-*", nil, []string{"AWS_PROFILE=" + main}, `"prod-*" (read-only) applies to this profile`, false},
		"AWS_DEFAULT_PROFILE":       {"prod-*", nil, []string{"AWS_DEFAULT_PROFILE=" + main}, `"prod-*" (read-only) applies to this profile`, false},
		"none":                      {"default", nil, nil, `"default" (read-only) applies to this profile`, false},
		"--profile over another":    {"prod-*", []string{"--profile", main}, []string{"AWS_PROFILE=dev"}, `"prod-*" (read-only) applies to this profile`, false},
		"in capitals":               {"PROD-*", []string{"--profile", main}, nil, `"PROD-*" (read-only) applies to this profile`, false},
		"the account":               {"1234-5678-*", nil, nil, `"1234-5678-*" (read-only) applies to this account`, false},
		"the account of a role":     {"123456789012", []string{"--profile", "assumed"}, nil, `"123456789012" (read-only) applies to this account`, false},
		"another profile":           {"prod-*", []string{"--profile", "dev"}, nil, "none of the 2 in the config applies here", true},
		"another account":           {"9999*", nil, nil, "none of the 2 in the config applies here", true},
		"another profile than ours": {"prod-*", nil, []string{"AWS_PROFILE=dev"}, "none of the 2 in the config applies here", true},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			config := filepath.Join(dir, "config.yaml")
			rules := "profiles:\n  - {match: \"" + c.match + "\", readOnly: true}\n  - {match: nothing, readOnly: false}\n"
			const keys = "aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = example\n"
			profiles := "[profile " + main + "]\n" + keys + "[profile dev]\n" + keys + "[profile assumed]\nrole_arn = arn:aws:iam::123456789012:role/ops\ncredential_source = Environment\n"
			for file, text := range map[string]string{config: rules, filepath.Join(dir, "aws.ini"): profiles} {
				if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			run := func(args ...string) *exec.Cmd {
				cmd := program(t, s.URL, append(append(args, "--config", config), c.args...)...)
				cmd.Env = append(append(cmd.Env, "AWS_CONFIG_FILE="+filepath.Join(dir, "aws.ini"), "AWS_ENDPOINT_URL_STS="+s.URL), c.env...)
				return cmd
			}
			if said := finish(t, run("info")).stdout; !strings.Contains(said, c.info) || strings.Contains(said, "changes   allowed") != c.acts {
				t.Errorf("info says\n%s", said)
			}
			e := finish(t, run("do", "enable", "--pool", "door", "--user", "=1+1", "--yes"))
			if refused := strings.Contains(e.stdout, "This session is read-only."); refused == c.acts {
				t.Errorf("exit code %d\n%s%s", e.code, e.stdout, e.stderr)
			}
		})
	}
}

func TestTheTimeZoneOfTheConfigIsLocalOrUTC(t *testing.T) {
	for value, utc := range map[string]bool{"local": false, "utc": true} {
		c, err := parseConfig([]byte("time: " + value + "\n"))
		if err != nil || c.check() != nil || timeZones[c.Time] != utc {
			t.Errorf("%s: %v, %v, UTC %v", value, err, c.check(), timeZones[c.Time])
		}
	}
	for _, value := range []string{"UTC", "Europe/Lisbon", "gmt"} {
		c, err := parseConfig([]byte("time: " + value + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		if err := c.check(); err == nil || !strings.Contains(err.Error(), "local or utc") {
			t.Errorf("%s: %v", value, err)
		}
	}
}
