package screen

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/cognito-tui/cognito-tui/admin/store"
)

// Columns are the columns that the operator chose for lists, by pool: pools have
// attributes of their own. The nil Columns remember none.
type Columns struct {
	path string

	mu     sync.Mutex // of the file, and of what was chosen
	chosen chosenColumns
}

// chosenColumns are the titles of columns by pool, "" for lists of no pool, and by the
// kind of row.
type chosenColumns map[string]map[string][]string

// mostColumnsFile is how many bytes of a file are read.
const mostColumnsFile = 1 << 20

// ReadColumns reads what was chosen before. From a file that is missing, or that is not the
// operator's own, nothing is remembered.
func ReadColumns(path string) *Columns {
	c := &Columns{path: path, chosen: chosenColumns{}}
	if chosen, err := readChosen(path); err == nil {
		c.chosen = chosen
	}
	return c
}

// Of are the titles chosen for rows of a kind in a pool, nil where none were.
func (c *Columns) Of(pool, kind string) []string {
	if c == nil {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.chosen[pool][kind]
}

// Keep remembers titles, and returns what writes them: it is called in a task. Other
// consoles' choices for other lists stay in the file.
func (c *Columns) Keep(pool, kind string, titles []string) (write func() error) {
	if c == nil {
		return func() error { return nil }
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.chosen.set(pool, kind, slices.Clone(titles))
	return func() error {
		c.mu.Lock()
		defer c.mu.Unlock()
		return c.write(pool, kind)
	}
}

func (c chosenColumns) set(pool, kind string, titles []string) {
	if c[pool] == nil {
		c[pool] = map[string][]string{}
	}
	c[pool][kind] = titles
}

// write replaces the file by one with what is chosen now for a list.
func (c *Columns) write(pool, kind string) error {
	all, err := readChosen(c.path)
	if err != nil {
		if !errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("remembering the columns: %w", err)
		}
		all = chosenColumns{}
	}
	all.set(pool, kind, c.chosen[pool][kind])
	text, err := json.MarshalIndent(all, "", "  ")
	if err == nil {
		err = store.Dir(filepath.Dir(c.path))
	}
	if err == nil {
		err = replaceFile(c.path, text)
	}
	if err != nil {
		return fmt.Errorf("remembering the columns: %w", err)
	}
	return nil
}

// replaceFile writes a file beside the one that it then replaces, so that no console
// reads half of it.
func replaceFile(path string, text []byte) error {
	file, err := store.Open(path+".new", os.O_WRONLY|os.O_CREATE|os.O_TRUNC)
	if err != nil {
		return err
	}
	_, failed := file.Write(text)
	if err := errors.Join(failed, file.Close()); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

func readChosen(path string) (chosenColumns, error) {
	file, err := store.Open(path, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // it was only read
	text, err := io.ReadAll(io.LimitReader(file, mostColumnsFile))
	if err != nil {
		return nil, err
	}
	chosen := chosenColumns{}
	if err := json.Unmarshal(text, &chosen); err != nil {
		return nil, err
	}
	return chosen, nil
}
