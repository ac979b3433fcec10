// Package frame finds the records in a stream of bytes, which is a file or what another
// program prints: lines, or documents of JSON, gzipped or not.
package frame
