// Package tokens shows tokens: what they contain, whether they are valid, what they
// refer to.
package tokens
