// Package logs has sign-in events in one form, [Event], whatever log they come
// from: what they mean in words, how they are filtered, which were reported before,
// and what they say about a user's lockout. Its folders read records from logs
// (source, frame), turn them into events (parse) and hide their secrets (mask).
// None of them knows a terminal.
package logs
