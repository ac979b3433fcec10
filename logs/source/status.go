package source

import "time"

// Status is how a reader is doing, for a screen to show. Its counts are since
// the reading began.
type Status struct {
	Records   int64 `json:"records"`             // delivered
	Calls     int64 `json:"calls"`               // to AWS, a page each
	Throttled int64 `json:"throttled,omitempty"` // calls that AWS refused for their rate

	// Now is the time by AWS's clock, which records are stamped by.
	Now time.Time `json:"now,omitzero"`
	// Behind is how long before Now the log that is furthest behind was read to, but
	// for logs that are refused.
	Behind time.Duration `json:"behind"`
	// Done is the part of the asked-for past that was read, 0 to 1.
	Done float64     `json:"done"`
	Logs []LogStatus `json:"logs"`
	// Partial means that of several readers some did not tell yet how they do.
	Partial bool `json:"partial,omitempty"`
	// Shortened is, when not zero, the time before which late records are not
	// looked for though they would be, as more came than are remembered.
	Shortened time.Time `json:"shortened,omitzero"`
	Live      *Live     `json:"live,omitempty"` // of Live Tail only
	Refused   error     `json:"-"`              // why it is polled though Live Tail was asked for
}

// LogStatus is how one log is doing.
type LogStatus struct {
	Name   string    `json:"name"`
	ReadTo time.Time `json:"readTo"` // what is from before it was delivered, but for what reaches the log late
	// Late is how late a record may reach the log and still be found by who follows
	// it. Who goes on where another has stopped begins earlier by that.
	Late time.Duration `json:"-"`
	Err  error         `json:"-"`              // the last failure, nil since it was read again
	Gone bool          `json:"gone,omitempty"` // it is not read any more: Err will last
}

// Live is what a Live Tail session is like and what it costs.
type Live struct {
	Connected bool `json:"connected"`
	Minutes   int  `json:"minutes"` // billed, a begun minute counts
	// Cost is in US dollars, at most: the first 1,800 minutes of an account's
	// month are free.
	Cost     float64 `json:"cost"`
	Sessions int     `json:"sessions"`
	// Sampled means that AWS sent a part only in the last second, as more than 500
	// records a second came; what it left out is polled.
	Sampled        bool  `json:"sampled"`
	SampledSeconds int   `json:"sampledSeconds,omitempty"`
	Err            error `json:"-"` // why the last session ended
}
