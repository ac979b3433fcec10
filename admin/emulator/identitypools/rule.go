package identitypools

import (
	"slices"
	"strconv"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentity/types"
)

// matches reports whether a claim fits a rule. A claim that the token does not have fits none:
// not even NotEqual is evaluated (developer guide, "Using rule-based mapping"). How AWS compares
// a list, such as cognito:groups, is not documented. Here a list fits Contains if one of its
// elements is the value, and no other comparison.
func matches(rule types.MappingRule, claim any) bool {
	if list, ok := claim.([]any); ok {
		return rule.MatchType == types.MappingRuleMatchTypeContains && slices.Contains(list, any(*rule.Value))
	}
	text, ok := textOf(claim)
	if !ok {
		return false
	}
	switch rule.MatchType {
	case types.MappingRuleMatchTypeEquals:
		return text == *rule.Value
	case types.MappingRuleMatchTypeContains:
		return strings.Contains(text, *rule.Value)
	case types.MappingRuleMatchTypeStartsWith:
		return strings.HasPrefix(text, *rule.Value)
	case types.MappingRuleMatchTypeNotEqual:
		return text != *rule.Value
	}
	return false
}

// textOf returns a claim with one value as text, and whether it is one.
func textOf(claim any) (string, bool) {
	switch value := claim.(type) {
	case string:
		return value, true
	case bool:
		return strconv.FormatBool(value), true
	case float64:
		return strconv.FormatFloat(value, 'f', -1, 64), true
	}
	return "", false
}
