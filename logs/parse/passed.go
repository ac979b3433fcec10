package parse

import "strings"

// isDigest recognizes a digest file, which CloudTrail puts beside the files of a trail
// (user guide, "CloudTrail digest file structure").
func isDigest(o object) bool {
	return o["digestStartTime"] != nil && (o["logFiles"] != nil || o["digestS3Object"] != nil)
}

// isInsight recognizes CloudTrail's reports of unusual numbers of calls (user guide,
// "CloudTrail record contents for Insights events"), which have the shape of a record but
// no call.
func isInsight(o object) bool {
	return o.text("eventType") == "AwsCloudTrailInsight" || o.text("eventCategory") == "Insight" || len(o.object("insightDetails")) > 0
}

// isControl recognizes the message with which CloudWatch Logs checks a destination, and
// the beginning of a Live Tail session.
func isControl(o object) bool {
	return o.text("messageType") == "CONTROL_MESSAGE" || len(o) == 1 && o.object("sessionStart") != nil
}

// isOtherService recognizes the trigger of Cognito Sync, which has nothing to do with
// sign-ins, and events of EventBridge without a call.
func isOtherService(o object) bool {
	return o.text("eventType") == "SyncTrigger" || o.text("detail-type") != "" && o["source"] != nil
}

// isMetrics recognizes the embedded metric format.
func isMetrics(o object) bool { return len(o.object("_aws").list("CloudWatchMetrics")) > 0 }

// millisecondDigits is the length of a time of this century in milliseconds.
const millisecondDigits = 13

// isLayout recognizes what programs print around records: the lines of a table, its
// heading, the other rows of an answer as text, and the file with which CloudWatch Logs
// tests an export.
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
