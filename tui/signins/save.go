package signins

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// saving is records on their way to a file: what was listed when somebody asked.
type saving struct {
	tasks   *screen.Tasks
	rows    []*logs.Event // the oldest first
	which   string        // of all that are kept
	repeats int           // that are kept, and not listed as another source tells them
	own     int           // likewise the console's own look-ups
	path    string        // whole
}

// save asks where the records of the stream go.
func (s *Screen) save() tea.Cmd {
	if s.stream.Len() == 0 {
		return s.Host.Warn("There is nothing to save.")
	}
	f := saving{tasks: &s.Tasks, rows: slices.Clone(s.stream.rows), which: s.stream.whatIsListed()}
	w, query := s.watch, s.stream.query
	name := "cognito-tui-sign-ins-" + s.Host.Now().UTC().Format("20060102T150405Z") + ".jsonl"
	return screen.Get(&s.Tasks, func(context.Context) (_ saving, err error) {
		kept, _ := w.Since(0)
		for _, e := range kept {
			switch {
			case query.Shows(e) || !query.Match(e):
			case e.Own:
				f.own++
			default:
				f.repeats++
			}
		}
		f.path, err = filepath.Abs(name)
		return f, err
	}, func(f saving, err error) tea.Cmd {
		if err != nil {
			return s.Host.Warn(words.Sentence(err))
		}
		return f.ask()
	})
}

// ask asks where they go.
func (f saving) ask() tea.Cmd {
	return f.tasks.Host.Show(widget.NewForm(widget.Form{
		Title: "save " + words.Counting(len(f.rows), "record") + ": " + f.which,
		Fields: []widget.Field{{
			Name: "file", Label: "file", Value: f.path,
			Help: "Raw records, with addresses and names; you alone can read it (0600).",
		}},
		Refusal: func(values map[string]string) string {
			if strings.TrimSpace(values["file"]) == "" {
				return "Say which file."
			}
			return ""
		},
		Done: func(values map[string]string) tea.Cmd {
			f.path = strings.TrimSpace(values["file"])
			return f.save()
		},
	}))
}

// save writes the file, and asks for another where there is one of that name.
func (f saving) save() tea.Cmd {
	return screen.Get(f.tasks, func(context.Context) (path string, err error) {
		if path, err = wholePath(f.path); err != nil {
			return path, err
		}
		return path, f.write(path)
	}, func(path string, err error) tea.Cmd {
		switch {
		case errors.Is(err, fs.ErrExist) && f.tasks.Host.Free():
			return tea.Batch(f.ask(), f.tasks.Host.Warn(path+" is there already, and was left as it is."))
		case err != nil:
			return f.tasks.Host.Warn(words.Sentence(err))
		}
		return f.tasks.Host.Say(f.told(path))
	})
}

// wholePath is a path from the root on; ~ is the home directory, as in a shell.
func wholePath(path string) (string, error) {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		home, err := os.UserHomeDir()
		if err != nil {
			return path, err
		}
		path = filepath.Join(home, rest)
	}
	return filepath.Abs(path)
}

// write makes the file, for this user alone. It takes none that is there.
func (f saving) write(path string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600) //nolint:gosec // the reader says which file
	if err != nil {
		return err
	}
	lines := bufio.NewWriter(file)
	for _, e := range f.rows {
		_, _ = lines.WriteString(strings.ReplaceAll(e.Raw, "\n", " ") + "\n") // Flush tells
	}
	if err := errors.Join(lines.Flush(), file.Close()); err != nil {
		return errors.Join(err, os.Remove(path)) // a part would pass for the whole
	}
	return nil
}

// told says what was written, and what was not.
func (f saving) told(path string) string {
	said := fmt.Sprintf("%s saved as %s.", words.Counting(len(f.rows), "record"), path)
	var left []string
	if f.repeats > 0 {
		left = append(left, words.Counting(f.repeats, "repeat")+" of what another source tells")
	}
	if f.own > 0 {
		left = append(left, words.Counting(f.own, "look-up")+" of this console")
	}
	if len(left) > 0 {
		said += " Left out: " + strings.Join(left, ", ") + "."
	}
	return said
}
