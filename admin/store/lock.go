// Package store keeps the files that outlive a run: the audit and the journals of
// acts on many. It opens none that others could have put there or could change, and
// locks those that one process works on alone.
package store

import "errors"

// ErrHeld is a file that another process has locked.
var ErrHeld = errors.New("another process holds it")
