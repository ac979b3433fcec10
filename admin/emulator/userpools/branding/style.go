package branding

import (
	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// kept holds a pool's styles by app client.
const kept account.Part[map[string]*style] = "managed login branding"

// find returns a style and its client. The texts in this file are not documented.
func find(p *directory.Pool, id *string) (client string, found *style, err error) {
	for client, s := range kept.Get(p) {
		if *s.ManagedLoginBrandingId == shape.Value(id) {
			return client, s, nil
		}
	}
	return "", nil, refuse.NotFound("Managed login branding %s does not exist.", shape.Value(id))
}

// fits refuses values of one's own beside those of AWS's (API reference, UseCognitoProvidedValues).
func (l look) fits() error {
	if l.UseCognitoProvidedValues && (len(l.Assets) > 0 || len(l.Settings) > 0) {
		return refuse.InvalidParameter("UseCognitoProvidedValues can't be true together with Settings or Assets.")
	}
	return nil
}

// wear gives the style a look: members that are left out stay as they are, as the API reference
// says, unless the look is AWS's.
func (s *style) wear(l look) {
	if l.UseCognitoProvidedValues {
		s.Assets, s.Settings = nil, nil
	}
	shape.Copy(s, &l)
	s.UseCognitoProvidedValues = l.UseCognitoProvidedValues
}

func create(c *account.Call, p *directory.Pool, k *directory.Client, in *createInput) (*output, error) {
	wanted := look{in.Assets, in.Settings, in.UseCognitoProvidedValues}
	if err := wanted.fits(); err != nil {
		return nil, err
	}
	all := kept.Of(p)
	if (*all)[*k.ClientId] != nil {
		return nil, refuse.With("ManagedLoginBrandingExistsException", "The client %s already has a style.", *k.ClientId)
	}
	if *all == nil {
		*all = map[string]*style{}
	}
	made := &style{
		ManagedLoginBrandingId: aws.String(c.Random.UUID()), UserPoolId: p.Described.Id, CreationDate: aws.Time(c.At), LastModifiedDate: aws.Time(c.At),
	}
	made.wear(wanted)
	(*all)[*k.ClientId] = made
	return &output{made}, nil
}

// describe ignores ReturnMergedResources: the emulator does not have AWS's defaults.
func describe(_ *account.Call, p *directory.Pool, in *byID) (*output, error) {
	_, found, err := find(p, in.ManagedLoginBrandingId)
	if err != nil {
		return nil, err
	}
	return &output{found}, nil
}

func describeByClient(_ *account.Call, p *directory.Pool, k *directory.Client, _ *byClient) (*output, error) {
	found := kept.Get(p)[*k.ClientId]
	if found == nil {
		return nil, refuse.NotFound("The client %s has no style.", *k.ClientId)
	}
	return &output{found}, nil
}

func update(c *account.Call, p *directory.Pool, in *updateInput) (*output, error) {
	wanted := look{in.Assets, in.Settings, in.UseCognitoProvidedValues}
	if err := wanted.fits(); err != nil {
		return nil, err
	}
	_, found, err := find(p, in.ManagedLoginBrandingId)
	if err != nil {
		return nil, err
	}
	found.wear(wanted)
	found.LastModifiedDate = aws.Time(c.At)
	return &output{found}, nil
}

func remove(_ *account.Call, p *directory.Pool, in *byID) (*nothing, error) {
	client, _, err := find(p, in.ManagedLoginBrandingId)
	if err != nil {
		return nil, err
	}
	delete(*kept.Of(p), client)
	return &nothing{}, nil
}
