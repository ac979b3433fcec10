// Package shell writes commands that people may paste into a shell, whatever
// they contain.
//
// Users choose their own names, and a name may be a file's path, "poweroff",
// "$(reboot)" or an escape sequence. A [Command] is therefore a value, a program
// and its arguments, and there is one place that writes it: every value is
// quoted, a line that is broken ends in a backslash, and a character that a
// screen or a terminal would not hand on exactly is written as an escape.
package shell
