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

// saving is records being saved to a file: those listed when it was requested.
type saving struct {
	tasks   *screen.Tasks
	rows    []*logs.Event // oldest first
	which   string        // of all that are kept
	repeats int           // kept, but not listed, as another source has them too
	own     int           // likewise the console's own calls
	path    string        // whole
}

// save asks where to save the records of the stream.
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

// ask asks for the file name.
func (f saving) ask() tea.Cmd {
	return f.tasks.Host.Show(widget.NewForm(widget.Form{
		Title: "save " + words.Counting(len(f.rows), "record") + ": " + f.which,
		Fields: []widget.Field{{
			Name: "file", Label: "file", Value: f.path,
			Help: "Raw records, with addresses and names. Only you can read the file (0600).",
		}},
		Refusal: func(values map[string]string) string {
			if strings.TrimSpace(values["file"]) == "" {
				return "Enter a file name."
			}
			return ""
		},
		Done: func(values map[string]string) tea.Cmd {
			f.path = strings.TrimSpace(values["file"])
			return f.save()
		},
	}))
}

// save writes the file, and asks for another name if the file exists.
func (f saving) save() tea.Cmd {
	return screen.Get(f.tasks, func(context.Context) (path string, err error) {
		if path, err = wholePath(f.path); err != nil {
			return path, err
		}
		return path, f.write(path)
	}, func(path string, err error) tea.Cmd {
		switch {
		case errors.Is(err, fs.ErrExist) && f.tasks.Host.Free():
			return tea.Batch(f.ask(), f.tasks.Host.Warn(path+" exists already and was not changed."))
		case err != nil:
			return f.tasks.Host.Warn(words.Sentence(err))
		}
		return f.tasks.Host.Say(f.told(path))
	})
}

// wholePath is an absolute path; ~ is the home directory, as in a shell.
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

// write creates the file, readable only by this user. It does not overwrite a file.
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
		return errors.Join(err, os.Remove(path)) // a part could be mistaken for the whole
	}
	return nil
}

// told says what was written, and what was left out.
func (f saving) told(path string) string {
	said := fmt.Sprintf("%s saved as %s.", words.Counting(len(f.rows), "record"), path)
	var left []string
	if f.repeats > 0 {
		left = append(left, words.Counting(f.repeats, "repeat")+" of another source's events")
	}
	if f.own > 0 {
		left = append(left, words.Counting(f.own, "look-up")+" of this console")
	}
	if len(left) > 0 {
		said += " Left out: " + strings.Join(left, ", ") + "."
	}
	return said
}
