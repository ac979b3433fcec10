package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// A name keeps its letters, as in the console; the program's own signs are in ASCII.
func TestTextIsInASCIIWhenToldSo(t *testing.T) {
	t.Parallel()
	s := newServer()
	defer s.Close()
	if err := s.SeedDemo(20); err != nil {
		t.Fatal(err)
	}
	config := filepath.Join(t.TempDir(), "config.yaml")
	if err := os.WriteFile(config, []byte("ascii: true\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	odd := func(r rune) bool { return r > 0x7e && !unicode.IsLetter(r) && !unicode.IsMark(r) }
	signs := 0
	for _, line := range []string{
		"pools", "users --pool acme-consumer", "user alice --pool acme-consumer", "groups --pool acme-consumer", "clients --pool acme-consumer",
		"locked --pool acme-consumer", "do", "do --help", "do resume", "do disable --pool acme-consumer --user alice --dry-run",
		"do add-to-group --pool acme-consumer --all --group beta --yes", "do disable --pool acme-consumer --user nobody --yes", "audit",
		"tail --help", "tail --pool acme-consumer", "token eyJhbGciOiJub25lIn0.e30.", "info", "version", "man", "help", "help environment", "emulator --help", "users --pool nix", "nix",
	} {
		words := strings.Fields(line)
		e := finish(t, program(t, s.URL, words...))
		if strings.ContainsFunc(e.stdout+e.stderr, odd) {
			signs++
		}
		byLocale := program(t, s.URL, words...)
		byLocale.Env = append(byLocale.Env, "LC_ALL=C")
		runs := map[string]ended{"locale": finish(t, byLocale)}
		if words[0] == "info" || words[0] == "user" || words[0] == "do" && len(words) > 2 {
			runs["config"] = finish(t, program(t, s.URL, append(words, "--config", config)...))
		}
		for why, is := range runs {
			for stream, text := range map[string]string{"standard output": is.stdout, "standard error": is.stderr} {
				if at := strings.IndexFunc(text, odd); at >= 0 {
					t.Errorf("%s (%s): %s has %q", line, why, stream, text[max(0, at-40):min(len(text), at+20)])
				}
			}
		}
	}
	if signs < 4 {
		t.Errorf("only %d commands write signs beyond ASCII", signs)
	}
}

// Data has what is there.
func TestDataStaysAsItIsInASCII(t *testing.T) {
	t.Parallel()
	s := newServer()
	defer s.Close()
	if err := s.SeedDemo(20); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"json", "csv"} {
		cmd := program(t, s.URL, "groups", "--pool", "acme-consumer", "-o", format)
		cmd.Env = append(cmd.Env, "LC_ALL=C")
		if plain := data(t, s.URL, "groups", "--pool", "acme-consumer", "-o", format); finish(t, cmd).stdout != plain {
			t.Errorf("%s is not as without ASCII: %q", format, plain)
		}
	}
}
