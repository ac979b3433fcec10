package logsources

import (
	"strings"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/parse"
)

// Functions says which log is which trigger's, for the parser. A function that logs to a group
// of its own choice is recognised all the same.
func (set Set) Functions(pool admin.PoolDetail) map[string]parse.Function {
	functions := map[string]parse.Function{}
	for _, group := range set.Source(logs.Lambda).Groups {
		functions[group.Name] = parse.Function{Pool: pool.ID}
	}
	for _, trigger := range pool.Triggers {
		name := functionName(trigger.Function)
		group := "/aws/lambda/" + name
		if f, ok := functions[group]; ok {
			f.Name = name
			f.Trigger = strings.TrimPrefix(f.Trigger+", "+trigger.Name, ", ")
			functions[group] = f
		}
	}
	return functions
}
