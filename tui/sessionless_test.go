package tui_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// sessionless is a console that could not open a session, for lack of a profile.
func sessionless(t *testing.T) *tuitest.Console {
	t.Helper()
	awsFiles(t, map[string]string{"config": ""})
	return tuitest.Start(t, tuitest.Setup{Endpoint: "http://127.0.0.1:1", Options: screen.Options{
		Journals: t.TempDir(), Session: call.Options{Profile: "nowhere"},
	}}).Sees("profile NAME or :region NAME chooses another")
}

func TestWithoutASessionWhatAsksAWSSaysSo(t *testing.T) {
	for _, line := range []string{
		"pools", "pool acme", "users", "users acme status:reset", "user alice", "groups", "clients", "overview", "signins", "locked", "bulks", "login",
	} {
		sessionless(t).Command(line).Sees("There is no AWS session yet.", "profile NAME or :region NAME")
	}
	sessionless(t).Press("?").Type("sign in to aws again").Press("enter").Sees("There is no AWS session yet.")
}

func TestWithoutASessionTheRestWorks(t *testing.T) {
	for line, says := range map[string]string{
		"undo":           "There is nothing to undo.",
		"audit":          "This session keeps no audit.",
		"mouse":          "Mouse on.",
		"theme none":     "Themes are: ",
		"help":           "all keys",
		"enable":         "There is nothing here to act on.",
		"profile nobody": "profile NAME or :region NAME",
		"users @nobody":  "profile NAME or :region NAME",
	} {
		sessionless(t).Command(line).Sees(says)
	}
	if said := sessionless(t).Command("quit").Farewell(); said != "" {
		t.Errorf("what is said is %q", said)
	}
}

// Decoding a token needs no session; its keys are fetched without credentials.
func TestATokenIsReadWithoutASession(t *testing.T) {
	text := unsigned(map[string]any{"iss": "https://accounts.example.com", "sub": "x", "exp": 1})
	c := sessionless(t).Command("token "+text).Sees("token of another issuer", "accounts.example.com")
	c.Press("esc").SeesNot("accounts.example.com").Sees("profile NAME or :region NAME").
		Paste(text).Sees("accounts.example.com").Press("q").
		Press(":").Paste(text).Sees("accounts.example.com")
	ours := unsigned(map[string]any{"iss": "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI", "sub": "x", "token_use": "access", "exp": 1})
	sessionless(t).Resize(120, 60).Paste(ours).Sees("– There is no AWS session yet.").Press("P").Sees("! There is no AWS session yet.")
}
