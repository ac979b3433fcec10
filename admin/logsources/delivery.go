package logsources

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/finding"
	"github.com/cognito-tui/cognito-tui/admin/shell"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

const (
	exportedActivity     = "userAuthEvents"
	exportedNotification = "userNotification"
)

func (l looked) userActivity() finding.Finding {
	f := l.export("user activity", exportedActivity)
	f.Remedy.Costs = "The Plus plan is billed per monthly active user, above what Essentials costs; the records as vended logs, by the gigabyte."
	switch State(f.Word) {
	case Missing:
		f.Remedy.Steps = slices.Concat(l.plan(), []string{
			"Export user activity to a log group that no KMS key encrypts.", deliveryNeeds,
		}, l.endsBy(exportedActivity))
		f.Remedy.Command = l.setDelivery(exportedActivity, "INFO")
	case Found:
		f.Says = "Every sign-in, sign-up and password change with user, address, place, device and risk."
	case Unknown, OnRequest: // there is nothing to add
	}
	return f
}

func (l looked) notifications() finding.Finding {
	f := l.export("notification errors", exportedNotification)
	f.Remedy.Costs = "No plan is needed; the records are billed as logs, by the gigabyte."
	switch State(f.Word) {
	case Missing:
		f.Remedy.Steps = []string{"Export errors to a log group.", deliveryNeeds}
		f.Remedy.Command = l.setDelivery(exportedNotification, "ERROR")
	case Found:
		f.Says = "Codes and messages that could not be sent, with the reason."
	case Unknown, OnRequest: // there is nothing to add
	}
	return f
}

// exported returns the pool's export of one kind of log; ok is false where it has none.
func (l looked) exported(kept string) (d LogDelivery, ok bool) {
	i := slices.IndexFunc(l.deliveries.Value, func(d LogDelivery) bool { return d.Source == kept })
	if i < 0 {
		return LogDelivery{}, false
	}
	return l.deliveries.Value[i], true
}

// exportGroups returns the log group that one kind of log is exported to, none where it is
// exported elsewhere or not at all.
func (l looked) exportGroups(kept string, kind logs.Source) []source.LogGroup {
	d, _ := l.exported(kept)
	if d.Group == "" {
		return nil
	}
	return []source.LogGroup{{Name: groupName(d.Group), ARN: d.Group, Kind: kind, Standard: true}}
}

func (l looked) activityGroups() []source.LogGroup {
	return l.exportGroups(exportedActivity, logs.UserActivity)
}

func (l looked) notificationGroups() []source.LogGroup {
	return l.exportGroups(exportedNotification, logs.Notification)
}

// export finds whether the pool exports one kind of log to where it can be read.
func (l looked) export(name, kept string) finding.Finding {
	if !l.deliveries.Known() {
		return unknown(l.deliveries.Problem(), `{"Effect":"Allow","Action":"cognito-idp:GetLogDeliveryConfiguration","Resource":"`+l.pool.ARN+`"}`)
	}
	switch d, ok := l.exported(kept); {
	case !ok:
		return by(missing("The pool exports no "+name+"."), l.deliveries, "no "+kept)
	case d.Group == "":
		return by(missing(fmt.Sprintf("The pool sends %s to %s, which can't be followed: read a file of it, or send it to a log group.", name, d.Elsewhere)), l.deliveries, d.Elsewhere)
	default:
		return by(found(l.exportGroups(kept, logs.NoSource)), l.deliveries, d.Group)
	}
}

// plan says what the pool lacks for features of the Plus plan. Every pool of AWS's has a
// plan: an endpoint that leaves it out tells neither that nor whether threat protection is on.
func (l looked) plan() []string {
	var needs []string
	switch l.pool.Tier {
	case admin.TierPlus:
	case "":
		needs = append(needs, "The Plus plan; this endpoint does not tell the pool's.")
	default:
		needs = append(needs, fmt.Sprintf("The Plus plan; the pool is on %s.", planName(l.pool.Tier)))
	}
	if threat := l.pool.ThreatProtection; threat == "" && l.pool.Tier == "" {
		needs = append(needs, "Threat protection, at least audit-only; this endpoint does not tell it.")
	} else if threat != "AUDIT" && threat != "ENFORCED" {
		needs = append(needs, "Threat protection, at least audit-only; it is off.")
	}
	return needs
}

func planName(tier string) string { return tier[:1] + strings.ToLower(tier[1:]) }

// deliveryNeeds is from the developer guide, "Exporting logs".
const deliveryNeeds = "To set it up: cognito-idp:SetLogDeliveryConfiguration, logs:CreateLogDelivery, logs:GetLogDelivery, logs:UpdateLogDelivery, " +
	"logs:DeleteLogDelivery, logs:ListLogDeliveries, logs:PutResourcePolicy, logs:DescribeResourcePolicies, logs:DescribeLogGroups."

// setDelivery is the command that exports one kind of log to a log group.
func (l looked) setDelivery(source, level string) shell.Command {
	group := fmt.Sprintf("arn:%s:logs:%s:%s:log-group:/aws/vendedlogs/cognito/%s", l.part(1, "aws"), l.Region(), l.part(4, "ACCOUNT"), groupSafe(l.pool.Name))
	var all []types.LogConfigurationType
	// The call replaces the whole configuration, so the present exports are repeated.
	for _, d := range l.deliveries.Value {
		if d.Source != source {
			all = append(all, d.configuration())
		}
	}
	all = append(all, LogDelivery{Source: source, Level: level, Group: group}.configuration())
	return call.CommandIn(l.Session, "SetLogDeliveryConfiguration",
		shell.Member{Name: "UserPoolId", Value: l.pool.ID}, shell.Member{Name: "LogConfigurations", Value: all})
}

// endsBy names the export that the command would end: each kind of log has one destination.
func (l looked) endsBy(source string) []string {
	i := slices.IndexFunc(l.deliveries.Value, func(d LogDelivery) bool { return d.Source == source && d.Elsewhere != "" })
	if i < 0 {
		return nil
	}
	return []string{"This ends the export to " + l.deliveries.Value[i].Elsewhere + ": each log has one destination."}
}

// configuration returns a delivery in the form that Cognito takes.
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

// groupSafe turns a pool's name into a valid part of a log group's name: names of pools may have
// spaces and +=,@ in them, which a shell and the AWS CLI would also misread.
func groupSafe(name string) string {
	return notInGroups.ReplaceAllString(name, "-")
}

var notInGroups = regexp.MustCompile(`[^A-Za-z0-9._-]+`)

// part returns a part of the pool's ARN, counted from 0.
func (l looked) part(i int, otherwise string) string {
	if parts := strings.Split(l.pool.ARN, ":"); len(parts) > i && parts[i] != "" {
		return parts[i]
	}
	return otherwise
}
