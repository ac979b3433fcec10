package logs

import "strings"

func replaced(s, old, with string) string { return strings.Replace(s, old, with, 1) }
