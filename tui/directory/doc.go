// Package directory has the screens of what a user pool is made of: pools, users, groups,
// app clients, devices, histories; and of the audit.
package directory
