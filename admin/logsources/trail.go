package logsources

import (
	"fmt"

	"github.com/cognito-tui/cognito-tui/admin/finding"
	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/source"
)

// trailPolicy allows finding and querying CloudTrail. Neither can be allowed for one trail
// alone.
const trailPolicy = `{"Effect":"Allow","Action":["cloudtrail:DescribeTrails","cloudtrail:LookupEvents"],"Resource":"*"}`

// trailGroups returns the log group of the first trail that writes to a log group of this
// Region.
func (l looked) trailGroups() []source.LogGroup {
	for _, t := range l.trails.Value {
		if t.Group != "" && regionOf(t.Group) == l.Region() {
			return []source.LogGroup{{Name: groupName(t.Group), ARN: t.Group, Kind: logs.CloudTrail, Filter: source.CognitoTrail(l.Region()), Standard: true}}
		}
	}
	return nil
}

func (l looked) trail() finding.Finding {
	f := l.whichTrail()
	f.Remedy.Costs = "The first copy of management events is free; a log group for them is billed by the gigabyte, for all services of the account."
	return f
}

func (l looked) whichTrail() finding.Finding {
	groups := l.trailGroups()
	switch {
	case !l.trails.Known():
		return l.trailsUnknown()
	case len(groups) == 0:
		return by(l.noTrailGroup(), l.trails, "no log group of this Region")
	}
	f := by(found(groups), l.trails, groups[0].ARN)
	f.Says = "Every API call and every page of the hosted UI and managed login, by sub, never by username; and what operators did."
	return f
}

// trailsUnknown is the finding where trails can't be listed: the event history may be allowed
// all the same.
func (l looked) trailsUnknown() finding.Finding {
	why := l.trails.Problem()
	if !l.history.Known() {
		return unknown(why, trailPolicy)
	}
	f := onRequest("It is not known whether a trail writes to a log group here: "+why.Meaning+" CloudTrail is asked for its event history instead: "+historySays, trailPolicy)
	f.Remedy.Steps = []string{"The log group of a trail can be named: --log-group or logGroups in the config."}
	return by(f, l.history, "it answers")
}

// historySays is from the CloudTrail user guide, "Working with event history", and
// its quotas.
const historySays = "the last 90 days, two calls a second of 50 events each."

// noTrailGroup is the finding where no trail has a log group: CloudTrail's event history can
// always be asked.
func (l looked) noTrailGroup() finding.Finding {
	f := onRequest("No trail of this Region writes to a log group here. CloudTrail is asked for its event history instead: "+historySays, trailPolicy)
	f.Remedy.Steps = []string{"For more than that, a trail that sends its events to a log group."}
	for _, t := range l.trails.Value {
		if t.Group != "" {
			f.Remedy.Steps = append(f.Remedy.Steps, fmt.Sprintf("Trail %s writes to a log group in %s: a session there can read it.", t.Name, regionOf(t.Group)))
		}
	}
	return f
}
