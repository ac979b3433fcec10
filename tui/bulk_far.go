package tui

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/admin/bulk"
)

// howFar tells how many of a bulk are done.
func howFar(b *bulk.Bulk) string {
	p := b.Progress()
	if p.Ended {
		return b.Plan().Action.Name + ": " + bulkCounts(p) + ". It has ended."
	}
	return fmt.Sprintf("%s: %s of %s done, %s left.", b.Plan().Action.Name, thousands(p.Done), thousands(p.Total), thousands(p.Left+p.Running))
}
