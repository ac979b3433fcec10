// Package parse turns records of logs into events: one file a format, a table of
// them, and a fast path for user activity, of which there is most.
package parse
