// Package messages has the messages that a pool sends to its users, and the codes in them.
package messages

import (
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/delivery"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// dailyMails is how many e-mails an account may send in a day with Cognito's own mailer, the
// default. The count restarts at 9:00 UTC (quotas page).
const dailyMails = 50

// mailer counts the e-mails of a day.
type mailer struct {
	day  int64
	sent int
}

const mailerPart account.Part[mailer] = "mails"

// take counts one e-mail, and refuses it when the day's limit is reached.
func (m *mailer) take(at time.Time) error {
	day := at.Add(-9*time.Hour).Unix() / (24 * 60 * 60)
	if day != m.day {
		*m = mailer{day: day}
	}
	if m.sent >= dailyMails {
		return refuse.With("LimitExceededException", "Exceeded daily email limit for the operation or the account. If a higher limit is required, "+
			"please configure your user pool to use your own Amazon SES configuration for sending email.")
	}
	m.sent++
	return nil
}

// mailsWithSES reports whether the pool sends e-mail through an SES account of its own, which
// has no such limit.
func mailsWithSES(p *directory.Pool) bool {
	email := p.Described.EmailConfiguration
	return email != nil && email.EmailSendingAccount == types.EmailSendingAccountTypeDeveloper
}

// Send records a message, to be read by Messages.
func Send(c *account.Call, p *directory.Pool, u *directory.User, why Purpose, attribute, code string) (*types.CodeDeliveryDetailsType, error) {
	medium := MediumOf(attribute)
	if medium == types.DeliveryMediumTypeEmail && !mailsWithSES(p) {
		if err := mailerPart.Of(c).take(c.At); err != nil {
			return nil, err
		}
	}
	to := addressFor(u, why, attribute)
	delivery.ExportFailure(c, p, medium)
	sent := account.Message{
		At: c.At, PoolID: p.ID(), ClientID: c.ClientID, Username: u.Username, Medium: string(medium), To: to, Reason: string(why), Code: code,
	}
	write(p, c.Region, &sent)
	c.Post(sent)
	return Details(attribute, to), nil
}

// addressFor returns the address that a message goes to: one that waits to be verified, for a code
// that verifies it.
func addressFor(u *directory.User, why Purpose, attribute string) string {
	if pending := u.Seldom().Pending.Get(attribute); (why == ForAttribute || why == ForVerification) && pending != "" {
		return pending
	}
	return u.Attributes.Get(attribute)
}

// MediumOf returns the medium that reaches an address.
func MediumOf(attribute string) types.DeliveryMediumType {
	if attribute == "phone_number" {
		return types.DeliveryMediumTypeSms
	}
	return types.DeliveryMediumTypeEmail
}

// Details says where a code was sent, without revealing the address.
func Details(attribute, to string) *types.CodeDeliveryDetailsType {
	return &types.CodeDeliveryDetailsType{
		AttributeName: aws.String(attribute), DeliveryMedium: MediumOf(attribute), Destination: aws.String(mask(to)),
	}
}

// mask hides an address as AWS does: a***@e***, +*******1234.
func mask(address string) string {
	if local, host, ok := strings.Cut(address, "@"); ok && local != "" && host != "" {
		return local[:1] + "***@" + host[:1] + "***"
	}
	if len(address) < 4 {
		return "***"
	}
	return "+*******" + address[len(address)-4:]
}
