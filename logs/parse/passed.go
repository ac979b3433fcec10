package parse

import "strings"

// isDigest knows a digest file, which CloudTrail puts beside the files of a trail
// (user guide, "CloudTrail digest file structure").
func isDigest(o object) bool {
	return o["digestStartTime"] != nil && (o["logFiles"] != nil || o["digestS3Object"] != nil)
}

// isInsight knows what CloudTrail says of unusual numbers of calls (user guide,
// "CloudTrail record contents for Insights events"): it has the shape of a record and
// tells of no call.
func isInsight(o object) bool {
	return o.text("eventType") == "AwsCloudTrailInsight" || o.text("eventCategory") == "Insight" || len(o.object("insightDetails")) > 0
}

// isControl knows what CloudWatch Logs sends to see whether a destination takes it, and
// how a Live Tail session begins.
func isControl(o object) bool {
	return o.text("messageType") == "CONTROL_MESSAGE" || len(o) == 1 && o.object("sessionStart") != nil
}

// isOtherService knows the trigger of Cognito Sync, which has nothing to do with
// sign-ins, and events of EventBridge that tell of no call.
func isOtherService(o object) bool {
	return o.text("eventType") == "SyncTrigger" || o.text("detail-type") != "" && o["source"] != nil
}

// isMetrics knows the embedded metric format.
func isMetrics(o object) bool { return len(o.object("_aws").list("CloudWatchMetrics")) > 0 }

// millisecondDigits are those of a time in milliseconds, of this century.
const millisecondDigits = 13

// isLayout knows what programs print around records: the rules of a table, its
// heading, the other rows of an answer as text, the file by which CloudWatch Logs tries
// an export.
func isLayout(text string) bool {
	switch {
	case strings.Trim(text, "-+|=: ") == "", strings.Trim(text, "0123456789") == "" && len(text) == millisecondDigits:
		return true
	case (text[0] == 'b' || text[0] == 'f') && strings.HasPrefix(text[1:], "/") && strings.HasSuffix(text, "/s"): // tokens of pages
		return true
	case text[0] == '|' && text[len(text)-1] == '|':
		return true
	}
	for _, heading := range []string{
		"SEARCHEDLOGSTREAMS\t", "STATISTICS\t", "NEXTTOKEN\t", "Permission Check Successful",
	} {
		if strings.HasPrefix(text, heading) {
			return true
		}
	}
	return false
}
