package source

import (
	"time"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go/middleware"
)

// Logs are read by AWS's clock, which records are stamped by. This machine's may
// be minutes off, in which case new records would lie in its future or past; the
// SDK signs by AWS's clock too, so no call fails.

// wall is the time without Go's monotonic reading, which stops while a laptop
// sleeps: hours may pass between two reads, not seconds.
func wall() time.Time { return time.Now().Round(0) }

// skewed is the difference from which AWS's clock is used instead of this
// machine's: AWS gives it in whole seconds, and an answer takes its time.
const skewed = 3 * time.Second

// skew is how far AWS's clock was ahead of this machine's, judged by an answer.
func skew(answer middleware.Metadata) time.Duration {
	theirs, told := awsmiddleware.GetServerTime(answer)
	ours, known := awsmiddleware.GetResponseAt(answer)
	if ahead := theirs.Sub(ours); told && known && ahead.Abs() > skewed {
		return ahead
	}
	return 0
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
