package bulk

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/store"
)

// Header is what a journal says about its bulk. It has no secrets.
type Header struct {
	Version  int               `json:"version"`
	Bulk     string            `json:"bulk"`
	Started  time.Time         `json:"started"`
	Action   string            `json:"action"`
	Inputs   map[string]string `json:"inputs,omitempty"`
	Pool     string            `json:"pool"`
	PoolName string            `json:"poolName,omitempty"`
	Region   string            `json:"region"`
	Account  string            `json:"account,omitempty"`
	Profile  string            `json:"profile,omitempty"`
	Endpoint string            `json:"endpoint,omitempty"`
	Total    int               `json:"total"` // number of targets, including those skipped from the start
}

const journalVersion = 1

// ErrUnknownAct is wrapped by what is said of a journal whose act this version does not
// have, or has for one target only.
var ErrUnknownAct = errors.New("this journal holds an act that this version does not know")

// Act is the action of the bulk. The error wraps [ErrUnknownAct].
func (h Header) Act() (acts.Action, error) {
	action, ok := acts.FindAction(h.Action)
	if !ok || !acts.KindOf(action.On).Bulk {
		return acts.Action{}, fmt.Errorf("%w: %q", ErrUnknownAct, h.Action)
	}
	return action, nil
}

// line is a line of a journal: its header, then one for each target, then one
// for each step of an act.
type line struct {
	Header *Header `json:"header,omitempty"`

	N      int         `json:"n"` // the target's number
	User   admin.Exact `json:"user,omitempty"`
	Sub    string      `json:"sub,omitempty"`
	Group  admin.Exact `json:"group,omitempty"`
	Reason string      `json:"reason,omitempty"`

	State      State     `json:"state,omitempty"`
	At         time.Time `json:"at,omitzero"`
	Code       string    `json:"code,omitempty"`
	RequestIDs []string  `json:"requestIds,omitempty"`
}

// journal is the file that a bulk resumes from.
type journal struct {
	path    string
	release func() error // of the lock

	mu   sync.Mutex
	file *os.File
	torn bool // the last line could not be written completely
}

func newHeader(ctx context.Context, s *call.Session, p *Plan) Header {
	id, _ := s.Identity(ctx) // an endpoint without STS leaves the account out
	h := Header{
		Version: journalVersion, Bulk: p.ID, Started: time.Now().UTC(), Action: p.Action.ID, Inputs: map[string]string{},
		Pool: p.Pool.ID, PoolName: p.Pool.Name,
		Region: s.Region(), Account: id.Account, Profile: s.Options().Profile, Endpoint: s.Endpoint(),
		Total: len(p.Targets) + len(p.Skipped),
	}
	for _, input := range p.Action.Inputs {
		if value, given := p.Inputs[input.Name]; given && input.Kind != acts.InputSecret {
			h.Inputs[input.Name] = value
		}
	}
	return h
}

// unnamed is the suffix of a journal's name until its plan is on the disk.
const unnamed = ".new"

// clearUnnamed removes incomplete plans of processes that were killed. One that is
// being written now is young.
func clearUnnamed(dir string) {
	const old = time.Minute
	half, _ := filepath.Glob(filepath.Join(dir, "*"+journalSuffix+unnamed)) // the pattern is ours
	for _, path := range half {
		if info, err := os.Lstat(path); err == nil && time.Since(info.ModTime()) > old {
			_ = os.Remove(path) // it does no harm
		}
	}
}

// createJournal writes the header and all targets, and names the file when they
// are on the disk: there is never half a plan. Nobody else finds the file before
// it is locked.
func createJournal(dir string, h Header, p *Plan) (*journal, error) {
	if err := store.Dir(dir); err != nil {
		return nil, err
	}
	path := filepath.Join(dir, h.Started.Format("20060102T150405Z")+"-"+h.Action+"-"+h.Bulk[:8]+journalSuffix)
	clearUnnamed(dir)
	file, err := store.Open(path+unnamed, os.O_RDWR|os.O_APPEND|os.O_CREATE|os.O_EXCL)
	if err != nil {
		return nil, err
	}
	release, err := store.Lock(file, path)
	if err != nil {
		return nil, errors.Join(err, file.Close(), removeIfThere(path+unnamed))
	}
	err = writePlan(file, h, p)
	if err == nil {
		file, err = rename(file, path)
	}
	if err != nil {
		return nil, errors.Join(err, file.Close(), removeIfThere(path+unnamed), release())
	}
	return &journal{path: path, file: file, release: release}, nil
}

// openJournal opens a journal for writing, exclusively.
func openJournal(path string) (*journal, error) {
	if err := store.CheckDir(filepath.Dir(path)); err != nil {
		return nil, err
	}
	file, err := store.Open(path, os.O_RDWR|os.O_APPEND)
	if err != nil {
		return nil, err
	}
	release, err := store.Lock(file, path)
	if errors.Is(err, store.ErrHeld) {
		err = ErrInUse
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return &journal{path: path, file: file, release: release}, nil
}

func removeIfThere(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func writePlan(file *os.File, h Header, p *Plan) error {
	out := bufio.NewWriter(file)
	encoder := json.NewEncoder(out)
	err := encoder.Encode(line{Header: &h})
	for n, t := range p.Targets {
		l := line{N: n, User: t.User.Exact(), Sub: t.User.Sub, Group: t.Group.Exact()}
		err = errors.Join(err, encoder.Encode(l))
	}
	for i, o := range p.Skipped {
		l := line{N: len(p.Targets) + i, State: Skipped, Sub: o.Sub, Reason: o.Reason}
		t := acts.KindOf(p.Action.On).Named(p.Pool, o.exact, o.Sub)
		l.User, l.Group = t.User.Exact(), t.Group.Exact()
		err = errors.Join(err, encoder.Encode(l))
	}
	return errors.Join(err, out.Flush(), file.Sync())
}

// begun notes that an act is about to be done. sure means that the line must be
// on the disk.
func (j *journal) begun(n int, sure bool) error {
	if !j.inPlace() {
		return errGone
	}
	if err := j.write(line{N: n, State: Begun, At: time.Now().UTC()}); err != nil || !sure {
		return err
	}
	return j.named(j.file.Sync())
}

func (j *journal) note(n int, o Outcome) error {
	return j.write(line{N: n, State: o.State, At: time.Now().UTC(), Reason: o.Reason, Code: o.Code, RequestIDs: o.RequestIDs})
}

func (j *journal) write(l line) error {
	text, err := json.Marshal(l)
	if err != nil {
		return err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.torn {
		text = append([]byte{'\n'}, text...)
	}
	n, err := j.file.Write(append(text, '\n'))
	if err == nil && n <= len(text) {
		err = io.ErrShortWrite
	}
	j.torn = err != nil
	return j.named(err)
}

// named is an error with the journal's name: its file was opened before it got
// one.
func (j *journal) named(err error) error {
	if about, ok := errors.AsType[*fs.PathError](err); ok {
		about.Path = j.path
	}
	return err
}

// errGone means that the journal was moved, removed or replaced: nobody could resume
// from it.
var errGone = errors.New("the journal is gone")

// inPlace reports whether the journal is where it will be looked for.
func (j *journal) inPlace() bool { return store.InPlace(j.file, j.path) }

// remove removes the journal of a bulk that has ended. Another file in its place is
// left alone.
func (j *journal) remove() error {
	there := j.inPlace()
	err := j.close()
	if there {
		err = errors.Join(err, removeIfThere(j.path))
	}
	return err
}

func (j *journal) close() error { return errors.Join(j.file.Close(), j.release()) }
