// Package logs is a river of sign-in events: where records come from (sources),
// what they mean (parsers), and one form, [Event], for all of them. It imports
// nothing of ours but the sanitiser, and knows no terminal.
package logs
