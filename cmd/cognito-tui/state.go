package main

import (
	"path/filepath"

	"github.com/adrg/xdg"
)

// stateDir is where files that outlive a run are: the audit, the journals of bulks, the
// columns chosen for lists.
func stateDir() string { return filepath.Join(xdg.StateHome, "cognito-tui") }

func auditFile(dir string) string   { return filepath.Join(dir, "audit.jsonl") }
func columnsFile(dir string) string { return filepath.Join(dir, "columns.json") }
func journalDir(dir string) string  { return filepath.Join(dir, "bulk") }
