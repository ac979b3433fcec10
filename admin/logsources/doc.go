// Package logsources finds where the sign-ins of a user pool can be read: the log groups,
// the trail, the event history, what is missing and what it would cost.
package logsources
