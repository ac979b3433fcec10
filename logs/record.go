package logs

import "time"

// Record is one entry of a log as it was read, before anybody knows what it
// says. Its Text is what a stranger wrote: it is made printable on parsing.
type Record struct {
	Text     string
	ID       string    // CloudWatch's event id; "" where there is none
	Time     time.Time // the log's own time stamp; zero where there is none
	Ingested time.Time // when the log got it; zero where that is not told
	Group    string    // log group, or the name of a file
	Stream   string
}
