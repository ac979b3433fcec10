// Package frame finds the records in a stream of bytes, a file or another program's
// output: lines, or JSON documents, gzipped or not.
package frame
