package logsources

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/finding"
	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

func (l looked) lambda() finding.Finding {
	if len(l.functions) == 0 {
		return missing("The pool has no Lambda trigger.")
	}
	f := found(l.triggerGroups())
	f.Says = "What the pool's Lambda triggers print: their errors and time-outs, and the event if the function logs it."
	f.Remedy.Costs = "The functions' logs are billed by the gigabyte, whether they are read or not."
	for i, function := range l.functions {
		if l.functionLogs[i].Problem() != nil {
			f.Remedy.Steps = append(f.Remedy.Steps, fmt.Sprintf("%s can't be asked where it logs; Lambda's default log group is assumed.", functionName(function)))
		} else {
			f = by(f, l.functionLogs[i], functionName(function)+" logs to "+l.triggerGroup(i).Name)
		}
	}
	f.Remedy.Policy = append(f.Remedy.Policy, `{"Effect":"Allow","Action":"lambda:GetFunctionConfiguration","Resource":`+jsonList(l.functions)+`}`)
	return f
}

// functionsUnread is why one of the functions could not be asked where it logs, nil for none.
func (l looked) functionsUnread() *call.Problem {
	for _, group := range slices.Backward(l.functionLogs) {
		if p := group.Problem(); p != nil {
			return p
		}
	}
	return nil
}

// triggerGroups returns the log groups of the triggers' functions.
func (l looked) triggerGroups() []source.LogGroup {
	groups := make([]source.LogGroup, len(l.functions))
	for i := range l.functions {
		groups[i] = l.triggerGroup(i)
	}
	return slices.CompactFunc(groups, func(a, b source.LogGroup) bool { return a.Name == b.Name })
}

// functions returns the ARNs of the triggers' functions, each once, sorted.
func functions(triggers []admin.Trigger) []string {
	arns := record.Each(triggers, func(t admin.Trigger) string { return t.Function })
	slices.Sort(arns)
	return slices.Compact(arns)
}

// functionName returns the name in arn:aws:lambda:REGION:ACCOUNT:function:NAME[:ALIAS].
func functionName(arn string) string {
	if parts := strings.Split(arn, ":"); len(parts) > 6 {
		return parts[6]
	}
	return arn
}

// triggerGroup returns where the i-th function logs: to Lambda's default group, unless it is set
// otherwise.
func (l looked) triggerGroup(i int) source.LogGroup {
	function, group := l.functions[i], l.functionLogs[i].Value
	if group == "" {
		group = "/aws/lambda/" + functionName(function)
	}
	g := source.LogGroup{Name: group, Kind: logs.Lambda, Standard: true}
	if parts := strings.Split(function, ":"); len(parts) > 6 {
		g.ARN = fmt.Sprintf("arn:%s:logs:%s:%s:log-group:%s", parts[1], parts[3], parts[4], group)
	}
	return g
}
