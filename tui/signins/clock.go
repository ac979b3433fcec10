package signins

import (
	"time"

	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// clock tells the time that events are stamped by, which is AWS's.
type clock struct {
	host  screen.Host
	ahead time.Duration // of this machine's clock, AWS's
}

// Now is the time by AWS's clock.
func (c *clock) Now() time.Time { return c.host.Now().Add(c.ahead) }
