package config

import (
	"context"
	"io"
	"os"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/tty"
)

// WantsASCII reports whether signs and lines are in ASCII: as the config says, or because
// the locale has no others.
func (c File) WantsASCII() bool { return c.ASCII || tty.ASCII(os.Getenv) }

// WantsASCII reports the same before a command has read its config, from the one at the
// usual place. An error in it is for the commands that need it.
func WantsASCII(ctx context.Context) bool {
	if tty.ASCII(os.Getenv) {
		return true
	}
	if at, err := os.Stat(Path()); err != nil || !at.Mode().IsRegular() {
		return false
	}
	c, err := Read(ctx, io.Discard, "")
	return err == nil && c.ASCII
}
