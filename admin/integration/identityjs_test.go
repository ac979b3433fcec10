package integration

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

const (
	sesame    = "Sesame-open-7"
	appSecret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
)

// scripted is a pool with its app client, as the script names them.
type scripted struct {
	ID     string `json:"id"`
	Client string `json:"client"`
}

// scriptedUser signs in by SRP.
type scriptedUser struct {
	Name     string `json:"name"`
	Password string `json:"password"`
}

// TestAmazonCognitoIdentityJS signs up and in with AWS's own client for JavaScript, unchanged,
// which make integration installs.
func TestAmazonCognitoIdentityJS(t *testing.T) {
	modules := os.Getenv("COGNITO_TUI_IDENTITY_JS")
	if modules == "" {
		t.Skip("COGNITO_TUI_IDENTITY_JS is not set: make integration sets it")
	}
	e := emulator.New(emulator.Options{Region: region})
	routes := http.NewServeMux()
	routes.Handle("/", e)
	routes.HandleFunc("GET /outbox", func(w http.ResponseWriter, r *http.Request) { newest(e, w, r) })
	listener := httptest.NewServer(routes)
	t.Cleanup(listener.Close)
	client := server{endpoint: listener.URL}.client()

	people := crowd(500)
	report := script(t, modules, map[string]any{
		"endpoint": listener.URL, "outbox": listener.URL + "/outbox", "password": sesame, "secret": appSecret, "unhurried": 10,
		"pools": scriptedPools(t, e, client, people), "users": people,
	})
	if len(report.Stories) < 11 {
		t.Errorf("only %d stories were told", len(report.Stories))
	}
	for story, trouble := range report.Stories {
		if trouble != "" {
			t.Errorf("%s: %s", story, trouble)
		}
	}
	if report.SignedIn != len(people) {
		t.Errorf("%d of %d signed in:\n%s", report.SignedIn, len(people), strings.Join(report.Failed, "\n"))
	}
	t.Logf("%d stories; %d of %d random users signed in by SRP", len(report.Stories), report.SignedIn, len(people))
}

// newest writes the newest message to a user.
func newest(e *emulator.Server, w http.ResponseWriter, r *http.Request) {
	var last emulator.Message
	for _, m := range e.Messages() {
		if m.PoolID == r.FormValue("pool") && m.Username == r.FormValue("user") {
			last = m
		}
	}
	_ = json.NewEncoder(w).Encode(last) // the script has gone away: it says so itself
}

// scriptedPools makes the pools that the stories are told in.
func scriptedPools(t *testing.T, e *emulator.Server, client *cip.Client, people []scriptedUser) map[string]scripted {
	t.Helper()
	texts := &types.SmsConfigurationType{SnsCallerArn: new("arn:aws:iam::123456789012:role/sms")}
	mfa := func(in *cip.CreateUserPoolInput) {
		in.MfaConfiguration, in.SmsConfiguration = types.UserPoolMfaTypeOptional, texts
	}
	pools := map[string]scripted{}
	for name, edit := range map[string]func(*cip.CreateUserPoolInput){
		"plain": nil, "hiding": nil,
		"aliases": func(in *cip.CreateUserPoolInput) {
			in.AliasAttributes = []types.AliasAttributeType{types.AliasAttributeTypeEmail}
		},
		"mfa": mfa, "required": mfa,
		"devices": func(in *cip.CreateUserPoolInput) {
			mfa(in)
			in.DeviceConfiguration = &types.DeviceConfigurationType{ChallengeRequiredOnNewDevice: true}
		},
		"prompting": func(in *cip.CreateUserPoolInput) {
			mfa(in)
			in.DeviceConfiguration = &types.DeviceConfigurationType{DeviceOnlyRememberedOnUserPrompt: true}
		},
	} {
		pools[name] = scriptedPool(t, client, name, edit)
	}
	app := &types.SoftwareTokenMfaConfigType{Enabled: true}
	for name, config := range map[string]types.UserPoolMfaType{"mfa": types.UserPoolMfaTypeOptional, "required": types.UserPoolMfaTypeOn} {
		in := &cip.SetUserPoolMfaConfigInput{UserPoolId: new(pools[name].ID), MfaConfiguration: config, SoftwareTokenMfaConfiguration: app}
		if name == "mfa" {
			in.SmsMfaConfiguration = &types.SmsMfaConfigType{SmsConfiguration: texts}
		}
		_, err := client.SetUserPoolMfaConfig(t.Context(), in)
		must(t, err)
	}

	seed := func(pool string, seeds ...emulator.UserSeed) {
		must(t, e.AddUsers(pools[pool].ID, func(yield func(emulator.UserSeed) bool) {
			for _, u := range seeds {
				if u.Password == "" {
					u.Password = sesame
				}
				if !yield(u) {
					return
				}
			}
		}))
	}
	verified := []emulator.Attribute{{Name: "email", Value: "carol@example.com"}, {Name: "email_verified", Value: "true"}}
	phone := []emulator.Attribute{{Name: "phone_number", Value: "+15550100"}}
	byText := emulator.UserSeed{Username: "sms", Attributes: phone, Factors: []string{"SMS_MFA"}, PreferredFactor: "SMS_MFA"}
	seed("plain", emulator.UserSeed{Username: "bob"}, emulator.UserSeed{Username: "dora"},
		emulator.UserSeed{Username: "invited", Status: types.UserStatusTypeForceChangePassword})
	seed("aliases", emulator.UserSeed{Username: "carol", Attributes: verified})
	seed("mfa", byText, emulator.UserSeed{Username: "both", Attributes: phone, Factors: []string{"SMS_MFA", "SOFTWARE_TOKEN_MFA"}, TOTPSecret: appSecret})
	seed("required", emulator.UserSeed{Username: "dora"})
	seed("devices", byText)
	seed("prompting", byText)
	for _, u := range people {
		seed("plain", emulator.UserSeed{Username: u.Name, Password: u.Password})
	}
	return pools
}

