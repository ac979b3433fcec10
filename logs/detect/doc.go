// Package detect turns sign-in events into alerts. One [Engine] keeps what is
// known of users, addresses and pools in bounded memory; a detector is a value
// of one table, [Detectors], and reads that. docs/detections.md tells what each
// one sees, its thresholds, and what it can't see.
//
// Time is the events' own. Events may come late, twice or never. What is kept
// of users and addresses are hashes; an alert's names are cloned from the events
// that it is made of.
package detect
