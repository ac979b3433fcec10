package messages

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// template is a message with placeholders. SMS has no subject.
type template struct{ mailSubject, mail, sms string }

// The messages of pools that have none of their own: texts not documented, except those of
// invitations (developer guide, message customizations).
var (
	invitation     = template{"Your temporary password", "Your username is {username} and temporary password is {####}.", "Your username is {username} and temporary password is {####}."}
	verification   = template{"Your verification code", "Your confirmation code is {####}", "Your confirmation code is {####}"}
	authentication = template{"Your authentication code", "Your authentication code is {####}.", "Your authentication code is {####}."}
	linked         = template{"Your verification link", "Please click the link below to verify your email address. {##Verify Email##}", ""}
)

// over returns t with the texts of a pool's own in place of those that it sets.
func (t template) over(mailSubject, mail, sms *string) template {
	return template{
		cmp.Or(shape.Value(mailSubject), t.mailSubject), cmp.Or(shape.Value(mail), t.mail), cmp.Or(shape.Value(sms), t.sms),
	}
}

// write writes the subject and the text of a message as the pool has them.
func write(p *directory.Pool, region string, m *account.Message) {
	m.Link = link(p, region, m)
	t := templateOf(p, m)
	text := t.sms
	if m.Medium == string(types.DeliveryMediumTypeEmail) {
		m.Subject, text = t.mailSubject, t.mail
	}
	m.Text = strings.NewReplacer("{username}", m.Username, "{####}", m.Code).Replace(text)
	if m.Link != "" {
		// The markup at AWS is not documented.
		m.Text = linkText.ReplaceAllStringFunc(m.Text, func(marked string) string {
			return `<a href="` + m.Link + `">` + linkText.FindStringSubmatch(marked)[1] + `</a>`
		})
	}
}

// linkText is where a template has its link.
var linkText = regexp.MustCompile(`\{##(.*?)##\}`)

func templateOf(p *directory.Pool, m *account.Message) template {
	pool := &p.Described
	switch own := shape.Value(pool.VerificationMessageTemplate); {
	case m.Reason == string(ForInvitation):
		own := shape.Value(shape.Value(pool.AdminCreateUserConfig).InviteMessageTemplate)
		return invitation.over(own.EmailSubject, own.EmailMessage, own.SMSMessage)
	case m.Reason == string(ForAuthentication):
		mail, sms := shape.Value(p.MFA.EmailMfaConfiguration), shape.Value(p.MFA.SmsMfaConfiguration)
		return authentication.over(nil, nil, pool.SmsAuthenticationMessage).over(mail.Subject, mail.Message, sms.SmsAuthenticationMessage)
	case m.Link != "":
		return linked.over(own.EmailSubjectByLink, own.EmailMessageByLink, nil)
	default:
		return verification.over(pool.EmailVerificationSubject, pool.EmailVerificationMessage, pool.SmsVerificationMessage).
			over(own.EmailSubject, own.EmailMessage, own.SmsMessage)
	}
}

// link is where an e-mail leads that confirms a sign-up: only those do (developer guide, message
// customizations), and only at a domain of the pool. The emulator does not serve it; its code
// confirms the sign-up too. What a pool without a domain sends is not documented: a code here.
func link(p *directory.Pool, region string, m *account.Message) string {
	byLink := shape.Value(p.Described.VerificationMessageTemplate).DefaultEmailOption == types.DefaultEmailOptionTypeConfirmWithLink
	signsUp := m.Reason == string(ForSignUp) || m.Reason == string(ForResend)
	if !byLink || !signsUp || m.Medium != string(types.DeliveryMediumTypeEmail) {
		return ""
	}
	host := shape.Value(p.Described.CustomDomain)
	if prefix := shape.Value(p.Described.Domain); host == "" && prefix != "" {
		host = prefix + ".auth." + region + ".amazoncognito.com"
	}
	if host == "" {
		return ""
	}
	query := url.Values{"client_id": {m.ClientID}, "user_name": {m.Username}, "confirmation_code": {m.Code}}
	return "https://" + host + "/confirmUser?" + query.Encode()
}
