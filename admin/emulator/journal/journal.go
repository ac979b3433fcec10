// Package journal keeps an emulator's state as the calls that made it. Everything in an emulator
// follows from its seed, its keys, its clock and its calls: carried out again in the same order,
// with the same draws of its random sources, they make the same pools, users, ids and tokens.
package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
)

// Most is how many bytes of calls a journal holds.
const Most = 256 << 20

// ErrFull is a journal that could not hold all calls.
var ErrFull = errors.New("the state is made of more calls than are kept (256 MB); POST /_reset starts again")

// Journal is the calls of an emulator. It is safe for concurrent use.
type Journal struct {
	mu       sync.Mutex
	lines    bytes.Buffer
	calls    int
	full     bool
	replayed *entry     // the call that is carried out again, nil for none
	outcome  string     // of that call
	known    bool       // that call was carried out
	at       *time.Time // what the emulator's clock shows instead of the time, nil for the time
}

// New returns a journal without calls.
func New() *Journal { return &Journal{} }

// Begin keeps a call; package service says when.
func (j *Journal) Begin(c *account.Call, operation string, r *http.Request, body []byte) (done func(outcome string)) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.replayed != nil {
		return j.again(c)
	}
	e := entry{
		Operation: operation, At: c.At.UnixNano(), Host: r.Host, Sender: r.RemoteAddr, Header: headerOf(r), Body: body,
		Random: c.Random.Dice(), Passing: c.Passing.Dice(),
	}
	return func(outcome string) {
		if onlyReads(operation) && bytes.Equal(e.Random, c.Random.Dice()) {
			return
		}
		e.Outcome = outcome
		j.add(e)
	}
}

// again gives a call that is carried out again the draws that it had.
func (j *Journal) again(c *account.Call) (done func(outcome string)) {
	err := errors.Join(c.Random.Throw(j.replayed.Random), c.Passing.Throw(j.replayed.Passing))
	return func(outcome string) {
		j.mu.Lock()
		defer j.mu.Unlock()
		j.outcome, j.known = outcome, err == nil
	}
}

func (j *Journal) add(e entry) {
	line, err := json.Marshal(e)
	if err != nil {
		panic(err) // texts and numbers always marshal
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.full = j.full || j.lines.Len()+len(line) > Most; j.full {
		j.lines = bytes.Buffer{} // of no use with calls missing
		return
	}
	j.calls++
	j.lines.Write(append(line, '\n'))
}

// changing are the operations that are named like reads and change something.
var changing = []string{
	"GetCredentialsForIdentity", "GetId", "GetOpenIdToken", "GetOpenIdTokenForDeveloperIdentity", "GetSigningCertificate",
	"GetTokensFromRefreshToken", "GetUserAttributeVerificationCode",
}

// onlyReads reports whether an operation changes nothing, by its name. One that draws something
// that is kept is kept all the same.
func onlyReads(operation string) bool {
	name := strings.TrimPrefix(operation, "Admin")
	reads := slices.ContainsFunc([]string{"Get", "List", "Describe"}, func(verb string) bool { return strings.HasPrefix(name, verb) })
	return reads && !slices.Contains(changing, operation)
}
