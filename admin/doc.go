// Package admin holds the nouns of Cognito as an administrator sees them: pools,
// users, groups, app clients, devices, sign-in events, one file each, and how they
// are found. Acts on them are in admin/acts, calls to AWS in admin/call, where their
// sign-ins can be read in admin/logsources.
//
// It knows no terminal. All text that leaves it has passed plain.Text once, in the
// function that reads the record from AWS, so it may be printed as it is.
package admin
