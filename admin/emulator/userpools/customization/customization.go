// Package customization has the look of the classic hosted UI, as stored settings: the emulator
// serves no pages.
package customization

import (
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// everybody is the client id of the look that clients without their own have.
const everybody = "ALL"

// kept holds a pool's looks by client id.
const kept account.Part[map[string]types.UICustomizationType] = "UI customizations"

// client returns whose look a request is about.
func client(p *directory.Pool, id *string) (string, error) {
	given := shape.Value(id)
	if given == "" || given == everybody {
		return everybody, nil
	}
	if p.Client(given) == nil {
		return "", directory.ClientNotFound(given)
	}
	return given, nil
}

// setUICustomization sets a look. The pool must have a domain (aws-cdk#6953 reports that); the text
// is not documented. What the style sheet may contain is not checked.
func setUICustomization(c *account.Call, p *directory.Pool, in *cip.SetUICustomizationInput) (*cip.SetUICustomizationOutput, error) {
	id, err := client(p, in.ClientId)
	if err != nil {
		return nil, err
	}
	if p.Described.Domain == nil && p.Described.CustomDomain == nil {
		return nil, refuse.InvalidParameter("There has to be an existing domain associated with this user pool")
	}
	all := kept.Of(p)
	if *all == nil {
		*all = map[string]types.UICustomizationType{}
	}
	look, known := (*all)[id]
	if !known {
		look = types.UICustomizationType{UserPoolId: p.Described.Id, ClientId: &id, CreationDate: aws.Time(c.At)}
	}
	look.LastModifiedDate = aws.Time(c.At)
	if in.CSS != nil {
		look.CSS, look.CSSVersion = in.CSS, aws.String(c.At.UTC().Format("20060102150405"))
	}
	if len(in.ImageFile) > 0 { // the address's form is not documented
		look.ImageUrl = aws.String(fmt.Sprintf("https://d0000000000000.cloudfront.net/%s/%s/%s/assets/images/image.png", p.ID(), id, c.At.UTC().Format("20060102150405")))
	}
	(*all)[id] = look
	return &cip.SetUICustomizationOutput{UICustomization: &look}, nil
}

// getUICustomization returns the look of a client: its own, else everybody's, else an empty one.
func getUICustomization(_ *account.Call, p *directory.Pool, in *cip.GetUICustomizationInput) (*cip.GetUICustomizationOutput, error) {
	id, err := client(p, in.ClientId)
	if err != nil {
		return nil, err
	}
	look, own := kept.Get(p)[id]
	if !own {
		look = kept.Get(p)[everybody]
	}
	return &cip.GetUICustomizationOutput{UICustomization: &look}, nil
}
