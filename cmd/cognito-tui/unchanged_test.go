package main

import (
	"encoding/json"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// installed is the folder of a package from npm, which make integration installs and names.
func installed(t *testing.T, variable string) string {
	t.Helper()
	folder := os.Getenv(variable)
	if folder == "" {
		t.Skip(variable + " is not set: make integration sets it")
	}
	return folder
}

// TestDocsNameTheClientsThatAreInstalled compares docs/emulator.md with the versions that
// .ci/integration installs; cognito-local is a server.
func TestDocsNameTheClientsThatAreInstalled(t *testing.T) {
	script, err := os.ReadFile(filepath.Join("..", "..", ".ci", "integration"))
	if err != nil {
		t.Fatal(err)
	}
	text := readPage(t, "emulator.md")
	pinned := regexp.MustCompile(`(@?[a-z][a-z/-]+)@(\d+\.\d+\.\d+)`).FindAllStringSubmatch(string(script), -1)
	for _, pin := range pinned {
		if row := "| `" + pin[1] + "` | " + pin[2] + " |"; pin[1] != "cognito-local" && !strings.Contains(text, row) {
			t.Errorf("docs/emulator.md has no row %s", row)
		}
	}
	if len(pinned) < 8 {
		t.Errorf("only %d packages are pinned: %v", len(pinned), pinned)
	}
}

// TestUnchangedAWSSDKForJavaScript signs up and in, and gets credentials for identities, with AWS's
// SDK for JavaScript.
func TestUnchangedAWSSDKForJavaScript(t *testing.T) {
	sdk := installed(t, "COGNITO_TUI_AWS_SDK_JS")
	t.Parallel()
	endpoint, stop := startEmulator(t, "--empty")
	defer stop()
	listen(t, node(t, "aws-sdk.mjs", endpoint, sdk), 13)
}

// TestUnchangedVerifier judges the emulator's tokens with AWS's own verifier: those whose issuer is
// the emulator itself, and those whose issuer is AWS, for its verifier of user pools knows no other.
func TestUnchangedVerifier(t *testing.T) {
	sdk, verifier := installed(t, "COGNITO_TUI_AWS_SDK_JS"), installed(t, "COGNITO_TUI_AWS_JWT_VERIFY")
	t.Parallel()
	const kinds = 7
	t.Run("of the emulator", func(t *testing.T) {
		endpoint, stop := startEmulator(t, "--empty")
		defer stop()
		listen(t, node(t, "verify.mjs", endpoint, sdk, verifier), kinds)
	})
	t.Run("of AWS", func(t *testing.T) {
		listener := httptest.NewServer(emulator.New(emulator.Options{Issuer: "https://cognito-idp.eu-west-1.amazonaws.com"}))
		t.Cleanup(listener.Close)
		cmd := node(t, "verify.mjs", listener.URL, sdk, verifier)
		cmd.Env = append(cmd.Env, "ISSUER=aws")
		listen(t, cmd, kinds)
	})
}

// node is a script of testdata/unchanged, which gets the address of an emulator and the folders of
// the packages that it uses.
func node(t *testing.T, name, endpoint string, folders ...string) *exec.Cmd {
	t.Helper()
	script := filepath.Join("testdata", "unchanged", name)
	cmd := exec.CommandContext(t.Context(), "node", append([]string{script, endpoint}, folders...)...)
	cmd.Env = append(os.Environ(),
		"AWS_ENDPOINT_URL="+endpoint, "AWS_REGION=eu-west-1", "AWS_ACCESS_KEY_ID=AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY=example",
		"AWS_CONFIG_FILE=/dev/null", "AWS_SHARED_CREDENTIALS_FILE=/dev/null", "AWS_EC2_METADATA_DISABLED=true",
		"AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED=true",
	)
	cmd.Stderr = os.Stderr
	return cmd
}

// listen runs a script to its end.
func listen(t *testing.T, cmd *exec.Cmd, fewest int) {
	t.Helper()
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var told map[string]string
	if err := json.Unmarshal(out, &told); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	judgeTold(t, told, fewest)
}

// judgeTold fails for each story that went wrong, and where there are too few.
func judgeTold(t *testing.T, told map[string]string, fewest int) {
	t.Helper()
	for story, trouble := range told {
		if trouble != "" {
			t.Errorf("%s: %s", story, trouble)
		}
	}
	if len(told) < fewest {
		t.Errorf("%d stories were told, want %d", len(told), fewest)
	}
	t.Logf("%d stories", len(told))
}
