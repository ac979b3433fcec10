// Package signins shows the sign-ins of a pool: the stream, the alerts, who is locked
// out, the sources they are read from.
package signins
