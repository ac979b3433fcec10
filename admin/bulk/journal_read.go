package bulk

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/store"
)

// journalSuffix is how names of journals end.
const journalSuffix = ".bulk.jsonl"

// record is the content of a journal.
type record struct {
	header  Header
	items   []item // in the state that the journal leaves them in
	skipped []line // from the start
	torn    bool   // the last line is incomplete
}

func readJournal(r io.Reader) (record, error) {
	var rec record
	lines := bufio.NewReader(r)
	for {
		text, tooLong, err := store.ReadLine(lines)
		if errors.Is(err, io.EOF) {
			rec.torn = len(text) > 0 || tooLong
			break
		}
		if err != nil {
			return rec, err
		}
		if text = bytes.TrimSpace(text); len(text) == 0 {
			continue
		}
		var l line
		if json.Unmarshal(text, &l) != nil {
			continue // cut by a full disk: reading the target again shows what happened
		}
		if err := rec.take(l); err != nil {
			return rec, err
		}
	}
	if rec.header.Version == 0 {
		return rec, errors.New("it is not the journal of a bulk")
	}
	return rec, nil
}

func (r *record) take(l line) error {
	switch {
	case l.Header != nil:
		r.header = *l.Header
		if r.header.Version != journalVersion {
			return fmt.Errorf("it was written by another version of this program (format %d)", r.header.Version)
		}
	case l.User != "" || l.Group != "":
		if l.State == Skipped {
			r.skipped = append(r.skipped, l)
			return nil
		}
		target := acts.Target{User: admin.UserNamed(l.User, l.Sub), Group: admin.GroupNamed(l.Group)}
		r.items = append(r.items, item{Outcome: Outcome{State: Left}, target: target})
	case l.N >= 0 && l.N < len(r.items):
		r.items[l.N].step(l)
	default:
		return errors.New("it names a target that it does not have")
	}
	return nil
}

func (it *item) step(l line) {
	it.State, it.Reason, it.Code, it.RequestIDs = l.State, l.Reason, l.Code, l.RequestIDs
	it.begun = time.Time{}
	if l.State == Begun {
		it.begun = l.At
		if now := time.Now(); now.Before(l.At) { // the clock was ahead
			it.begun = now
		}
	}
}

// ErrDamaged is wrapped by what is said of a journal that lacks targets, or has others
// than its act is done to: nobody may go on with it, as nobody would know for whom.
var ErrDamaged = errors.New("this journal is damaged")

// whole is nil for a journal with all the targets of its act. Else it wraps [ErrDamaged] or
// [ErrUnknownAct].
func (r record) whole() error {
	action, err := r.header.Act()
	if err != nil {
		return err
	}
	if n := len(r.items) + len(r.skipped); n != r.header.Total {
		return fmt.Errorf("%w: it has %d of its %d targets; what was done is in the audit", ErrDamaged, n, r.header.Total)
	}
	for n, it := range r.items {
		it.target.Pool.ID = r.header.Pool
		if action.Ref(it.target).IsZero() {
			return fmt.Errorf("%w: its target %d is no %s", ErrDamaged, n, acts.KindOf(action.On).One)
		}
	}
	return nil
}

// plan is the frozen plan as far as the journal keeps it.
func (r record) plan(pool admin.PoolDetail) (*Plan, error) {
	if err := r.whole(); err != nil {
		return nil, err
	}
	action, err := r.header.Act()
	if err != nil {
		return nil, err
	}
	plan := &Plan{ID: r.header.Bulk, Action: action, Inputs: r.header.Inputs, Pool: pool, Stale: true}
	for _, it := range r.items {
		it.target.Pool = pool
		plan.Targets = append(plan.Targets, it.target)
	}
	for _, l := range r.skipped {
		plan.Skipped = append(plan.Skipped, leftOut(l.User+l.Group, l.Sub, l.Reason))
	}
	return plan, nil
}

// Unfinished is a bulk that was interrupted.
type Unfinished struct {
	Path string `json:"path"`
	Header
	Counts map[State]int `json:"counts"` // of targets; Begun are those whose outcome is not known
	InUse  bool          `json:"inUse"`  // a process is working on it now
	Damage error         `json:"-"`      // why nobody may go on with it, nil where that is possible
}

// List finds the unfinished bulks of a directory, the oldest first. Files that
// can't be read are left out, with the reasons in err.
func List(dir string) (found []Unfinished, err error) {
	err = store.CheckDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), journalSuffix) {
			continue
		}
		u, problem := Peek(filepath.Join(dir, e.Name()))
		if problem != nil {
			err = errors.Join(err, problem)
			continue
		}
		found = append(found, u)
	}
	slices.SortStableFunc(found, func(a, b Unfinished) int { return a.Started.Compare(b.Started) })
	return found, err
}

// Peek reads the journal at path without resuming it or keeping anybody else from
// doing so.
func Peek(path string) (Unfinished, error) {
	u := Unfinished{Path: path, Counts: map[State]int{}}
	file, err := store.Open(path, os.O_RDONLY)
	if err != nil {
		return u, err
	}
	defer func() { _ = file.Close() }() // it was only read
	u.InUse = store.Held(file, path)
	r, err := readJournal(file)
	if err != nil {
		return u, fmt.Errorf("reading %s: %w", path, err)
	}
	u.Header, u.Damage = r.header, r.whole()
	u.Counts[Skipped] = len(r.skipped)
	for _, it := range r.items {
		u.Counts[it.State]++
	}
	return u, nil
}

// Discard removes the journal at path: what is left of its bulk will not be
// done.
func Discard(path string) error {
	j, err := openJournal(path)
	if err != nil {
		return err
	}
	if _, err := readJournal(j.file); err != nil {
		return errors.Join(fmt.Errorf("reading %s: %w", path, err), j.close())
	}
	return j.remove()
}
