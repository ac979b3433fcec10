// Package tokens shows tokens: what they say, whether they hold, where they lead.
package tokens
