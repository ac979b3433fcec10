package main

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// elsewhere is the host of a page that is not of this machine; Chromium is told to find it here.
const elsewhere = "page.example"

// TestUnchangedPage shows a page in Chromium, which signs in by SRP from another origin of this
// machine, and then tries what no page may do, from there and from anyone's page.
func TestUnchangedPage(t *testing.T) {
	browser, bundle := installed(t, "COGNITO_TUI_CHROMIUM"), installed(t, "COGNITO_TUI_IDENTITY_JS")
	t.Parallel()
	c := newControlledAt(t, "now", "--empty") // SRP names the time
	defer c.stop()
	pool, client := c.srpPool()
	_, clock := c.call(http.MethodGet, "/_clock", "")

	site := newSite(t, bundle, map[string]string{"emulator": c.endpoint, "pool": pool, "client": client, "password": "Sesame-open-7"})
	site.show(t, browser)
	for _, from := range []struct {
		host   string
		fewest int
	}{{"localhost", 7}, {elsewhere, 5}} {
		t.Run(from.host, func(t *testing.T) { judgeTold(t, site.hear(t, from.host), from.fewest) })
	}

	if got := c.names(); len(got) != 1 || got[0] != "shop" {
		t.Errorf("the pages left the pools %v", got)
	}
	c.answers(http.MethodGet, "/_faults", "", "[]")
	c.answers(http.MethodGet, "/_clock", "", strings.TrimSpace(clock))
	const form = "application/x-www-form-urlencoded"
	if status, roles := c.call(http.MethodPost, "/", "Action=ListRoles&Version=2010-05-08", "Content-Type", form, "Authorization", "AWS4-HMAC-SHA256"); status != http.StatusOK || strings.Contains(roles, "planted") {
		t.Errorf("the pages left the roles (%d) %s", status, roles)
	}
}

// srpPool makes a pool with a client for pages, and a user.
func (c *controlled) srpPool() (pool, client string) {
	c.Helper()
	made, err := c.CreateUserPool(c.Context(), &cip.CreateUserPoolInput{PoolName: aws.String("shop")})
	if err != nil {
		c.Fatal(err)
	}
	web, err := c.CreateUserPoolClient(c.Context(), &cip.CreateUserPoolClientInput{
		UserPoolId: made.UserPool.Id, ClientName: aws.String("web"), ExplicitAuthFlows: []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowUserSrpAuth, types.ExplicitAuthFlowsTypeAllowRefreshTokenAuth},
	})
	if err != nil {
		c.Fatal(err)
	}
	ada := aws.String("ada")
	_, err = c.AdminCreateUser(c.Context(), &cip.AdminCreateUserInput{
		UserPoolId: made.UserPool.Id, Username: ada, UserAttributes: []types.AttributeType{{Name: aws.String("email"), Value: aws.String("ada@example.com")}},
	})
	if err == nil {
		_, err = c.AdminSetUserPassword(c.Context(), &cip.AdminSetUserPasswordInput{UserPoolId: made.UserPool.Id, Username: ada, Password: aws.String("Sesame-open-7"), Permanent: true})
	}
	if err != nil {
		c.Fatal(err)
	}
	return *made.UserPool.Id, *web.UserPoolClient.ClientId
}

// site serves the page, and hears what it tells.
type site struct {
	port string
	told chan telling
}

// telling is what the page of a host told.
type telling struct {
	host    string
	stories map[string]string
}

func newSite(t *testing.T, bundle string, asked map[string]string) *site {
	t.Helper()
	s := &site{told: make(chan telling, 2)} // two pages
	routes := http.NewServeMux()
	routes.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFile(w, r, filepath.Join("testdata", "unchanged", "page.html"))
	})
	routes.HandleFunc("GET /amazon-cognito-identity.min.js", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFile(w, r, filepath.Join(bundle, "node_modules", "amazon-cognito-identity-js", "dist", "amazon-cognito-identity.min.js"))
	})
	routes.HandleFunc("GET /asked", func(w http.ResponseWriter, r *http.Request) {
		answer := maps.Clone(asked)
		if strings.HasPrefix(r.Host, "localhost:") {
			answer["next"] = "http://" + elsewhere + ":" + s.port + "/"
		}
		_ = json.NewEncoder(w).Encode(answer) // the page has gone away: it tells nothing
	})
	routes.HandleFunc("POST /told", func(_ http.ResponseWriter, r *http.Request) {
		host, _, _ := strings.Cut(r.Host, ":")
		told := telling{host: host}
		if err := json.NewDecoder(r.Body).Decode(&told.stories); err != nil {
			told.stories = map[string]string{"telling": err.Error()}
		}
		s.told <- told
	})
	listener := httptest.NewServer(routes)
	t.Cleanup(listener.Close)
	at, err := url.Parse(listener.URL)
	if err != nil {
		t.Fatal(err)
	}
	s.port = at.Port()
	return s
}

// show opens the page as one of this machine, until the test ends.
func (s *site) show(t *testing.T, browser string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--enable-logging=stderr",
		"--disable-background-networking", "--disable-extensions", "--user-data-dir="+t.TempDir(),
		"--host-resolver-rules=MAP "+elsewhere+" 127.0.0.1", "http://localhost:"+s.port+"/")
	var said strings.Builder
	cmd.Stdout, cmd.Stderr = &said, &said
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 10 * time.Second // for the processes that it started
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Wait() // it was told to end
		if t.Failed() {
			t.Logf("Chromium says\n%s", said.String())
		}
	})
}

// hear waits for what the page of a host tells.
func (s *site) hear(t *testing.T, host string) map[string]string {
	t.Helper()
	const patience = 3 * time.Minute // of a busy machine; a browser starts in two seconds
	select {
	case told := <-s.told:
		if told.host != host {
			t.Fatalf("the page of %s tells %v", told.host, told.stories)
		}
		return told.stories
	case <-time.After(patience):
		t.Fatalf("the page tells nothing in %s", patience)
	}
	return nil
}
