// Package memory is how detectors remember things, each within a bound and without a
// name in it: tables of hashed keys, samples of the users that did a thing lately, and
// what is usual at an hour. A crowd or a table does not grow with what it is shown;
// when it is full it becomes an estimate, or drops what is of least use.
package memory
