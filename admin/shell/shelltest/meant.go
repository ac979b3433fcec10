package shelltest

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Meant is what the AWS CLI makes of arguments: the operation, and its options, of
// which those in --cli-input-json come by the API's names. It is an error where the
// AWS CLI would take a value for something else than itself.
func Meant(argv []string) (operation string, options map[string]string, err error) {
	if len(argv) < 2 || argv[0] != "cognito-idp" {
		return "", nil, fmt.Errorf("%q is no call", argv)
	}
	options = map[string]string{}
	for rest := argv[2:]; len(rest) > 0; {
		name, value, joined := strings.Cut(rest[0], "=")
		rest = rest[1:]
		if !strings.HasPrefix(name, "--") {
			return "", nil, fmt.Errorf("%q is no option", name)
		}
		switch {
		case joined:
		case len(rest) == 0 || strings.HasPrefix(rest[0], "--"):
			value = "true"
		default:
			value, rest = rest[0], rest[1:]
			if strings.HasPrefix(value, "-") {
				return "", nil, fmt.Errorf("%s %q would be an option", name, value)
			}
		}
		if err := take(options, strings.TrimPrefix(name, "--"), value); err != nil {
			return "", nil, err
		}
	}
	return argv[1], options, nil
}

func take(options map[string]string, name, value string) error {
	if name != "cli-input-json" {
		if fetched(name, value) {
			return fmt.Errorf("--%s %q would be fetched", name, value)
		}
		options[name] = value
		return nil
	}
	var members map[string]string
	if err := json.Unmarshal([]byte(value), &members); err != nil {
		return fmt.Errorf("%w in %s", err, value)
	}
	for name, value := range members {
		options[name] = value
	}
	return nil
}

// fetched reports whether the AWS CLI reads a value from a file or a server. It does
// so for the options of an operation, and not for its own.
func fetched(name, value string) bool {
	if name == "endpoint-url" || name == "profile" || name == "region" {
		return false
	}
	for _, prefix := range []string{"file://", "fileb://", "http://", "https://"} {
		if strings.HasPrefix(value, prefix) {
			return true
		}
	}
	return false
}
