package main

import (
	"path/filepath"

	"github.com/adrg/xdg"
)

// stateDir is where files that outlive a run are: the audit and the journals of bulks.
func stateDir() string { return filepath.Join(xdg.StateHome, "cognito-tui") }

func auditFile(dir string) string  { return filepath.Join(dir, "audit.jsonl") }
func journalDir(dir string) string { return filepath.Join(dir, "bulk") }
