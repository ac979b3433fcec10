package emulator

import (
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// dailyMails is how many e-mails an account may send in a day with Cognito's own
// mailer, which is the default. The count begins anew at 9:00 UTC (quotas page).
const dailyMails = 50

// mailer counts the e-mails of a day.
type mailer struct {
	day  int64
	sent int
}

const mailerPart part[mailer] = "mails"

// take counts one e-mail, if there is one left today.
func (m *mailer) take(at time.Time) error {
	day := at.Add(-9*time.Hour).Unix() / (24 * 60 * 60)
	if day != m.day {
		*m = mailer{day: day}
	}
	if m.sent >= dailyMails {
		return fail("LimitExceededException", "Exceeded daily email limit for the operation or the account. If a higher limit is required, "+
			"please configure your user pool to use your own Amazon SES configuration for sending email.")
	}
	m.sent++
	return nil
}

// mailsWithSES tells whether the pool sends e-mail through an SES account of its
// own, which has no such limit.
func mailsWithSES(p *pool) bool {
	email := p.described.EmailConfiguration
	return email != nil && email.EmailSendingAccount == types.EmailSendingAccountTypeDeveloper
}

// send puts a message where [Server.Messages] finds it.
func send(c *call, p *pool, u *user, why purpose, attribute, code string) (*types.CodeDeliveryDetailsType, error) {
	medium := mediumOf(attribute)
	if medium == types.DeliveryMediumTypeEmail && !mailsWithSES(p) {
		if err := mailerPart.of(c).take(c.at); err != nil {
			return nil, err
		}
	}
	to := u.attributes.get(attribute)
	if pending := u.seldom().pending.get(attribute); why == forAttribute && pending != "" {
		to = pending
	}
	exportFailure(c, p, medium)
	c.messages.add(sentMessage{
		At: c.at, PoolID: p.id(), Username: u.username, Medium: string(medium), To: to, Reason: string(why), Code: code,
	})
	return deliveryDetails(attribute, to), nil
}

func mediumOf(attribute string) types.DeliveryMediumType {
	if attribute == "phone_number" {
		return types.DeliveryMediumTypeSms
	}
	return types.DeliveryMediumTypeEmail
}

// deliveryDetails says where a code went, without giving the address away.
func deliveryDetails(attribute, to string) *types.CodeDeliveryDetailsType {
	return &types.CodeDeliveryDetailsType{
		AttributeName: aws.String(attribute), DeliveryMedium: mediumOf(attribute), Destination: aws.String(mask(to)),
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
