// Package memory has what detectors remember things in, each within a bound and without
// a name in it: tables of hashed keys, samples of who did a thing lately, and what is
// usual at an hour. Memory of a crowd or a table does not grow with what it is shown;
// when it is full it becomes an estimate, or gives away what is of least use.
package memory
