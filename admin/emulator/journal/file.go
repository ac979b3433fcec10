package journal

import (
	"bufio"
	"bytes"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"
)

// The first line of a file says what it is.
const (
	format  = "cognito-tui emulator state"
	version = 1
	warning = "contains passwords, secrets and private keys"
)

// Start is what an emulator began with, before its first call.
type Start struct {
	Seed    uint64        `json:"seed"`
	Users   int           `json:"users"`
	Empty   bool          `json:"empty"`
	Region  string        `json:"region,omitempty"` // "" for the emulator's default
	Began   time.Time     `json:"began"`            // what its clock showed then
	Stands  bool          `json:"stands,omitempty"` // its clock stands still
	Now     time.Time     `json:"now"`              // what the clock showed last
	Ahead   time.Duration `json:"ahead,omitempty"`  // of this machine's clock, of one that runs
	KeyText []string      `json:"keys"`             // the signing keys, see Keys
	Calls   int           `json:"calls"`            // that follow
}

// head is the first line.
type head struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	Warning string `json:"warning"`
	Start
}

// SetKeys sets the signing keys in the order in which they were given out.
func (s *Start) SetKeys(keys []*rsa.PrivateKey) {
	s.KeyText = make([]string, len(keys))
	for i, key := range keys {
		s.KeyText[i] = base64.StdEncoding.EncodeToString(x509.MarshalPKCS1PrivateKey(key))
	}
}

// Keys returns the signing keys.
func (s *Start) Keys() ([]*rsa.PrivateKey, error) {
	keys := make([]*rsa.PrivateKey, len(s.KeyText))
	for i, text := range s.KeyText {
		der, err := base64.StdEncoding.DecodeString(text)
		if err == nil {
			keys[i], err = x509.ParsePKCS1PrivateKey(der)
		}
		if err != nil {
			return nil, fmt.Errorf("reading key %d: %w", i+1, err)
		}
	}
	return keys, nil
}

// Write writes the calls, and before them how the emulator began. It returns how many they are.
func (j *Journal) Write(w io.Writer, start Start) (calls int, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.full {
		return 0, ErrFull
	}
	start.Calls = j.calls
	first, err := json.Marshal(head{format, version, warning, start})
	if err != nil {
		return 0, err
	}
	if _, err = w.Write(append(first, '\n')); err == nil {
		_, err = w.Write(j.lines.Bytes())
	}
	return j.calls, err
}

// Saved is a state that was written.
type Saved struct {
	Start
	lines [][]byte
}

// Read reads what Write wrote.
func Read(r io.Reader) (*Saved, error) {
	in := bufio.NewReader(io.LimitReader(r, 2*Most))
	first, err := in.ReadBytes('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	var h head
	if json.Unmarshal(first, &h) != nil || h.Format != format {
		return nil, errors.New("this is not the state of an emulator")
	}
	if h.Version != version {
		return nil, fmt.Errorf("the state has version %d, and this program reads version %d", h.Version, version)
	}
	s := &Saved{Start: h.Start}
	for {
		line, err := in.ReadBytes('\n')
		if errors.Is(err, io.EOF) && len(line) == 0 {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("the state is cut off after %d calls", len(s.lines))
		}
		s.lines = append(s.lines, bytes.TrimSuffix(line, []byte("\n")))
	}
	if len(s.lines) != s.Calls {
		return nil, fmt.Errorf("the state has %d calls and should have %d", len(s.lines), s.Calls)
	}
	return s, nil
}