func scriptedPool(t *testing.T, client *cip.Client, name string, edit func(*cip.CreateUserPoolInput)) scripted {
	t.Helper()
	in := &cip.CreateUserPoolInput{PoolName: &name, AutoVerifiedAttributes: []types.VerifiedAttributeType{types.VerifiedAttributeTypeEmail}}
	if edit != nil {
		edit(in)
	}
	made, err := client.CreateUserPool(t.Context(), in)
	must(t, err)
	app := &cip.CreateUserPoolClientInput{
		UserPoolId: made.UserPool.Id, ClientName: new("web"), ExplicitAuthFlows: []types.ExplicitAuthFlowsType{
			types.ExplicitAuthFlowsTypeAllowUserSrpAuth, types.ExplicitAuthFlowsTypeAllowRefreshTokenAuth,
			types.ExplicitAuthFlowsTypeAllowUserPasswordAuth, types.ExplicitAuthFlowsTypeAllowCustomAuth,
		},
	}
	if name == "hiding" {
		app.PreventUserExistenceErrors = types.PreventUserExistenceErrorTypesEnabled
	}
	registered, err := client.CreateUserPoolClient(t.Context(), app)
	must(t, err)
	return scripted{*made.UserPool.Id, *registered.UserPoolClient.ClientId}
}

// crowd makes up users whose names and passwords are of every script, with characters outside the
// basic plane, combining ones and those that change their form.
func crowd(n int) []scriptedUser {
	dice := rand.New(rand.NewPCG(6, 3072))
	alphabets := []string{
		"abcXYZ019", "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+-", "äöüßéèñçøåÆŒ", "абвгДЖЯё", "αβγΔΩς", "אבגדה", "ابتثج", "हिन्दी", "ไทยภาษา",
		"漢字仮名", "ひらがなカタカナ", "한국어조합", "ქართული", "Հայերեն", "አማርኛ", "😀🦄👩‍🚀🏳️‍🌈", "e\u0301a\u0308\u200d\u00ad", "İıſﬁ", "𝒜𝔅𐍈",
	}
	word := func(alphabet string, length int) string {
		letters := []rune(alphabet)
		out := make([]rune, length)
		for i := range out {
			out[i] = letters[dice.IntN(len(letters))]
		}
		return string(out)
	}
	out := make([]scriptedUser, n)
	for i := range out {
		alphabet := alphabets[i%len(alphabets)]
		out[i] = scriptedUser{
			Name:     fmt.Sprintf("%03d-%s", i, word(alphabet, 1+dice.IntN(12))),
			Password: word(alphabet, 6+dice.IntN(60)) + word(alphabets[dice.IntN(len(alphabets))], 2+dice.IntN(8)),
		}
	}
	return out
}

// outcome is what the script reports.
type outcome struct {
	Stories  map[string]string `json:"stories"`
	SignedIn int               `json:"signedIn"`
	Failed   []string          `json:"failed"`
}

func script(t *testing.T, modules string, asked map[string]any) (report outcome) {
	t.Helper()
	in, err := json.Marshal(asked)
	must(t, err)
	node := exec.CommandContext(t.Context(), "node", filepath.Join("testdata", "identity-js.mjs"), modules)
	node.Stdin, node.Stderr = bytes.NewReader(in), os.Stderr
	out, err := node.Output()
	must(t, err)
	must(t, json.Unmarshal(out, &report))
	return report
}
