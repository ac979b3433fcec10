package logs

import "time"

// Record is one entry of a log as it was read, before it is parsed. Its Text is
// untrusted: parsing makes it printable.
type Record struct {
	Text     string
	ID       string    // CloudWatch's event id; "" where there is none
	Time     time.Time // the log's own time stamp; zero where there is none
	Ingested time.Time // when the log got it; zero where that is not known
	Group    string    // log group, or the name of a file
	Stream   string
}
