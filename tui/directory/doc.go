// Package directory has the screens of a user pool's contents: pools, users, groups, app
// clients, devices, histories; and of the audit.
package directory
