package signins

import (
	"time"

	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// clock is the time in which events are stamped, which is AWS's.
type clock struct {
	host  screen.Host
	ahead time.Duration // the difference of AWS's clock to this machine's
}

// Now is the time by AWS's clock, in the zone that times are shown in.
func (c *clock) Now() time.Time { return c.host.Now().Add(c.ahead) }

// text is a time in the zone that times are shown in.
func (c *clock) text(t time.Time, layout string) string { return t.In(c.host.Zone()).Format(layout) }
