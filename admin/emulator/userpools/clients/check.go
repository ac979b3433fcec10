package clients

import (
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/providers"
)

// check refuses settings that do not go together. k is the client as it would be after it was
// made or changed; doing is what AWS calls that.
func check(p *directory.Pool, k types.UserPoolClientType, doing string) error {
	for _, err := range []error{
		flowsAgree(k.ExplicitAuthFlows), rotates(k), lives(k), grantsAgree(p, k), redirectsAgree(k), attributesExist(p, k, doing), providersExist(p, k),
	} {
		if err != nil {
			return err
		}
	}
	if shape.Value(k.EnablePropagateAdditionalUserContextData) && k.ClientSecret == nil {
		return refuse.InvalidParameter("EnablePropagateAdditionalUserContextData needs a client secret.") // text not documented
	}
	return nil
}

// rotates refuses rotation beside the flow that refreshes without it (developer guide, refresh
// tokens; the text is not documented).
func rotates(k types.UserPoolClientType) error {
	on := k.RefreshTokenRotation != nil && k.RefreshTokenRotation.Feature == types.FeatureTypeEnabled
	if on && slices.Contains(k.ExplicitAuthFlows, types.ExplicitAuthFlowsTypeAllowRefreshTokenAuth) {
		return refuse.InvalidParameter("Refresh token rotation can't be enabled together with ALLOW_REFRESH_TOKEN_AUTH.")
	}
	return nil
}

// lives checks how long tokens are valid: ID and access tokens for five minutes to a day, refresh
// tokens for an hour to ten years and no shorter than the others (developer guide, app clients).
// The first text is from a report (cloudfront-authorization-at-edge#144), the second is not
// documented.
func lives(k types.UserPoolClientType) error {
	client := directory.Client{UserPoolClientType: k}
	short := []time.Duration{client.AccessTokenLife(), client.IDTokenLife()}
	refresh := client.RefreshTokenLife()
	for _, life := range short {
		if life < 5*time.Minute || life > 24*time.Hour {
			return refuse.InvalidParameter("Invalid range for token validity.")
		}
	}
	if refresh < time.Hour || refresh > 3650*24*time.Hour {
		return refuse.InvalidParameter("Invalid range for token validity.")
	}
	if refresh < max(short[0], short[1]) {
		return refuse.InvalidParameter("Refresh token validity can't be shorter than that of ID and access tokens.")
	}
	return nil
}

// attributesExist checks the attributes that the client may read and write. The text about
// writing is from reports, of a client that is made (aws-cdk#2608) and of one that is changed
// (aws-sdk-java#1395); of the one about reading a report has only the first three words.
func attributesExist(p *directory.Pool, k types.UserPoolClientType, doing string) error {
	for _, name := range k.ReadAttributes {
		if _, known := p.SchemaOf(name); !known {
			return refuse.InvalidParameter("Invalid read attributes specified while %s a client", doing)
		}
	}
	for _, name := range k.WriteAttributes {
		schema, known := p.SchemaOf(name)
		if !known || name == "sub" || strings.HasSuffix(name, "_verified") || shape.Value(schema.DeveloperOnlyAttribute) {
			return refuse.InvalidParameter("Invalid write attributes specified while %s a client", doing)
		}
	}
	return nil
}

// providersExist checks the identity providers of the client, of which COGNITO is the pool. The
// text is from a report (terraform-aws-cognito-user-pool#71).
func providersExist(p *directory.Pool, k types.UserPoolClientType) error {
	for _, name := range k.SupportedIdentityProviders {
		known := providers.Kept.Get(p)
		if name != "COGNITO" && !slices.ContainsFunc(known, func(idp *types.IdentityProviderType) bool { return *idp.ProviderName == name }) {
			return refuse.InvalidParameter("The provider %s does not exist for User Pool %s.", name, p.ID())
		}
	}
	return nil
}
