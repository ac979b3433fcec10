package source

import "time"

// Status is how a reader is doing, for a screen to show. Its counts are since
// the reading began.
type Status struct {
	Records   int64 `json:"records"`             // delivered
	Calls     int64 `json:"calls"`               // pages asked of AWS
	Throttled int64 `json:"throttled,omitempty"` // calls that AWS throttled

	// Now is the time by AWS's clock, which records are stamped by.
	Now time.Time `json:"now,omitzero"`
	// Behind is how far before Now the slowest log was read to, leaving out those
	// that are refused.
	Behind time.Duration `json:"behind"`
	// Done is how much of the past that was asked for is read, 0 to 1.
	Done float64     `json:"done"`
	Logs []LogStatus `json:"logs"`
	// Partial means that some of several readers have not reported yet.
	Partial bool `json:"partial,omitempty"`
	// Shortened is, when not zero, the time before which late records are no longer
	// looked for, as more came than are remembered.
	Shortened time.Time `json:"shortened,omitzero"`
	Live      *Live     `json:"live,omitempty"` // of Live Tail only
	Refused   error     `json:"-"`              // why it polls although Live Tail was asked for
}

// LogStatus is how one log is doing.
type LogStatus struct {
	Name   string    `json:"name"`
	ReadTo time.Time `json:"readTo"` // records from before it were delivered, except those that reach the log late
	// Late is how late a record may reach the log and still be found when
	// following. A reader that takes over from another begins earlier by that.
	Late time.Duration `json:"-"`
	Err  error         `json:"-"`              // the last failure, nil once it was read again
	Gone bool          `json:"gone,omitempty"` // it is no longer read: Err is permanent
}

// Live is the state of a Live Tail session and what it costs.
type Live struct {
	Connected bool `json:"connected"`
	Minutes   int  `json:"minutes"` // billed; a begun minute counts
	// Cost is in US dollars, at most: the first 1,800 minutes of an account's
	// month are free.
	Cost     float64 `json:"cost"`
	Sessions int     `json:"sessions"`
	// Sampled means that AWS left out records in the last second, as more than 500
	// came; those are polled.
	Sampled        bool  `json:"sampled"`
	SampledSeconds int   `json:"sampledSeconds,omitempty"`
	Err            error `json:"-"` // why the last session ended
}
