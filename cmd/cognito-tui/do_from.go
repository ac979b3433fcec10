package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"strings"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/logs/ending"
)

// readNames reads the names of --from, in order, each with the line in which it first
// occurs.
func readNames(ctx context.Context, stdin io.Reader, from string) (names []string, at map[string]int, err error) {
	if from != "-" {
		file, err := ending.Open(ctx, from)
		if err != nil {
			return nil, nil, exit.Usagef("--from: %w", err)
		}
		defer func() { _ = file.Close() }() // it was only read
		stdin = file
	}
	at = map[string]int{}
	lines := nameLines{scanner: bufio.NewScanner(stdin)}
	for {
		name, more, err := lines.next()
		switch {
		case err != nil:
			return nil, nil, exit.Usagef("--from %s, line %d: %w", from, lines.n, err)
		case !more && len(names) == 0:
			return nil, nil, exit.Usagef("--from %s names nobody", from)
		case !more:
			return names, at, nil
		case name == "":
			continue
		}
		if names = append(names, name); at[name] == 0 {
			at[name] = lines.n
		}
	}
}

// nameLines are the lines of a list of users: a name each, or what the command users
// writes as JSON or CSV.
type nameLines struct {
	scanner *bufio.Scanner
	n       int  // of the line that was read last
	csv     bool // the first line was a CSV header
}

// next returns the name of the next line, "" for a line without one. more is false after
// the last.
func (l *nameLines) next() (name string, more bool, err error) {
	if !l.scanner.Scan() {
		l.n++
		return "", false, l.scanner.Err()
	}
	l.n++
	line := l.scanner.Text()
	if l.n == 1 {
		line = strings.TrimPrefix(line, "\ufeff") // some editors write a byte order mark
		if line == "username" || strings.HasPrefix(line, "username,") {
			l.csv = true
			return "", true, nil
		}
	}
	line = strings.TrimSpace(line)
	switch {
	case strings.HasPrefix(line, "{"):
		name, err = nameInJSON(line)
	case l.csv && line != "":
		name, err = firstField(line)
	default:
		name = line
	}
	return name, true, err
}

func nameInJSON(line string) (string, error) {
	var user struct{ Username string }
	if err := json.Unmarshal([]byte(line), &user); err != nil || user.Username == "" {
		return "", exit.Usagef("an object without a username")
	}
	return user.Username, nil
}

func firstField(line string) (string, error) {
	fields, err := csv.NewReader(strings.NewReader(line)).Read()
	if err != nil {
		return "", err
	}
	return fields[0], nil
}
