// Package detect turns sign-in events into alerts. One [Engine] keeps what is
// known about users, addresses and pools in bounded memory; a detector is a
// value of one table, [Detectors], and reads that memory. docs/detections.md
// says what each one sees, its thresholds, and what it can't see.
//
// Time is the events' own. Events may come late, twice or never. Users and
// addresses are kept as hashes; an alert's names are cloned from its events.
package detect
