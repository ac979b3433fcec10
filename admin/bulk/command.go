package bulk

import "github.com/cognito-tui/cognito-tui/admin/shell"

// WayOn is the command that resumes the bulk after the program has ended.
func (b *Bulk) WayOn() shell.Command { return shell.New("cognito-tui", "do", "resume", b.Journal()) }
