package main

import (
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
)

// stateDir is where what outlives a run is kept: the audit and the journals of
// bulks.
func stateDir() string { return filepath.Join(xdg.StateHome, "cognito-tui") }

func auditFile(dir string) string  { return filepath.Join(dir, "audit.jsonl") }
func journalDir(dir string) string { return filepath.Join(dir, "bulk") }

// demoState is a state directory of the demo's own, gone when it ends: made-up
// acts do not belong into the audit.
func demoState() (dir string, remove func(), err error) {
	dir, err = os.MkdirTemp("", "cognito-tui-demo-")
	return dir, func() { _ = os.RemoveAll(dir) }, err
}
