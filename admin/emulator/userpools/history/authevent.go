package history

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

func keepsEvents(p *directory.Pool) error {
	if p.Protects() {
		return nil
	}
	// Only the exception's name is documented.
	return refuse.With("UserPoolAddOnNotEnabledException", "Threat protection is not enabled for user pool %s.", p.ID())
}

// adminListUserAuthEvents lists the user's events, newest first. Its tokens are not sealed: they
// are the last event returned, as eventId#timestamp.
func adminListUserAuthEvents(_ *account.Call, p *directory.Pool, u *directory.User, in *cip.AdminListUserAuthEventsInput) (*cip.AdminListUserAuthEventsOutput, error) {
	if err := keepsEvents(p); err != nil {
		return nil, err
	}
	events := Kept.Get(u.Seldom())
	if in.NextToken != nil {
		id, _, _ := strings.Cut(*in.NextToken, "#")
		i := slices.IndexFunc(events, func(e types.AuthEventType) bool { return *e.EventId == id })
		if i < 0 {
			return nil, refuse.InvalidParameter("Invalid pagination token")
		}
		events = events[i+1:]
	}
	out := &cip.AdminListUserAuthEventsOutput{AuthEvents: []types.AuthEventType{}}
	if size := (account.Listing{Limit: in.MaxResults}).Size(); len(events) > size {
		events = events[:size]
		last := events[size-1]
		out.NextToken = aws.String(fmt.Sprintf("%s#%s", *last.EventId, last.CreationDate.UTC().Format(time.RFC3339)))
	}
	out.AuthEvents = append(out.AuthEvents, events...)
	return out, nil
}

func adminUpdateAuthEventFeedback(c *account.Call, p *directory.Pool, u *directory.User, in *cip.AdminUpdateAuthEventFeedbackInput) (*cip.AdminUpdateAuthEventFeedbackOutput, error) {
	if err := keepsEvents(p); err != nil {
		return nil, err
	}
	events := Kept.Get(u.Seldom())
	i := slices.IndexFunc(events, func(e types.AuthEventType) bool { return *e.EventId == *in.EventId })
	if i < 0 {
		return nil, refuse.NotFound("Event %s does not exist.", *in.EventId) // text not documented
	}
	events[i].EventFeedback = &types.EventFeedbackType{
		FeedbackValue: in.FeedbackValue, Provider: aws.String("Admin"), FeedbackDate: aws.Time(c.At),
	}
	return &cip.AdminUpdateAuthEventFeedbackOutput{}, nil
}

// updateAuthEventFeedback is for the links in the mails about risky sign-ins, whose token it
// needs. The emulator sees no risk and sends no such mail, so no token is a right one. The text is
// not documented.
func updateAuthEventFeedback(_ *account.Call, p *directory.Pool, _ *directory.User, _ *cip.UpdateAuthEventFeedbackInput) (*cip.UpdateAuthEventFeedbackOutput, error) {
	if err := keepsEvents(p); err != nil {
		return nil, err
	}
	return nil, refuse.NotAuthorized("Invalid feedback token.")
}
