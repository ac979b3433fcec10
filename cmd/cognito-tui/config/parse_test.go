package config

import (
	"runtime"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
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
		_, err := parse([]byte(c.text))
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
		c, err := parse([]byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		rules, err := c.Rules()
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
		"flow":               "logGroups: {a: [" + strings.Repeat("b,", (mostBytes-32)/2) + "]}",
		"brackets":           strings.Repeat("[", mostBytes-1),
		"a long line":        "theme: " + strings.Repeat("a", mostBytes-16),
		"colons":             strings.Repeat("a: ", mostBytes/4),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, _ = parse([]byte(text))
		runtime.ReadMemStats(&after)
		if took := (after.TotalAlloc - before.TotalAlloc) >> 20; took > 128 {
			t.Errorf("%s: %d MiB were taken", name, took)
		}
	}
}

func TestTheTimeZoneOfTheConfigIsLocalOrUTC(t *testing.T) {
	for value, utc := range map[string]bool{"local": false, "utc": true} {
		c, err := parse([]byte("time: " + value + "\n"))
		if err != nil || c.Check() != nil || c.UTC() != utc {
			t.Errorf("%s: %v, %v, UTC %v", value, err, c.Check(), c.UTC())
		}
	}
	for _, value := range []string{"UTC", "Europe/Lisbon", "gmt"} {
		c, err := parse([]byte("time: " + value + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Check(); err == nil || !strings.Contains(err.Error(), "local or utc") {
			t.Errorf("%s: %v", value, err)
		}
	}
}
