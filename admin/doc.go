// Package admin is what an administrator sees and does in Cognito: the nouns
// (pools, users, groups), one file each, and the tables that the rest of the
// program reads ([Calls], the quota of every AWS call, and [Explain], the words
// for every AWS error).
//
// It knows no terminal. All text that leaves it has passed plain.Text once, in
// the function that reads the record from AWS, so whoever shows it may print it.
package admin
