package emulator

import (
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
)

func demoUser(u population.User) UserSeed {
	seed := UserSeed{
		Username: u.Username, Sub: u.Sub, Status: types.UserStatusType(u.Status), Disabled: !u.Enabled,
		Created: u.Created, Modified: u.Modified, Invited: u.Invited, Password: u.Password, Groups: u.Groups,
		Factors: u.Factors, PreferredFactor: u.PreferredFactor, TOTPSecret: u.TOTPSecret,
		Attributes: make([]Attribute, 0, len(u.Attributes)),
	}
	for _, a := range u.Attributes {
		if a.Name != "identities" { // is written from the identities themselves
			seed.Attributes = append(seed.Attributes, Attribute(a))
		}
	}
	for _, id := range u.Identities {
		seed.Identities = append(seed.Identities, Identity{
			UserID: id.UserID, ProviderName: id.ProviderName, ProviderType: id.ProviderType,
			Issuer: id.Issuer, Primary: id.Primary, Created: id.DateCreated,
		})
	}
	for _, d := range u.Devices {
		seed.Devices = append(seed.Devices, demoDevice(d))
	}
	return seed
}

func demoDevice(d population.Device) types.DeviceType {
	remembered := "not_remembered"
	if d.Remembered {
		remembered = "remembered"
	}
	return types.DeviceType{
		DeviceKey:        aws.String(d.Key),
		DeviceCreateDate: aws.Time(d.Created), DeviceLastModifiedDate: aws.Time(d.Modified), DeviceLastAuthenticatedDate: aws.Time(d.LastSeen),
		DeviceAttributes: []types.AttributeType{
			{Name: aws.String("device_status"), Value: aws.String("valid")},
			{Name: aws.String("device_name"), Value: aws.String(d.Name)},
			{Name: aws.String("dev:device_remembered_status"), Value: aws.String(remembered)},
			{Name: aws.String("last_ip_used"), Value: aws.String(d.LastIP)},
		},
	}
}

func demoClient(k population.Client) types.UserPoolClientType {
	out := types.UserPoolClientType{
		ClientId: aws.String(k.ID), ClientName: aws.String(k.Name), ClientSecret: textOrNil(k.Secret),
		ExplicitAuthFlows:               enums[types.ExplicitAuthFlowsType](k.AuthFlows),
		AllowedOAuthFlows:               enums[types.OAuthFlowType](k.OAuthFlows),
		AllowedOAuthFlowsUserPoolClient: aws.Bool(len(k.OAuthFlows) > 0),
		AllowedOAuthScopes:              k.Scopes,
		SupportedIdentityProviders:      k.Providers,
		CallbackURLs:                    k.CallbackURLs,
		LogoutURLs:                      k.LogoutURLs,
		PreventUserExistenceErrors:      types.PreventUserExistenceErrorTypesLegacy,
		EnableTokenRevocation:           aws.Bool(k.Revocation),
		AuthSessionValidity:             aws.Int32(int32(k.SessionValidity / time.Minute)),
		IdTokenValidity:                 aws.Int32(int32(k.IDTokenValidity / time.Minute)),
		AccessTokenValidity:             aws.Int32(int32(k.AccessTokenValidity / time.Minute)),
		RefreshTokenValidity:            int32(k.RefreshValidity / time.Minute),
		TokenValidityUnits: &types.TokenValidityUnitsType{
			IdToken: types.TimeUnitsTypeMinutes, AccessToken: types.TimeUnitsTypeMinutes, RefreshToken: types.TimeUnitsTypeMinutes,
		},
		CreationDate: aws.Time(k.Created), LastModifiedDate: aws.Time(k.Modified),
	}
	if k.HideMissingUsers {
		out.PreventUserExistenceErrors = types.PreventUserExistenceErrorTypesEnabled
	}
	if k.RotateRefreshTokens {
		out.RefreshTokenRotation = &types.RefreshTokenRotationType{Feature: types.FeatureTypeEnabled, RetryGracePeriodSeconds: aws.Int32(0)}
	}
	return out
}

func demoGroup(g population.Group) types.GroupType {
	out := types.GroupType{
		GroupName: aws.String(g.Name), Description: textOrNil(g.Description), RoleArn: textOrNil(g.RoleARN),
		CreationDate: aws.Time(g.Created), LastModifiedDate: aws.Time(g.Modified),
	}
	if g.Precedence != population.NoPrecedence {
		out.Precedence = aws.Int32(int32(g.Precedence))
	}
	return out
}

func demoProvider(p population.Provider) types.IdentityProviderType {
	return types.IdentityProviderType{
		ProviderName: aws.String(p.Name), ProviderType: types.IdentityProviderTypeType(p.Type), IdpIdentifiers: p.Identifiers,
		ProviderDetails: p.Details, AttributeMapping: p.Mapping,
		CreationDate: aws.Time(p.Created), LastModifiedDate: aws.Time(p.Modified),
	}
}

func demoResourceServer(r population.ResourceServer) types.ResourceServerType {
	out := types.ResourceServerType{Identifier: aws.String(r.Identifier), Name: aws.String(r.Name)}
	for _, scope := range r.Scopes {
		out.Scopes = append(out.Scopes, types.ResourceServerScopeType{
			ScopeName: aws.String(scope.Name), ScopeDescription: aws.String(scope.Description),
		})
	}
	return out
}

// enums converts words to values of one of the SDK's enumerations.
func enums[T ~string](words []string) []T {
	var out []T
	for _, word := range words {
		out = append(out, T(word))
	}
	return out
}

func textOrNil(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
