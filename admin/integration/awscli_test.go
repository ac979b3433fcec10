package integration

import (
	"net/http/httptest"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// TestTheAWSCLIKnowsNoOperationThatIsMissing runs every operation that the AWS CLI has for user
// pools and identity pools: testdata/aws-cli.sh says in which order.
func TestTheAWSCLIKnowsNoOperationThatIsMissing(t *testing.T) {
	if os.Getenv("COGNITO_TUI_AWS_CLI") == "" {
		t.Skip("COGNITO_TUI_AWS_CLI is not set: make integration sets it")
	}
	e := emulator.New(emulator.Options{Region: region})
	listener := httptest.NewServer(e)
	t.Cleanup(listener.Close)

	const fewest = 150
	cmd := exec.CommandContext(t.Context(), "bash", "testdata/aws-cli-run.sh")
	cmd.Env = append(os.Environ(),
		"PYTHON_CLI="+pythonOfTheCLI(), "AWS_ENDPOINT_URL="+listener.URL,
		"AWS_REGION="+region, "AWS_DEFAULT_REGION="+region, "AWS_PAGER=",
		"AWS_CONFIG_FILE=/dev/null", "AWS_SHARED_CREDENTIALS_FILE=/dev/null",
		"AWS_ACCESS_KEY_ID=AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY=example",
	)
	said, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	ran := regexp.MustCompile(`(\d+) commands, \d+ operations`).FindSubmatch(said)
	if n, _ := strconv.Atoi(string(append(ran, nil, nil)[1])); n < fewest {
		t.Errorf("fewer than %d commands were run:\n%s", fewest, said)
	}
	t.Logf("%s", strings.TrimSpace(string(said)))
}

// pythonOfTheCLI is a Python that has version 1 of the CLI, "" if there is none: version 2
// brings a Python of its own.
func pythonOfTheCLI() string {
	if exec.Command("python3", "-c", "import awscli.clidriver").Run() != nil {
		return ""
	}
	return "python3"
}
