package doors

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/admin/shell"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

const (
	exportedActivity     = "userAuthEvents"
	exportedNotification = "userNotification"
)

func (l looked) userActivity() DoorSource {
	s := DoorSource{
		Source: logs.UserActivity, Name: "user activity", Delay: "seconds; delivery is best effort",
		Says: "Every sign-in, sign-up and password change with user, address, place, device and risk.",
		Cost: "The Plus plan is billed per monthly active user, above what Essentials costs; the records as vended logs, by the gigabyte.",
	}
	l.export(&s, exportedActivity)
	if s.State == DoorMissing {
		s.Needs = slices.Concat(l.plan(), []string{
			"Export user activity to a log group that no KMS key encrypts.", deliveryNeeds,
		}, l.endsBy(exportedActivity))
		s.SetUp = l.setDelivery(exportedActivity, "INFO")
	}
	return s
}

func (l looked) notifications() DoorSource {
	s := DoorSource{
		Source: logs.Notification, Name: "notification errors", Delay: "seconds; delivery is best effort",
		Says: "Codes and messages that never arrived, with the reason.",
		Cost: "No plan is needed; the records are billed as logs, by the gigabyte.",
	}
	l.export(&s, exportedNotification)
	if s.State == DoorMissing {
		s.Needs = []string{"Export errors to a log group.", deliveryNeeds}
		s.SetUp = l.setDelivery(exportedNotification, "ERROR")
	}
	return s
}

// export says whether the pool exports one kind of log to where it can be read.
func (l looked) export(s *DoorSource, kept string) {
	if !l.deliveries.Known() {
		s.unknown(l.deliveries.Problem(), `{"Effect":"Allow","Action":"cognito-idp:GetLogDeliveryConfiguration","Resource":"`+l.pool.ARN+`"}`)
		return
	}
	i := slices.IndexFunc(l.deliveries.Value, func(d LogDelivery) bool { return d.Source == kept })
	switch {
	case i < 0:
		s.missing("The pool exports no " + s.Name + ".")
	case l.deliveries.Value[i].Group == "":
		s.missing(fmt.Sprintf("The pool sends %s to %s, which can't be followed: read a file of it, or send it to a log group.", s.Name, l.deliveries.Value[i].Elsewhere))
	default:
		s.found(source.LogGroup{Name: groupName(l.deliveries.Value[i].Group), ARN: l.deliveries.Value[i].Group, Kind: s.Source, Standard: true})
	}
}

// plan is what the pool lacks for what only the Plus plan has.
func (l looked) plan() []string {
	var needs []string
	if l.pool.Tier != admin.TierPlus {
		needs = append(needs, fmt.Sprintf("The Plus plan; the pool is on %s.", planName(l.pool.Tier)))
	}
	if l.pool.ThreatProtection != "AUDIT" && l.pool.ThreatProtection != "ENFORCED" {
		needs = append(needs, "Threat protection, at least audit-only; it is off.")
	}
	return needs
}

func planName(tier string) string {
	if tier == "" {
		return "an older plan"
	}
	return tier[:1] + strings.ToLower(tier[1:])
}

// deliveryNeeds is from the developer guide, "Exporting logs".
const deliveryNeeds = "To set it up: cognito-idp:SetLogDeliveryConfiguration, logs:CreateLogDelivery, logs:GetLogDelivery, logs:UpdateLogDelivery, " +
	"logs:DeleteLogDelivery, logs:ListLogDeliveries, logs:PutResourcePolicy, logs:DescribeResourcePolicies, logs:DescribeLogGroups."

// setDelivery is the command that exports one kind of log to a log group.
func (l looked) setDelivery(source, level string) shell.Command {
	group := fmt.Sprintf("arn:%s:logs:%s:%s:log-group:/aws/vendedlogs/cognito/%s", l.part(1, "aws"), l.Region(), l.part(4, "ACCOUNT"), groupSafe(l.pool.Name))
	var all []types.LogConfigurationType
	// The call replaces the whole configuration, so what is there is said again.
	for _, d := range l.deliveries.Value {
		if d.Source != source {
			all = append(all, d.configuration())
		}
	}
	all = append(all, LogDelivery{Source: source, Level: level, Group: group}.configuration())
	return call.CommandIn(l.Session, "SetLogDeliveryConfiguration",
		shell.Member{Name: "UserPoolId", Value: l.pool.ID}, shell.Member{Name: "LogConfigurations", Value: all})
}

