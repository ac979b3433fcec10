package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/pflag"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator/identitypools"
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/columns"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/config"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/userpage"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/theme"
)

var update = flag.Bool("update", false, "write the parts of docs/ that tables of the code make")

func page(name string) string { return filepath.Join("..", "..", "docs", name) }

func readPage(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(page(name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// made compares a part of a page with what a table of the code generates, and with
// -update writes it.
func made(t *testing.T, name, part, want string) {
	t.Helper()
	head, tail := "<!-- "+part+": go test ./cmd/cognito-tui -run Docs -update -->\n", "<!-- end -->"
	before, rest, begun := strings.Cut(readPage(t, name), head)
	got, after, ended := strings.Cut(rest, tail)
	if !begun || !ended {
		t.Fatalf("docs/%s has no part %s", name, part)
	}
	if got == want {
		return
	}
	if !*update {
		t.Fatalf("docs/%s, %s: go test ./cmd/cognito-tui -run Docs -update (-page, +code)\n%s",
			name, part, cmp.Diff(strings.Split(got, "\n"), strings.Split(want, "\n")))
	}
	if err := os.WriteFile(page(name), []byte(before+head+want+tail+after), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestDocsHaveEveryKey(t *testing.T) {
	where := map[keys.Scope]string{keys.Global: "everywhere", keys.List: "lists", keys.Text: "text"}
	var b strings.Builder
	b.WriteString("| name | keys | where | does |\n|---|---|---|---|\n")
	for _, binding := range keys.Bindings {
		fmt.Fprintf(&b, "| `%s` | `%s` | %s | %s |\n", binding.ID, strings.Join(binding.Keys, "` `"), where[binding.Scope], binding.Help)
	}
	made(t, "config.md", "keys", b.String())
}

func TestDocsHaveEveryCategory(t *testing.T) {
	operations := map[call.Category][]string{}
	for _, c := range call.Calls() {
		operations[c.Category] = append(operations[c.Category], c.Operation)
	}
	var b strings.Builder
	b.WriteString("| category | calls a second | operations |\n|---|---|---|\n")
	for _, c := range call.Categories() {
		slices.Sort(operations[c])
		fmt.Fprintf(&b, "| `%s` | %v | %s |\n", c, c.Quota(""), strings.Join(operations[c], ", "))
	}
	made(t, "config.md", "categories", b.String())
}

func TestDocsHaveEveryOperation(t *testing.T) {
	for part, table := range map[string]service.Table{"operations": userpools.Operations(), "identity pools": identitypools.Operations()} {
		names := slices.Sorted(maps.Keys(table))
		made(t, "emulator.md", part, "    "+strings.Join(wrapped(names, 76), "\n    ")+"\n")
	}
}

// wrapped breaks words into lines of at most width characters.
func wrapped(words []string, width int) (lines []string) {
	line := ""
	for _, word := range words {
		if line != "" && len(line)+1+len(word) > width {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimPrefix(line+" "+word, " ")
	}
	return append(lines, line)
}

// Who looks for the place of a change is not sent to a file that has moved.
func TestThePlacesThatCONTRIBUTINGNamesExist(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	places := regexp.MustCompile("`((?:admin|cmd|docs|logs|tui|\\.ci)/[\\w./-]*)`").FindAllSubmatch(text, -1)
	if len(places) < 50 {
		t.Errorf("only %d places were found in CONTRIBUTING.md", len(places))
	}
	for _, place := range places {
		if _, err := os.Stat(filepath.Join("..", "..", string(place[1]))); err != nil {
			t.Errorf("CONTRIBUTING.md: %v", err)
		}
	}
}

func TestDocsHaveEveryMemberOfTheConfig(t *testing.T) {
	want := members(reflect.TypeFor[config.File](), "yaml")
	if diff := cmp.Diff(want, documented(t, "config.md", "Members")); diff != "" {
		t.Errorf("docs/config.md (-config, +page)\n%s", diff)
	}
}

func TestDocsHaveEveryTheme(t *testing.T) {
	if diff := cmp.Diff(theme.Names(), documented(t, "config.md", "Themes")); diff != "" {
		t.Errorf("docs/config.md (-themes, +page)\n%s", diff)
	}
}

func TestDocsHaveEveryMemberOfTheJSON(t *testing.T) {
	for section, shape := range map[string]reflect.Type{
		"pools":   reflect.TypeFor[admin.Pool](),
		"users":   reflect.TypeFor[admin.User](),
		"user":    reflect.TypeFor[userpage.JSON](),
		"groups":  reflect.TypeFor[admin.Group](),
		"locked":  reflect.TypeFor[columns.Lockout](),
		"version": reflect.TypeFor[versions](),
		"clients": reflect.TypeFor[admin.ClientDetail](),
		"info":    reflect.TypeFor[info](),
	} {
		if diff := cmp.Diff(members(shape, "json"), documented(t, "headless.md", section)); diff != "" {
			t.Errorf("docs/headless.md, %s (-shape, +page)\n%s", section, diff)
		}
	}
}

func TestDocsHaveEveryColumnOfTheCSV(t *testing.T) {
	s := newServer()
	defer s.Close()
	if err := seedDoor(s.Server); err != nil {
		t.Fatal(err)
	}
	text := readPage(t, "headless.md")
	for _, command := range [][]string{{"pools"}, {"users", "--pool", "door"}, {"groups", "--pool", "door"}, {"clients", "--pool", "door"}} {
		heading, _, _ := strings.Cut(data(t, s.URL, append(command, "-o", "csv")...), "\n")
		if !strings.Contains(text, "\n    "+heading+"\n") {
			t.Errorf("docs/headless.md does not have %s", heading)
		}
	}
}

// members are the names of a struct's JSON members: nested members after a dot, those of
// an embedded struct by themselves. A type with its own MarshalJSON has none.
func members(shape reflect.Type, tag string) (names []string) {
	for i := range shape.NumField() {
		field := shape.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get(tag), ",")
		if !field.IsExported() && !field.Anonymous { // it is not written
			continue
		}
		if field.Anonymous && name == "" {
			names = append(names, members(field.Type, tag)...)
			continue
		}
		names = append(names, name)
		inner := field.Type
		if inner.Kind() == reflect.Slice {
			inner, name = inner.Elem(), name+"[]"
		}
		if inner.Kind() != reflect.Struct || inner.PkgPath() != shape.PkgPath() || marshals(field.Type) {
			continue
		}
		for _, within := range members(inner, tag) {
			names = append(names, name+"."+within)
		}
	}
	return names
}

func marshals(t reflect.Type) bool {
	_, ok := t.MethodByName("MarshalJSON")
	return ok
}

// documented are the names in the first column of the first table of a section.
func documented(t *testing.T, name, section string) (names []string) {
	t.Helper()
	_, text, ok := strings.Cut(readPage(t, name), "# "+section+"\n")
	_, text, table := strings.Cut(text, "\n|---")
	if !ok || !table {
		t.Fatalf("docs/%s has no section %s with a table", name, section)
	}
	for _, row := range strings.Split(text, "\n")[1:] {
		if !strings.HasPrefix(row, "| `") {
			break
		}
		names = append(names, strings.Split(row, "`")[1])
	}
	return names
}

func TestDocsHaveEveryMemberOfEventsAndAlerts(t *testing.T) {
	event := []string{"type"}
	for _, name := range members(reflect.TypeFor[logs.Event](), "json") {
		if name != "-" { // the raw record
			event = append(event, name)
		}
	}
	if diff := cmp.Diff(event, documented(t, "tail.md", "event")); diff != "" {
		t.Errorf("docs/tail.md, event (-shape, +page)\n%s", diff)
	}
	text, err := json.Marshal(alertLine{username: "alice"})
	if err != nil {
		t.Fatal(err)
	}
	var alert map[string]any
	if err := json.Unmarshal(text, &alert); err != nil {
		t.Fatal(err)
	}
	want := slices.Collect(maps.Keys(alert))
	for name := range alert["key"].(map[string]any) {
		want = append(want, "key."+name)
	}
	got := documented(t, "tail.md", "alert")
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("docs/tail.md, alert (-shape, +page)\n%s", diff)
	}
}

func TestDocsHaveEveryFieldOfAQuery(t *testing.T) {
	text := readPage(t, "tail.md")
	for _, field := range logs.QueryFields() {
		if !strings.Contains(text, "`"+field+":`") {
			t.Errorf("docs/tail.md does not have %s:", field)
		}
	}
}

func TestDocsHaveEveryFlagOfTheTail(t *testing.T) {
	text := readPage(t, "tail.md")
	newTail(&settings{}).Flags().VisitAll(func(f *pflag.Flag) {
		if name := "`--" + f.Name + "`"; f.Name != "output" && !strings.Contains(text, name) {
			t.Errorf("docs/tail.md does not have %s", name)
		}
	})
}
