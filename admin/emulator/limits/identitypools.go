package limits

import "github.com/cognito-tui/cognito-tui/logs/wire"

// IdentityPools returns what the service model of identity pools (botocore, cognito-identity
// 2014-06-30) demands of requests. A map key that a pattern restricts, and a value that the
// model marks as sensitive, are among it.
func IdentityPools() wire.Model {
	return wire.Model{
		Violated: "ValidationException", Limits: identityLimits,
		Required: map[string][]string{
			"MappingRule":            {"Claim", "MatchType", "Value", "RoleARN"},
			"RoleMapping":            {"Type"},
			"RulesConfigurationType": {"Rules"},
		},
		Sensitive: map[string]bool{"Logins": true},
	}
}

var identityLimits = map[string]wire.Limit{
	"AccountId":                    {Min: 1, Max: 15, Pattern: `\d+`},
	"CustomRoleArn":                {Min: 20, Max: 2048},
	"DestinationUserIdentifier":    {Min: 1, Max: 1024},
	"DeveloperProviderName":        {Min: 1, Max: 128, Pattern: `[\w._-]+`},
	"DeveloperUserIdentifier":      {Min: 1, Max: 1024},
	"IdentityId":                   {Min: 1, Max: 55, Pattern: `[\w-]+:[0-9a-f-]+`},
	"IdentityIdsToDelete":          {Min: 1, Max: 60},
	"IdentityIdsToDelete[]":        {Min: 1, Max: 55, Pattern: `[\w-]+:[0-9a-f-]+`},
	"IdentityPoolId":               {Min: 1, Max: 55, Pattern: `[\w-]+:[0-9a-f-]+`},
	"IdentityPoolName":             {Min: 1, Max: 128, Pattern: likeName},
	"IdentityPoolTags{key}":        {Min: 1, Max: 128},
	"IdentityPoolTags{}":           {Max: 256},
	"IdentityProviderName":         {Min: 1, Max: 128},
	"Logins":                       {Max: 10},
	"Logins{key}":                  {Min: 1, Max: 128},
	"Logins{}":                     {Min: 1, Max: 50_000},
	"LoginsToRemove[]":             {Min: 1, Max: 128},
	"MaxResults":                   {Min: 1, Max: 60},
	"NextToken":                    {Min: 1, Max: 65_535, Pattern: likeWord},
	"OpenIdConnectProviderARNs[]":  {Min: 20, Max: 2048},
	"PrincipalTags":                {Max: 50},
	"PrincipalTags{key}":           {Min: 1, Max: 128},
	"PrincipalTags{}":              {Min: 1, Max: 256},
	"ResourceArn":                  {Min: 20, Max: 2048},
	"RoleMappings":                 {Max: 10},
	"RoleMappings{key}":            {Min: 1, Max: 128},
	"Roles":                        {Max: 2},
	"Roles{key}":                   {Min: 1, Max: 128, Pattern: `(un)?authenticated`},
	"Roles{}":                      {Min: 20, Max: 2048},
	"SamlProviderARNs[]":           {Min: 20, Max: 2048},
	"SourceUserIdentifier":         {Min: 1, Max: 1024},
	"SupportedLoginProviders":      {Max: 10},
	"SupportedLoginProviders{key}": {Min: 1, Max: 128},
	"SupportedLoginProviders{}":    {Min: 1, Max: 128, Pattern: `[\w.;_/-]+`},
	"TagKeys[]":                    {Min: 1, Max: 128},
	"Tags{key}":                    {Min: 1, Max: 128},
	"Tags{}":                       {Max: 256},
	"TokenDuration":                {Min: 1, Max: 86_400},

	"CognitoIdentityProvider.ClientId":     {Min: 1, Max: 128, Pattern: `[\w_]+`},
	"CognitoIdentityProvider.ProviderName": {Min: 1, Max: 128, Pattern: `[\w._:/-]+`},
	"MappingRule.Claim":                    {Min: 1, Max: 64, Pattern: likePrintable},
	"MappingRule.RoleARN":                  {Min: 20, Max: 2048},
	"MappingRule.Value":                    {Min: 1, Max: 128},
	"RulesConfigurationType.Rules":         {Min: 1, Max: 400},
}
