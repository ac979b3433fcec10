package emulator_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/admin/emulator/outbox"
)

// sent is a message as the outbox shows it.
type sent struct {
	Number                                                             int
	At                                                                 time.Time
	Pool, Client, User, Medium, To, Trigger, Code, Link, Subject, Text string
}

// outbox reads the messages that a query chooses.
func (l *lab) outbox(query string) (messages []sent) {
	l.Helper()
	status, header, body := l.get(outbox.JSONPath + query)
	if err := json.Unmarshal([]byte(body), &messages); err != nil || status != http.StatusOK || header.Get("Content-Type") != "application/json" {
		l.Fatalf("%d %s: %v", status, body, err)
	}
	return messages
}

// get reads a page, with headers as name and value in turn.
func (l *lab) get(path string, headers ...string) (int, http.Header, string) {
	l.Helper()
	r, err := http.NewRequestWithContext(l.Context(), http.MethodGet, l.url+path, http.NoBody)
	if err != nil {
		l.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return l.do(r)
}

// TestTheOutboxHasEveryMessage goes through all that a pool sends, with texts of its own and
// without.
func TestTheOutboxHasEveryMessage(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	client := l.webClient(pool)
	alice, bob := aws.String("alice"), aws.String("bob")
	seen := 0
	expect := func(want sent) {
		t.Helper()
		messages := l.outbox("?since=" + string(rune('0'+seen)))
		if len(messages) != 1 {
			t.Fatalf("%d messages are new: %+v", len(messages), messages)
		}
		seen++
		got := messages[0]
		want.Number, want.At, want.Pool, want.Code = seen, l.now.UTC(), *pool, got.Code
		want.Text = strings.ReplaceAll(want.Text, "CODE", got.Code)
		want.Link = strings.ReplaceAll(want.Link, "CODE", got.Code)
		if len(got.Code) < 6 || got != want {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
	}

	fine(l.signUp(client, "alice", "alice@example.com"))(l)
	expect(sent{
		Client: *client, User: "alice", Medium: "EMAIL", To: "alice@example.com", Trigger: "CustomMessage_SignUp",
		Subject: "Your verification code", Text: "Your confirmation code is CODE",
	})
	fine(l.ResendConfirmationCode(t.Context(), &cip.ResendConfirmationCodeInput{ClientId: client, Username: alice}))(l)
	expect(sent{
		Client: *client, User: "alice", Medium: "EMAIL", To: "alice@example.com", Trigger: "CustomMessage_ResendCode",
		Subject: "Your verification code", Text: "Your confirmation code is CODE",
	})
	fine(l.confirm(client, "alice", l.lastMessage().Code))(l)
	fine(l.AdminCreateUser(t.Context(), &cip.AdminCreateUserInput{
		UserPoolId: pool, Username: bob, DesiredDeliveryMediums: []types.DeliveryMediumType{types.DeliveryMediumTypeSms},
		UserAttributes: []types.AttributeType{{Name: aws.String("phone_number"), Value: aws.String("+15550100")}},
	}))(l)
	expect(sent{
		User: "bob", Medium: "SMS", To: "+15550100", Trigger: "CustomMessage_AdminCreateUser", Text: "Your username is bob and temporary password is CODE.",
	})
	fine(l.ForgotPassword(t.Context(), &cip.ForgotPasswordInput{ClientId: client, Username: alice}))(l)
	expect(sent{
		Client: *client, User: "alice", Medium: "EMAIL", To: "alice@example.com", Trigger: "CustomMessage_ForgotPassword",
		Subject: "Your verification code", Text: "Your confirmation code is CODE",
	})
	tokens := must(l.signIn(client, "alice", goodPassword))(l).AuthenticationResult
	fine(l.UpdateUserAttributes(t.Context(), &cip.UpdateUserAttributesInput{
		AccessToken: tokens.AccessToken, UserAttributes: []types.AttributeType{{Name: aws.String("email"), Value: aws.String("new@example.com")}},
	}))(l)
	expect(sent{
		User: "alice", Medium: "EMAIL", To: "new@example.com", Trigger: "CustomMessage_UpdateUserAttribute",
		Subject: "Your verification code", Text: "Your confirmation code is CODE",
	})
	fine(l.GetUserAttributeVerificationCode(t.Context(), &cip.GetUserAttributeVerificationCodeInput{AccessToken: tokens.AccessToken, AttributeName: aws.String("email")}))(l)
	expect(sent{
		User: "alice", Medium: "EMAIL", To: "new@example.com", Trigger: "CustomMessage_VerifyUserAttribute",
		Subject: "Your verification code", Text: "Your confirmation code is CODE",
	})
}

// Pools may write the texts, and confirm sign-ups with a link.
func TestTheOutboxHasThePoolsOwnTexts(t *testing.T) {
	l := newLab(t)
	pool := l.pool(func(in *cip.CreateUserPoolInput) {
		in.SmsAuthenticationMessage = aws.String("{####} it is")
		in.VerificationMessageTemplate = &types.VerificationMessageTemplateType{
			DefaultEmailOption: types.DefaultEmailOptionTypeConfirmWithLink, EmailSubjectByLink: aws.String("Welcome"),
			EmailMessageByLink: aws.String("Hello {username}: {##Go on##}"), EmailSubject: aws.String("Reset"), EmailMessage: aws.String("Type {####}"),
		}
		in.AdminCreateUserConfig = &types.AdminCreateUserConfigType{InviteMessageTemplate: &types.MessageTemplateType{
			EmailSubject: aws.String("Come in"), EmailMessage: aws.String("{username} has {####}"),
		}}
	})
	client := l.webClient(pool)
	fine(l.CreateUserPoolDomain(t.Context(), &cip.CreateUserPoolDomainInput{UserPoolId: pool, Domain: aws.String("acme-outbox")}))(l)
	fine(l.signUp(client, "al&ice", "alice@example.com"))(l)
	fine(l.AdminCreateUser(t.Context(), &cip.AdminCreateUserInput{
		UserPoolId: pool, Username: aws.String("bob"), DesiredDeliveryMediums: []types.DeliveryMediumType{types.DeliveryMediumTypeEmail},
		UserAttributes: []types.AttributeType{{Name: aws.String("email"), Value: aws.String("bob@example.com")}},
	}))(l)
	fine(l.ForgotPassword(t.Context(), &cip.ForgotPasswordInput{ClientId: client, Username: l.user(pool, "carol", types.UserStatusTypeConfirmed)}))(l)
	got := l.outbox("")
	link := "https://acme-outbox.auth.eu-west-1.amazoncognito.com/confirmUser?client_id=" + *client + "&confirmation_code=" + got[0].Code + "&user_name=al%26ice"
	for i, want := range []sent{
		{Subject: "Welcome", Text: `Hello al&ice: <a href="` + link + `">Go on</a>`, Link: link},
		{Subject: "Come in", Text: "bob has " + got[1].Code},
		{Subject: "Reset", Text: "Type " + got[2].Code},
	} {
		if got := got[i]; got.Subject != want.Subject || got.Text != want.Text || got.Link != want.Link {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
	}
}

// TestTheOutboxHasTheCodesOfSignIns signs in with a second factor.
func TestTheOutboxHasTheCodesOfSignIns(t *testing.T) {
	l := newLab(t)
	pool := l.pool(func(in *cip.CreateUserPoolInput) {
		in.SmsConfiguration = &types.SmsConfigurationType{SnsCallerArn: aws.String("arn:aws:iam::123456789012:role/sms")}
	})
	fine(l.SetUserPoolMfaConfig(t.Context(), &cip.SetUserPoolMfaConfigInput{
		UserPoolId: pool, MfaConfiguration: types.UserPoolMfaTypeOn,
		SmsMfaConfiguration: &types.SmsMfaConfigType{
			SmsAuthenticationMessage: aws.String("{####} it is"), SmsConfiguration: &types.SmsConfigurationType{SnsCallerArn: aws.String("arn:aws:iam::123456789012:role/sms")},
		},
	}))(l)
	l.user(pool, "alice", types.UserStatusTypeConfirmed, emulator.Attribute{Name: "phone_number", Value: "+15550100"}, emulator.Attribute{Name: "phone_number_verified", Value: "true"})
	client := l.webClient(pool)
	out := must(l.signIn(client, "alice", goodPassword))(l)
	got := l.outbox("")
	if len(got) != 1 || got[0].Trigger != "CustomMessage_Authentication" || got[0].Medium != "SMS" || got[0].Text != got[0].Code+" it is" {
		t.Fatalf("got %+v", got)
	}
	fine(l.RespondToAuthChallenge(t.Context(), &cip.RespondToAuthChallengeInput{
		ClientId: client, ChallengeName: out.ChallengeName, Session: out.Session, ChallengeResponses: map[string]string{"USERNAME": "alice", "SMS_MFA_CODE": got[0].Code},
	}))(l)
}

func TestTheOutboxIsFiltered(t *testing.T) {
	l := newLab(t)
	pool, other := l.pool(), l.pool()
	for _, p := range []*string{pool, other} {
		client := l.webClient(p)
		fine(l.signUp(client, "alice", "alice@example.com"))(l)
		l.pass(time.Minute)
		fine(l.signUp(client, "bob", "bob@example.com"))(l)
		l.pass(time.Minute)
	}
	for query, want := range map[string]int{
		"": 4, "?user=alice": 2, "?user=nobody": 0, "?pool=" + *pool: 2, "?pool=" + *other + "&user=bob": 1, "?since=3": 1, "?since=0": 4,
		"?since=" + url.QueryEscape(l.now.Add(-2*time.Minute).Format(time.RFC3339Nano)): 2,
	} {
		if got := l.outbox(query); len(got) != want {
			t.Errorf("%s: %d messages, want %d", query, len(got), want)
		}
	}
	for _, query := range []string{"?since=yesterday", "?usr=alice"} {
		if status, _, body := l.get(outbox.Path + query); status != http.StatusBadRequest || !strings.Contains(body, "since") {
			t.Errorf("%s: %d %s", query, status, body)
		}
	}
}

// TestTheOutboxPageIsInert looks at what hostile names become.
func TestTheOutboxPageIsInert(t *testing.T) {
	l := newLab(t)
	client := l.webClient(l.pool())
	const hostile = "<script>alert(1)</script>"
	fine(l.signUp(client, hostile, "\u202e<b>alice@example.com"))(l)
	status, header, page := l.get(outbox.Path, "Accept", "text/html,*/*")
	if status != http.StatusOK || header.Get("Content-Type") != "text/html; charset=utf-8" || !strings.HasPrefix(header.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Errorf("%d %v", status, header)
	}
	if strings.Contains(page, "<script") || strings.Contains(page, "\u202e") || strings.Contains(page, "<b>alice") ||
		!strings.Contains(page, "&lt;script&gt;alert(1)&lt;/script&gt;") || !strings.Contains(page, "‹202E›&lt;b&gt;alice") {
		t.Errorf("the page is\n%s", page)
	}
	if _, header, body := l.get(outbox.Path, "Accept", "application/json"); header.Get("Content-Type") != "application/json" || strings.Contains(body, "<script") {
		t.Errorf("%v\n%s", header, body)
	}
}

// Codes let anyone in, so that no page of another origin may read them.
func TestTheOutboxIsThisMachinesOwn(t *testing.T) {
	l := newLab(t)
	for _, test := range []struct {
		headers []string
		want    int
	}{
		{nil, 200},
		{[]string{"Origin", l.url, "Sec-Fetch-Site", "same-origin"}, 200},
		{[]string{"Origin", "http://localhost:3000"}, 403},
		{[]string{"Sec-Fetch-Site", "cross-site"}, 403},
		{[]string{"Sec-Fetch-Site", "same-site"}, 403},
	} {
		for _, path := range []string{outbox.Path, outbox.JSONPath} {
			status, header, _ := l.get(path, test.headers...)
			if status != test.want || header.Get("Access-Control-Allow-Origin") != "" {
				t.Errorf("%s %v: %d %v", path, test.headers, status, header)
			}
		}
	}
	if got := l.ask(http.MethodPost, outbox.Path, ""); got.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("posting: %d", got.StatusCode)
	}
}

// Whoever receives messages has each of them before its call is answered, as a line of JSON.
func TestMessagesArePassedOn(t *testing.T) {
	var lines bytes.Buffer
	l := newLabOf(t, emulator.Options{Sent: func(m emulator.Message) { _ = outbox.WriteLine(&lines, m) }})
	fine(l.signUp(l.webClient(l.pool()), "alice", "alice@example.com"))(l)
	var got sent
	if err := json.Unmarshal(lines.Bytes(), &got); err != nil || got != l.outbox("")[0] || strings.Count(lines.String(), "\n") != 1 {
		t.Errorf("%q: %v", lines.String(), err)
	}
}

// Only the last messages are kept, and numbers tell which.
func TestTheOutboxKeepsTheLastMessages(t *testing.T) {
	l := newLabOf(t, emulator.Options{Recent: 2})
	client := l.webClient(l.pool())
	for _, name := range []string{"alice", "bob", "carol"} {
		fine(l.signUp(client, name, name+"@example.com"))(l)
	}
	if got := l.outbox(""); len(got) != 2 || got[0].Number != 2 || got[1].User != "carol" {
		t.Errorf("got %+v", got)
	}
}
