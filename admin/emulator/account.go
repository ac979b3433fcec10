package emulator

import (
	"time"
)

// Delivery takes a record that Cognito or CloudTrail would have written to a log
// group. It is called under the server's lock, so it must not call the server.
type Delivery func(group, stream string, at time.Time, record string)
