package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/reference"
)

// tableOf is one of the tables of reference.
func tableOf(t *testing.T, topic string) reference.Table {
	t.Helper()
	for _, table := range reference.Tables() {
		if table.Topic == topic {
			return table
		}
	}
	t.Fatalf("there is no table %s", topic)
	return reference.Table{}
}

// names are the single names of a table: an entry may have several.
func names(t reference.Table) (names []string) {
	for _, e := range t.Entries {
		names = append(names, strings.Split(e.Name, ", ")...)
	}
	return names
}

func TestDocsHaveTheReference(t *testing.T) {
	made(t, "headless.md", "exit codes", tableOf(t, "exit-codes").Markdown("code", "means"))
	made(t, "headless.md", "environment", tableOf(t, "environment").Markdown("variable", "is"))
	made(t, "headless.md", "files", tableOf(t, "files").Markdown("file", "holds"))
}

// Every exit code that the program has is in the reference, and none that it has not.
func TestTheReferenceHasEveryExitCode(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("exit", "exit.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, declared := range file.Decls {
		group, ok := declared.(*ast.GenDecl)
		if !ok || group.Tok != token.CONST {
			continue
		}
		for _, spec := range group.Specs {
			for _, value := range spec.(*ast.ValueSpec).Values {
				codes = append(codes, value.(*ast.BasicLit).Value)
			}
		}
	}
	var told []string
	for _, name := range names(tableOf(t, "exit-codes")) {
		told = append(told, strings.TrimSuffix(name, "+N"))
	}
	if len(codes) < 4 || !slices.Equal(codes, told) {
		t.Errorf("exit codes are %v, and the reference has %v", codes, told)
	}
}

// readsVariable is how the code reads a variable of the environment.
var readsVariable = regexp.MustCompile(`(?:[gG]etenv|LookupEnv)\((?:environ, )?"([A-Z0-9_]+)"\)`)

// Every variable that the program reads, and that help names, is in the reference.
func TestTheReferenceHasEveryVariable(t *testing.T) {
	read := map[string]string{}
	err := filepath.WalkDir(filepath.Join("..", ".."), func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "rush" || entry.Name() == ".git") { // rush is for tests
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(path)
		for _, found := range readsVariable.FindAllStringSubmatch(string(text), -1) {
			read[found[1]] = path
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	newRoot().PersistentFlags().VisitAll(func(f *pflag.Flag) {
		for _, found := range regexp.MustCompile(`\((AWS_[A-Z_]+)\)`).FindAllStringSubmatch(f.Usage, -1) {
			read[found[1]] = "--" + f.Name
		}
	})
	told := names(tableOf(t, "environment"))
	for _, name := range slices.Sorted(maps.Keys(read)) {
		if !slices.Contains(told, name) {
			t.Errorf("%s, which %s reads, is not in the reference", name, read[name])
		}
	}
	if len(read) < 12 {
		t.Errorf("the code reads %v only", read)
	}
}

// The manual page has every command, every flag and every line of the tables.
func TestTheManualIsWhole(t *testing.T) {
	page := strings.NewReplacer(`\-`, "-", `\(dq`, `"`, `\e`, `\`, `\&`, "").Replace(data(t, closedAddress(), "man"))
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		for _, sub := range cmd.Commands() {
			if !sub.IsAvailableCommand() {
				continue
			}
			heading := ".SS \"" + cmd.CommandPath() + " " + sub.Use + "\"\n"
			_, about, found := strings.Cut(page, heading)
			if !found {
				t.Errorf("it has no %q", heading)
				continue
			}
			about, _, _ = strings.Cut(about, "\n.SS ")
			sub.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
				if f.Name != "help" && !strings.Contains(about, "--"+f.Name) {
					t.Errorf("%s: it has no --%s", sub.CommandPath(), f.Name)
				}
			})
			walk(sub)
		}
	}
	root := newRoot()
	walk(root)
	root.PersistentFlags().VisitAll(func(f *pflag.Flag) {
		if !strings.Contains(page, "\n\\fB--"+f.Name) {
			t.Errorf("it has no --%s", f.Name)
		}
	})
	for _, table := range reference.Tables() {
		if !strings.Contains(page, "\n.SH "+strings.ToUpper(table.Title)+"\n") {
			t.Errorf("it has no section %s", table.Title)
		}
		for _, e := range table.Entries {
			if !strings.Contains(page, "\n\\fB"+e.Name+"\\fP\n"+e.Says+"\n") {
				t.Errorf("it has no %s", e.Name)
			}
		}
	}
	for i, line := range lines(page) {
		if strings.HasPrefix(line, "'") || strings.HasPrefix(line, ".") && !regexp.MustCompile(`^\.(TH|SH|SS|TP|PP|nf|fi)\b`).MatchString(line) {
			t.Errorf("line %d is taken for a request: %q", i+1, line)
		}
	}
}

// Help tells the same.
func TestHelpHasTheReference(t *testing.T) {
	root := data(t, closedAddress(), "--help")
	for _, table := range reference.Tables() {
		if !strings.Contains(root, "help "+table.Topic) {
			t.Errorf("--help does not lead to %s", table.Topic)
		}
		help := strings.Join(strings.Fields(data(t, closedAddress(), "help", table.Topic)), " ")
		for _, e := range table.Entries {
			if want := e.Name + " " + e.Says; !strings.Contains(help, want) {
				t.Errorf("help %s has no %q", table.Topic, want)
			}
		}
	}
}

// The page of lists names every command for pipes.
func TestDocsHaveEveryCommandForPipes(t *testing.T) {
	text := readPage(t, "headless.md")
	for _, cmd := range newRoot().Commands() {
		if cmd.Flags().Lookup("output") == nil || slices.Contains([]string{"token", "tail", "audit", "do"}, cmd.Name()) {
			continue // those have pages of their own
		}
		if !strings.Contains(text, "\n    cognito-tui "+cmd.Name()) {
			t.Errorf("docs/headless.md does not have %s", cmd.Name())
		}
		cmd.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
			if !strings.Contains(text, "--"+f.Name) && f.Name != "output" && f.Name != "help" {
				t.Errorf("docs/headless.md does not have --%s, %s", f.Name, strconv.Quote(f.Usage))
			}
		})
	}
}
