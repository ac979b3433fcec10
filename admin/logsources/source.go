package logsources

import (
	"cmp"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/fact"
	"github.com/cognito-tui/cognito-tui/admin/finding"
	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// kind is one kind of record of sign-ins.
type kind struct {
	source  logs.Source
	name    string
	delay   string
	groups  func(looked) []source.LogGroup // where it is read, as far as the facts show
	unread  func(looked) *call.Problem     // the call whose failure hides the answer, nil for none
	whether finding.Rule[looked]           // the rule that finds whether a pool has it
}

// kinds is the table of where sign-ins can be read, the best first.
var kinds = []kind{
	{
		logs.UserActivity, "user activity", "seconds; delivery is best effort", looked.activityGroups, looked.deliveriesUnread,
		finding.Rule[looked]{ID: "user-activity", About: "the export of user activity", Find: one(looked.userActivity)},
	},
	{
		logs.Notification, "notification errors", "seconds; delivery is best effort", looked.notificationGroups, looked.deliveriesUnread,
		finding.Rule[looked]{ID: "notifications", About: "the export of notification errors", Find: one(looked.notifications)},
	},
	{
		logs.CloudTrail, "CloudTrail", "about 5 minutes", looked.trailGroups, looked.trailsUnread,
		finding.Rule[looked]{ID: "cloudtrail", About: "trails that write to a log group, and the event history", Find: one(looked.trail)},
	},
	{
		logs.Lambda, "trigger logs", "seconds", looked.triggerGroups, looked.functionsUnread,
		finding.Rule[looked]{ID: "trigger-logs", About: "the logs of the pool's Lambda triggers", Find: one(looked.lambda)},
	},
	{
		logs.UserHistory, "user history", "none", noGroups, nothingUnread,
		finding.Rule[looked]{ID: "user-history", About: "Cognito's history of each user", Find: one(looked.userHistory)},
	},
}

// one makes a rule's Find that always returns one finding.
func one(find func(looked) finding.Finding) func(looked) []finding.Finding {
	return func(l looked) []finding.Finding { return []finding.Finding{find(l)} }
}

func noGroups(looked) []source.LogGroup          { return nil }
func nothingUnread(looked) *call.Problem         { return nil }
func (l looked) deliveriesUnread() *call.Problem { return l.deliveries.Problem() }
func (l looked) trailsUnread() *call.Problem     { return l.trails.Problem() }

// groupNames returns the names of all log groups in the facts.
func (l looked) groupNames() (names []string) {
	for _, k := range kinds {
		names = append(names, record.Each(k.groups(l), func(g source.LogGroup) string { return g.Name })...)
	}
	return names
}

// of returns the source of this kind for a pool. Log groups that CloudWatch Logs may not be
// asked about are read all the same.
func (k kind) of(l looked) Source {
	s := Source{Source: k.source, Name: k.name, Delay: k.delay, Problem: k.unread(l)}
	s.Finding = finding.Verdict(finding.Judge([]finding.Rule[looked]{k.whether}, l))
	for _, g := range k.groups(l) {
		group, absent, p := l.describe(g)
		s.Groups = append(s.Groups, group)
		s.Problem = cmp.Or(s.Problem, p)
		if absent {
			s.Finding.Remedy.Steps = append(s.Finding.Remedy.Steps, "The log group "+g.Name+" is not there yet: the first record creates it, or it was deleted.")
		}
	}
	return s
}

// describe returns a log group as CloudWatch Logs describes it, whether it does not exist yet,
// and why nothing is known about it.
func (l looked) describe(g source.LogGroup) (as source.LogGroup, absent bool, why *call.Problem) {
	described := l.described[g.Name]
	switch p := described.Problem(); {
	case p == nil:
		as = described.Value
		as.Kind, as.Filter = g.Kind, g.Filter
		return as, false, nil
	case p.Kind == call.KindNotFound:
		g.Absent = true
		g.Standard = false // Live Tail would refuse it together with all the others
		return g, true, nil
	default:
		return g, false, p
	}
}

func (l looked) userHistory() finding.Finding {
	f := onRequest("The sign-ins of one user over two years, read user by user.", `{"Effect":"Allow","Action":"cognito-idp:AdminListUserAuthEvents","Resource":"`+l.pool.ARN+`"}`)
	switch needs := l.plan(); {
	case len(needs) > 0 && l.pool.Tier == "":
		f.Word, f.Says = string(Unknown), "It is not known whether Cognito keeps a history: this endpoint does not tell the pool's plan."
		f.Remedy.Steps = needs
	case len(needs) > 0:
		f.Word, f.Says = string(Missing), "Cognito keeps no history of this pool's users."
		f.Remedy.Steps = needs
	}
	f.Remedy.Costs = "The Plus plan is billed per monthly active user; asking is not."
	return f
}

// found is the finding that there are records in log groups. Its caller adds what they contain.
func found(groups []source.LogGroup) finding.Finding {
	var arns []string
	for _, g := range groups {
		if g.ARN != "" { // the functions' logs are read by name where the ARN is unknown
			arns = append(arns, g.ARN+":*")
		}
	}
	return finding.Finding{Sign: finding.Fine, Word: string(Found), Remedy: finding.Remedy{Policy: []string{
		`{"Effect":"Allow","Action":["logs:FilterLogEvents","logs:StartLiveTail","logs:StartQuery"],"Resource":` + jsonList(arns) + `}`,
		`{"Effect":"Allow","Action":["logs:DescribeLogGroups","logs:GetQueryResults","logs:StopQuery"],"Resource":"*"}`,
	}}}
}

func missing(why string) finding.Finding {
	return finding.Finding{Word: string(Missing), Says: why}
}

// onRequest is the finding that there is nothing to follow, but an API to ask, which a policy
// allows.
func onRequest(says, policy string) finding.Finding {
	return finding.Finding{Word: string(OnRequest), Says: says, Remedy: finding.Remedy{Policy: []string{policy}}}
}

// unknown is the finding that a call failed. A policy would allow it, unless the endpoint
// does not have it.
func unknown(p *call.Problem, policy string) finding.Finding {
	f := finding.Finding{Sign: finding.Care, Word: string(Unknown), Says: "It is not known whether it exists: " + p.Meaning}
	if p.Kind != call.KindUnsupported {
		f.Remedy.Policy = []string{policy}
	}
	return f
}

// by is a finding that also rests on a fact.
func by[T any](f finding.Finding, on fact.Fact[T], says string) finding.Finding {
	f.Proof = append(f.Proof, finding.Evidence{Source: on.Source, Says: says, At: on.At})
	return f
}

// jsonList writes a JSON list of texts without quotes or controls in them, such as ARNs.
func jsonList(words []string) string {
	return `["` + strings.Join(words, `","`) + `"]`
}
