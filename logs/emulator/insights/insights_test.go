package insights_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/logs/emulator/insights"
)

// rows are five sign-ins, one of them without an address.
func rows() []insights.Row {
	row := func(minute, user, outcome, ip, tries string) insights.Row {
		return insights.Row{
			insights.Timestamp: "2026-11-24 08:" + minute + ":00.000", insights.Message: user + " " + outcome, "m.user": user, "m.outcome": outcome, "m.ip": ip, "tries": tries,
		}
	}
	return []insights.Row{
		row("01", "ada", "Fail", "192.0.2.1", "9"), row("02", "bob", "Fail", "192.0.2.1", "10"), row("59", "ada", "Pass", "192.0.2.2", "1"),
		row("31", "ada", "Fail", "192.0.2.2", "2"), row("05", "eve", "Fail", "", "3"),
	}
}

// What is expected is from the user guide's description of each command.
func TestQueries(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{`fields m.user | limit 2`, "m.user: ada; bob"},
		{"fields `m.user` as who, m.ip | filter m.outcome = 'Pass'", "who m.ip: ada 192.0.2.2"},
		{`filter m.outcome = "Fail" and not (m.user = "ada" or m.user = "bob") | display m.user`, "m.user: eve"},
		{`filter m.ip in ["192.0.2.2", "192.0.2.9"] | fields m.user`, "m.user: ada; ada"},
		{`filter ispresent(m.ip) | stats count(*) as n`, "n: 4"},
		{`filter @message like /(?i)PASS|eve/ | stats count() as n`, "n: 2"},
		{`filter m.user not like "a" | stats count(*) as n`, "n: 2"},
		{`filter tries >= 9 | fields m.user | sort tries desc`, "m.user: bob; ada"}, // as numbers
		{`stats count(*) as n, count_distinct(m.ip) as ips by m.user as who | sort n desc, who asc`, "who n ips: ada 3 2; bob 1 1; eve 1 0"},
		{`stats min(tries) as least, max(tries) as most`, "least most: 1 10"},
		{`stats count(*) as n by bin(30m) as t | sort t asc`, "t n: 2026-11-24 08:00:00.000 3; 2026-11-24 08:30:00.000 2"},
		{`fields m.user | # a comment | filter m.ip = "192.0.2.1" and m.user != "ada"`, "m.user: bob"},
		{`filter m.user = "a|b" | fields m.user`, "m.user:"},
	} {
		q, err := insights.Compile(c.query)
		if err != nil {
			t.Errorf("%s: %v", c.query, err)
			continue
		}
		columns, result := q.Run(rows())
		lines := make([]string, len(result))
		for i, r := range result {
			cells := make([]string, len(columns))
			for j, name := range columns {
				cells[j] = r[name]
			}
			lines[i] = strings.Join(cells, " ")
		}
		if got := strings.TrimSpace(fmt.Sprintf("%s: %s", strings.Join(columns, " "), strings.Join(lines, "; "))); got != c.want {
			t.Errorf("%s\n gives %s\n want  %s", c.query, got, c.want)
		}
	}
}

// AWS refuses what it does not understand, and this refuses what it does not
// implement, rather than return another result than AWS would.
func TestQueriesThatAreRefused(t *testing.T) {
	for query, why := range map[string]string{
		`parse @message "a *" as b`:        "parse",
		`stats avg(tries)`:                 "avg",
		`stats earliest(m.user) as first`:  "earliest",
		`stats count`:                      "count",
		`stats count(*) by bin(soon)`:      "bin",
		`fields strlen(@message)`:          "strlen",
		`filter m.user ~ "a"`:              "~",
		`filter (m.user = "a"`:             "bracket",
		`filter m.user = "a" m.ip = "b"`:   "m.ip",
		`limit none`:                       "none",
		`sort a b c`:                       "a b c",
		`filter m.user like /(/ | limit 5`: "",
	} {
		if _, err := insights.Compile(query); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v", query, err)
		}
	}
}

// Queries share the rows of events.
func TestAQueryChangesNoRow(t *testing.T) {
	q, err := insights.Compile("fields m.outcome as result, m.user | filter result = 'Fail' | sort m.user | limit 1")
	if err != nil {
		t.Fatal(err)
	}
	all := rows()
	q.Run(slices.Clone(all))
	if want := rows(); !reflect.DeepEqual(all, want) {
		t.Errorf("the rows are %v, want %v", all, want)
	}
}
