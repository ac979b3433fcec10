// Package record reads the SDK's records, whose members are pointers.
package record
