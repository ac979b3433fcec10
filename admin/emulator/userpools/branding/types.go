// Package branding has the styles of managed login, one for each app client, as stored settings:
// the emulator serves no pages. The SDK can't read its own types from JSON, because they have
// documents in them, so those of this folder are written by hand.
package branding

import (
	"encoding/json"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// look is what requests set.
type look struct {
	Assets                   []types.AssetType
	Settings                 json.RawMessage
	UseCognitoProvidedValues bool
}

type createInput struct {
	ClientId, UserPoolId     *string
	Assets                   []types.AssetType
	Settings                 json.RawMessage
	UseCognitoProvidedValues bool
}

type updateInput struct {
	ManagedLoginBrandingId, UserPoolId *string
	Assets                             []types.AssetType
	Settings                           json.RawMessage
	UseCognitoProvidedValues           bool
}

// byID names a style of a pool; byClient names it by its app client.
type byID struct {
	ManagedLoginBrandingId, UserPoolId *string
	ReturnMergedResources              bool
}

type byClient struct {
	ClientId, UserPoolId  *string
	ReturnMergedResources bool
}

// style is a style as answers show it.
type style struct {
	ManagedLoginBrandingId, UserPoolId *string
	Assets                             []types.AssetType
	Settings                           json.RawMessage
	UseCognitoProvidedValues           bool
	CreationDate, LastModifiedDate     *time.Time
}

type output struct{ ManagedLoginBranding *style }

type nothing struct{}
