package acting

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/admin/bulk"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// HowFar tells how many of a bulk are done.
func HowFar(b *bulk.Bulk) string {
	p := b.Progress()
	if p.Ended {
		return b.Plan().Action.Name + ": " + bulkCounts(p) + ". It has ended."
	}
	return fmt.Sprintf("%s: %s of %s done, %s left.", b.Plan().Action.Name, words.Thousands(p.Done), words.Thousands(p.Total), words.Thousands(p.Left+p.Running))
}
