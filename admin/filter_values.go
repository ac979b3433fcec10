package admin

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// ValueError means that an attribute with few values was asked for another one.
type ValueError struct {
	Attribute string   // as people call it: "status"
	Value     string   // as it was typed
	Known     []string // the allowed words, in the order to offer them
	Meant     string   // the closest of them, "" when none is close
}

// Error is two short sentences, the likely remedy first.
func (e *ValueError) Error() string {
	known := strings.Join(e.Known[:len(e.Known)-1], ", ") + " or " + e.Known[len(e.Known)-1]
	if e.Meant == "" {
		return fmt.Sprintf("there is no %s %q. It is %s", e.Attribute, e.Value, known)
	}
	return fmt.Sprintf("there is no %s %q: did you mean %s? It is %s", e.Attribute, e.Value, e.Meant, known)
}

// values are the allowed words of an attribute with few values.
type values struct {
	attribute string            // as people call it
	offered   []string          // the words to offer
	words     map[string]Filter // what each word asks of AWS, synonyms among them
	beginning func(string) bool // whether a text is the beginning of one of AWS's values; nil where AWS takes no beginnings
	open      bool              // any other word is sent to AWS as it is
}

// FilterValues are the words that follow a word of [SearchableAttributes], for
// one with few values; nil for the others.
func FilterValues(attribute string) []string { return valuesOf[attribute].offered }

// valuesOf are the attributes of few values, by each word for them.
var valuesOf = map[string]values{
	"status":  {"status", []string{"confirmed", "unconfirmed", "invited", "reset", "federated", "enabled", "disabled"}, statusWords, beginsStatus, false},
	"enabled": {"enabled", []string{"yes", "no"}, enabledWords, nil, false},
	// AWS may add a status that we have no word for: by AWS's own name for the
	// attribute, any value can be asked for.
	"cognito:user_status": {"status", nil, awsStatuses(), beginsStatus, true},
}

// statusWords are the words people use for a status, and AWS's own.
var statusWords = func() map[string]Filter {
	words := awsStatuses()
	words["invited"] = words["force_change_password"]
	words["reset"] = words["reset_required"]
	words["federated"] = words["external_provider"]
	words["enabled"], words["disabled"] = enabledWords["yes"], enabledWords["no"]
	return words
}()

// enabledWords: AWS calls this attribute "status" and takes only these values.
var enabledWords = map[string]Filter{
	"yes": {"status", Equals, "Enabled"}, "true": {"status", Equals, "Enabled"}, "enabled": {"status", Equals, "Enabled"},
	"no": {"status", Equals, "Disabled"}, "false": {"status", Equals, "Disabled"}, "disabled": {"status", Equals, "Disabled"},
}

func awsStatuses() map[string]Filter {
	words := map[string]Filter{}
	for _, s := range types.UserStatusType("").Values() {
		words[strings.ToLower(string(s))] = Filter{"cognito:user_status", Equals, string(s)}
	}
	return words
}

func beginsStatus(text string) bool {
	return slices.ContainsFunc(types.UserStatusType("").Values(), func(s types.UserStatusType) bool {
		return strings.HasPrefix(string(s), strings.ToUpper(text))
	})
}

// inAWSWords turns the value that was typed into AWS's own.
func (v values) inAWSWords(f Filter) (Filter, error) {
	if named, ok := v.words[strings.ToLower(f.Value)]; ok {
		return named, nil
	}
	upper := Filter{f.Attribute, f.Op, strings.ToUpper(f.Value)}
	if v.open || (v.beginning != nil && f.Op == StartsWith && v.beginning(f.Value)) {
		return upper, nil
	}
	return Filter{}, &ValueError{v.attribute, f.Value, v.offered, Nearest(f.Value, v.offered)}
}
