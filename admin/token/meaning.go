package token

// Refers is what kind of thing a claim's value names.
type Refers uint8

// The kinds of things that claims name.
const (
	ToNothing Refers = iota
	ToUser           // a sub
	ToClient         // an app client id
	ToEvent          // the id of a sign-in event
	ToGroups         // names of groups
	ToPool           // an issuer
)

// meaning is what a claim means in Cognito, in one line.
type meaning struct {
	text   string
	refers Refers
	time   bool
}

// meanings is the table of claims. Sources: developer guide, "Understanding the
// identity token", "Understanding the access token", "Identity pools
// authentication flow"; OpenID Connect Core §5.1 for the attributes; RFC 7515
// for the header.
var meanings = map[string]meaning{
	"sub":                    {text: "the user's id in the pool: never changes, never reused", refers: ToUser},
	"iss":                    {text: "the user pool that issued it; its keys verify it", refers: ToPool},
	"aud":                    {text: "the app client that it was issued to", refers: ToClient},
	"client_id":              {text: "the app client that it was issued to", refers: ToClient},
	"token_use":              {text: "id: who the user is; access: what the app may do"},
	"exp":                    {text: "when it ends: until then it verifies, whatever happens to the user", time: true},
	"iat":                    {text: "when it was issued, by a sign-in or a refresh", time: true},
	"nbf":                    {text: "when it becomes valid", time: true},
	"auth_time":              {text: "when the user signed in, which refreshes keep", time: true},
	"jti":                    {text: "the id of this one token"},
	"origin_jti":             {text: "the id of the sign-in: revoking its refresh token revokes all tokens that share it"},
	"event_id":               {text: "the id of the sign-in event in the user's history", refers: ToEvent},
	"scope":                  {text: "what the app may do, separated by spaces"},
	"version":                {text: "the form of the token"},
	"username":               {text: "the user's name in the pool", refers: ToUser},
	"cognito:username":       {text: "the user's name in the pool", refers: ToUser},
	"cognito:groups":         {text: "the groups the user was in when it was issued", refers: ToGroups},
	"cognito:roles":          {text: "the IAM roles of those groups, among which an identity pool may let the app choose"},
	"cognito:preferred_role": {text: "the IAM role of the group with the lowest precedence number: what an identity pool gives"},
	"identities":             {text: "who the user is at the identity providers"},
	"device_key":             {text: "the remembered device that it was issued on"},
	"nonce":                  {text: "what the app sent along, so that nobody can replay the sign-in"},
	"at_hash":                {text: "a hash that ties it to the access token issued with it"},
	"amr":                    {text: "how the user signed in: the factors, such as pwd, otp, mfa (RFC 8176)"},
	"acr":                    {text: "the level that the sign-in reached, as the app client's step-up settings name it"},
	"azp":                    {text: "the party that it was issued to"},
	"email":                  {text: "the e-mail address when it was issued"},
	"email_verified":         {text: "whether the address is known to be the user's"},
	"phone_number":           {text: "the phone number when it was issued"},
	"phone_number_verified":  {text: "whether the number is known to be the user's"},
	"name":                   {text: "the full name"},
	"given_name":             {text: "the first name"},
	"family_name":            {text: "the surname"},
	"middle_name":            {text: "the middle name"},
	"nickname":               {text: "a casual name"},
	"preferred_username":     {text: "a name that the user chose, which may be an alias to sign in with"},
	"profile":                {text: "the address of a profile page"},
	"picture":                {text: "the address of a picture"},
	"website":                {text: "the address of a web site"},
	"gender":                 {text: "the gender, as the user or a provider says it"},
	"birthdate":              {text: "the birthday, YYYY-MM-DD"},
	"zoneinfo":               {text: "the time zone"},
	"locale":                 {text: "the language and country"},
	"address":                {text: "the postal address"},
	"updated_at":             {text: "when the profile was changed", time: true},
}

// headerMeanings is the table of header members.
var headerMeanings = map[string]meaning{
	"kid":  {text: "the key that signed it, by its id in the key set"},
	"alg":  {text: "how it is signed, or how its key is wrapped"},
	"typ":  {text: "the type of token"},
	"cty":  {text: "the type of what is inside"},
	"enc":  {text: "how the inside is encrypted, for the pool alone"},
	"jku":  {text: "an address of keys, which nobody should trust"},
	"x5u":  {text: "an address of a certificate, which nobody should trust"},
	"jwk":  {text: "a key of its own, which nobody should trust"},
	"x5c":  {text: "a certificate of its own, which nobody should trust"},
	"crit": {text: "extensions that a verifier must understand"},
	"b64":  {text: "whether the payload is encoded in what is signed: true is the default (RFC 7797)"},
}

// signerMeanings are members of the header that only a load balancer's token has.
var signerMeanings = map[string]meaning{
	"kid":    {text: "the key that signed it, by its id in the load balancer's Region"},
	"signer": {text: "the load balancer that signed it: hold it against the one that you expect"},
	"client": {text: "the app client by which the load balancer signs users in"},
	"iss":    {text: "the identity provider that the load balancer asked"},
	"exp":    {text: "when it ends, in seconds since 1970"},
}

// kindMeanings are claims with another meaning in tokens of one kind.
var kindMeanings = map[Kind]map[string]meaning{
	Access: {
		"aud": {text: "the API that it is bound to (RFC 8707)"},
	},
	ClientAccess: {
		"sub": {text: "the app client: there is no user in this token", refers: ToClient},
		"aud": {text: "the API that it is bound to (RFC 8707)"},
	},
	IdentityPool: {
		"sub": {text: "the identity in the pool: Region:UUID"},
		"aud": {text: "the identity pool"},
		"iss": {text: "AWS's identity pools; their keys verify it"},
		"amr": {text: "how the identity was proven: authenticated or not, and by which provider"},
	},
	LoadBalancer: {
		"sub": {text: "who it is about, by the id that the identity provider gives"},
		"iss": {text: "the identity provider that the load balancer asked: it did not sign this token"},
		"exp": {text: "when it ends: the load balancer makes a new one for each request", time: true},
	},
	Foreign: {
		"sub": {text: "who it is about, by the issuer's own id"},
		"aud": {text: "who it is for"},
		"iss": {text: "who issued it: no user pool"},
		"acr": {text: "the level that the sign-in reached, in the issuer's own words"},
		"amr": {text: "how the user signed in, in the issuer's own words (RFC 8176)"},
	},
}