// endsBy is the export that ends by that command: one kind of log has one place.
func (l looked) endsBy(source string) []string {
	i := slices.IndexFunc(l.deliveries.Value, func(d LogDelivery) bool { return d.Source == source && d.Elsewhere != "" })
	if i < 0 {
		return nil
	}
	return []string{"Nothing more is sent to " + l.deliveries.Value[i].Elsewhere + " then: an export has one place."}
}

// configuration is a delivery as Cognito takes it.
func (d LogDelivery) configuration() types.LogConfigurationType {
	c := types.LogConfigurationType{EventSource: types.EventSourceName(d.Source), LogLevel: types.LogLevel(d.Level)}
	switch {
	case d.Group != "":
		c.CloudWatchLogsConfiguration = &types.CloudWatchLogsConfigurationType{LogGroupArn: &d.Group}
	case strings.Contains(d.Elsewhere, ":firehose:"):
		c.FirehoseConfiguration = &types.FirehoseConfigurationType{StreamArn: &d.Elsewhere}
	default:
		c.S3Configuration = &types.S3ConfigurationType{BucketArn: &d.Elsewhere}
	}
	return c
}

// groupSafe makes a pool's name one that a log group can have: those of pools may
// have spaces and +=,@ in them, which would also mean something to a shell and to
// the AWS CLI.
func groupSafe(name string) string {
	return notInGroups.ReplaceAllString(name, "-")
}

var notInGroups = regexp.MustCompile(`[^A-Za-z0-9._-]+`)

// part is a part of the pool's ARN, counted from 0.
func (l looked) part(i int, otherwise string) string {
	if parts := strings.Split(l.pool.ARN, ":"); len(parts) > i && parts[i] != "" {
		return parts[i]
	}
	return otherwise
}

// trailPolicy is for finding and asking CloudTrail, neither of which can be
// allowed for one trail alone.
const trailPolicy = `{"Effect":"Allow","Action":["cloudtrail:DescribeTrails","cloudtrail:LookupEvents"],"Resource":"*"}`

func (l looked) trail() DoorSource {
	s := DoorSource{
		Source: logs.CloudTrail, Name: "CloudTrail", Delay: "about 5 minutes",
		Says: "Every API call and every page of the hosted UI and managed login, by sub, never by username; and what operators did.",
		Cost: "The first copy of management events is free; a log group for them is billed by the gigabyte, for all services of the account.",
	}
	if !l.trails.Known() {
		l.trailsUnknown(&s)
		return s
	}
	for _, t := range l.trails.Value {
		if t.Group != "" && regionOf(t.Group) == l.Region() {
			s.found(source.LogGroup{Name: groupName(t.Group), ARN: t.Group, Kind: logs.CloudTrail, Filter: source.CognitoTrail(l.Region()), Standard: true})
			return s
		}
	}
	l.noTrailGroup(&s)
	return s
}

// trailsUnknown: whoever may not list trails may still be allowed to ask for the
// event history.
func (l looked) trailsUnknown(s *DoorSource) {
	why := l.trails.Problem()
	if !l.history.Known() {
		s.unknown(why, trailPolicy)
		return
	}
	s.State, s.Problem = DoorOnRequest, why
	s.Says = "Whether a trail writes to a log group here is not known: " + why.Meaning + " CloudTrail is asked for its event history instead: " + historySays
	s.Policy = []string{trailPolicy}
	s.Needs = []string{"The log group of a trail can be named: --log-group or logGroups in the config."}
}

// historySays is from the CloudTrail user guide, "Working with event history", and
// its quotas.
const historySays = "the last 90 days, two calls a second of 50 events each."

// noTrailGroup: there is always the event history of CloudTrail to ask.
func (l looked) noTrailGroup(s *DoorSource) {
	s.State = DoorOnRequest
	s.Says = "No trail of this Region writes to a log group here. CloudTrail is asked for its event history instead: " + historySays
	s.Policy = []string{trailPolicy}
	s.Needs = []string{"For more than that, a trail that sends its events to a log group."}
	for _, t := range l.trails.Value {
		if t.Group != "" {
			s.Needs = append(s.Needs, fmt.Sprintf("Trail %s writes to a log group in %s: a session there can read it.", t.Name, regionOf(t.Group)))
		}
	}
}

