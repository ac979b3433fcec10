// Package mask hides the secrets of records: by the names of members, in any notation
// that programs print, and by their form, in any text.
package mask
