// Package list is the screen of a thing that is shown as a table: a [Listing] declares
// columns, where the rows come from, and what can be done with them.
package list
