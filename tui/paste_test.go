package tui_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/tui/terminal"
	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// A line holds more than anybody types. It says when a text was cut: a log in a filter, a
// file in place of a token.
func TestALongPasteIsShownAtOnce(t *testing.T) {
	const line, last = "GET /orders 200 · ", "the end of it"
	log := strings.Repeat(line, 12_000) + last
	held := log[:strings.Index(log, line)+len(line)*(4096/18)] + line[:4096%18]
	c := users(t)
	c.Press("/").Paste(log).Sees("! cut at 4096 characters", held[len(held)-40:]).
		Press("home").Sees("/ GET /orders 200 ·").SeesNot("! cut").
		Press("end", "backspace").Sees(held[len(held)-40:len(held)-1]).
		Press("esc").Sees("all users of the pool", "alice")
	c.Command("token").Paste(log).Press("enter").Sees("Not a token")
}

func TestAPastedFilterNarrowsTheRows(t *testing.T) {
	users(t).Press("/").Paste("ali-baba\n").Sees("/ ali-baba", "1 of 60+").
		Press("enter").Sees("in the 60 users read so far").SeesNot("  bob ")
}

func TestAPastedUserIsFoundHoweverItIsWritten(t *testing.T) {
	for text, asked := range map[string]string{
		`"Alice Liddell" <alice@acme.example>,`:     `email = "alice@acme.example"`,
		"Alice Liddell <alice@acme.example>\n":      `email = "alice@acme.example"`,
		"mailto:alice@acme.example?subject=Welcome": `email = "alice@acme.example"`,
		"'bob',":              `username = "bob"`,
		"+44 7700 900118":     `phone_number = "+447700900118"`,
		"+44 (0)7700 900-118": `phone_number = "+447700900118"`,
		"tel:+44-7700-900118": `phone_number = "+447700900118"`,
	} {
		users(t).Paste(text).Sees("asked of AWS: " + asked)
	}
}

func TestAPastedPoolIsOpened(t *testing.T) {
	c := tuitest.Start(t, tuitest.Setup{})
	id := c.Press("/").Type("workforce").Press("enter", "y", "i").Copied
	c.Press("esc").Paste(id).Row(0).Is("pools › acme-workforce › users")
	c.Command("pools").Paste("arn:aws:cognito-idp:eu-west-1:123456789012:userpool/" + id + "\n").Row(0).Is("pools › acme-workforce › users")
	c.Paste("us-east-1_f9ZdreFW8").Sees("us-east-1_f9ZdreFW8 is a pool of us-east-1: :region us-east-1 goes there.")
	sessionless(t).Paste(id).Sees("There is no AWS session yet.")
}

func TestAPastedAddressIsLookedForInTheSignIns(t *testing.T) {
	for _, address := range []string{"198.51.100.77", "2001:db8::7"} {
		c := newHouse(t).Command("pool acme-workforce").Paste(address)
		c.Sees("ip:" + address).Row(0).Is("acme-workforce › sign-ins")
	}
}

func TestAPastedListIsNoUser(t *testing.T) {
	users(t).Paste("alice\nbob\n\nCarol <carol@example.com>\n").
		Sees("Pasted 3 lines. Paste one to find its user; a list is for cognito-tui do ACTION --from -.", "all users of the pool").
		Paste("two words").Sees("The pasted text names no user.")
}

// A name may look a little like a token.
func TestANameThatIsPastedIsNoToken(t *testing.T) {
	c := users(t)
	c.Press("/").Paste("joeyJones").Sees("/ joeyJones").SeesNot("Not a token").
		Press("esc").Paste("joeyJones").Sees(`asked of AWS: username = "joeyJones"`)
}

// An app without a token writes a word in its place, and browsers shorten what they
// show.
func TestAPastedTokenThatIsNoneIsTold(t *testing.T) {
	users(t).Paste("Bearer undefined").Sees(`it has the placeholder "undefined", so the app had no token`).
		Paste("eyJ…abc").Sees("unreadable token · shortened: its middle is missing")
}

// The terminal layer says why it refused a paste.
func TestAPasteThatIsNotTakenIsTold(t *testing.T) {
	users(t).Send(terminal.PasteRefused{Why: "A paste did not end. None of it was used."}).
		Sees("! A paste did not end. None of it was used.").
		Send(terminal.PasteStalled{}).Sees("! The end of a paste has not come. Any key drops it and goes on.")
}

// A load balancer's token says once how its key is had.
func TestALoadBalancersTokenSaysHowItIsVerified(t *testing.T) {
	const header = `{"typ":"JWT","kid":"c2f80c8b-c05c-4068-af14-17299f7896b1","alg":"ES256","iss":"https://idp.example","client":"web",` +
		`"signer":"arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188","exp":1900000000}`
	encode := base64.URLEncoding.EncodeToString
	users(t).Paste(encode([]byte(header))+"."+encode([]byte(`{"sub":"alice","exp":1900000000}`))+"."+encode(make([]byte, 64))).
		Sees("load balancer's token", "only when its ARN", "--signer ARN", "app/web/50dc6c495c0c9188").SeesNot("The keys could not be read")
}