func (l looked) lambda() DoorSource {
	s := DoorSource{
		Source: logs.Lambda, Name: "trigger logs", Delay: "seconds",
		Says: "What the pool's Lambda triggers print: their errors and time-outs, and the event if the function logs it.",
		Cost: "The functions' logs are billed by the gigabyte, whether they are read or not.",
	}
	if len(l.pool.Triggers) == 0 {
		s.missing("The pool has no Lambda trigger.")
		s.Cost = ""
		return s
	}
	var groups []source.LogGroup
	for i, function := range l.functions {
		group := l.functionLogs[i]
		if p := group.Problem(); p != nil {
			s.Problem = p
			s.Needs = append(s.Needs, fmt.Sprintf("%s can't be asked where it logs; the usual log group is taken.", functionName(function)))
		}
		groups = append(groups, l.triggerGroup(function, group.Value))
	}
	s.found(slices.CompactFunc(groups, func(a, b source.LogGroup) bool { return a.Name == b.Name })...)
	s.Policy = append(s.Policy, `{"Effect":"Allow","Action":"lambda:GetFunctionConfiguration","Resource":`+jsonList(l.functions)+`}`)
	return s
}

// functions are the ARNs of the triggers' functions, each once, sorted.
func functions(triggers []admin.Trigger) []string {
	arns := record.Each(triggers, func(t admin.Trigger) string { return t.Function })
	slices.Sort(arns)
	return slices.Compact(arns)
}

// functionName is the name in arn:aws:lambda:REGION:ACCOUNT:function:NAME[:ALIAS].
func functionName(arn string) string {
	if parts := strings.Split(arn, ":"); len(parts) > 6 {
		return parts[6]
	}
	return arn
}

func (l looked) triggerGroup(function, group string) source.LogGroup {
	if group == "" {
		group = "/aws/lambda/" + functionName(function)
	}
	g := source.LogGroup{Name: group, Kind: logs.Lambda, Standard: true}
	if parts := strings.Split(function, ":"); len(parts) > 6 {
		g.ARN = fmt.Sprintf("arn:%s:logs:%s:%s:log-group:%s", parts[1], parts[3], parts[4], group)
	}
	return g
}

func (l looked) userHistory() DoorSource {
	s := DoorSource{
		Source: logs.UserHistory, Name: "user history", Delay: "none", State: DoorOnRequest,
		Says:   "The sign-ins of one user over two years, asked for user by user.",
		Cost:   "The Plus plan is billed per monthly active user; asking is not.",
		Policy: []string{`{"Effect":"Allow","Action":"cognito-idp:AdminListUserAuthEvents","Resource":"` + l.pool.ARN + `"}`},
	}
	if needs := l.plan(); len(needs) > 0 {
		s.missing("Cognito keeps no history of this pool's users.")
		s.Needs = needs
	}
	return s
}

func (s *DoorSource) found(groups ...source.LogGroup) {
	s.State, s.Groups = DoorFound, groups
	arns := record.Each(groups, func(g source.LogGroup) string { return g.ARN + ":*" })
	// The functions' logs are read by name where the ARN is not known.
	arns = slices.DeleteFunc(arns, func(arn string) bool { return arn == ":*" })
	s.Policy = []string{
		`{"Effect":"Allow","Action":["logs:FilterLogEvents","logs:StartLiveTail","logs:StartQuery"],"Resource":` + jsonList(arns) + `}`,
		`{"Effect":"Allow","Action":["logs:DescribeLogGroups","logs:GetQueryResults","logs:StopQuery"],"Resource":"*"}`,
	}
}

func (s *DoorSource) missing(why string) { s.State, s.Says = DoorMissing, why }

func (s *DoorSource) unknown(p *call.Problem, policy string) {
	s.State, s.Problem = DoorUnknown, p
	s.Says = "It is not known whether there is any: " + p.Meaning
	s.Policy = []string{policy}
}

// jsonList writes texts without quotes or controls in them, such as ARNs.
func jsonList(words []string) string {
	return `["` + strings.Join(words, `","`) + `"]`
}
