package admin

import "regexp"

// RegionForm is the form of a Region's name, for regular expressions: us-east-1,
// us-gov-west-1, us-isob-east-1, eusc-de-east-1.
const RegionForm = `[a-z]{2,8}(?:-[a-z]{2,12}){1,3}-[0-9]{1,2}`

// poolIDForm is the form of a user pool's id (API reference, UserPoolIdType), with the
// Region that begins it. cognito-local's Region is "local".
var poolIDForm = regexp.MustCompile(`^(` + RegionForm + `|local)_[0-9a-zA-Z]{1,40}$`)

// poolNamed is a pool's id in its ARN, in its issuer or the address of its key set, or
// alone.
var poolNamed = regexp.MustCompile(`^(?:arn:aws[a-z-]*:cognito-idp:` + RegionForm + `:[0-9]*:userpool/|https?://[^/\s]+/)?([a-z-]+[0-9]{0,2}_[0-9a-zA-Z]{1,40})(?:/\.well-known/.*)?/?$`)

// IsPoolID reports whether a text has the form of a user pool's id.
func IsPoolID(text string) bool { return poolIDForm.MatchString(text) }

// PoolIDIn is the id of the user pool that a text names by its id, its ARN or its
// issuer, "" for a text that names none.
func PoolIDIn(text string) string {
	m := poolNamed.FindStringSubmatch(trimUnseen(text))
	if len(m) == 0 || !IsPoolID(m[1]) {
		return ""
	}
	return m[1]
}

// RegionOf is the Region that begins a user pool's id, "" for what is none.
func RegionOf(pool string) string {
	m := poolIDForm.FindStringSubmatch(pool)
	if len(m) == 0 || m[1] == "local" {
		return ""
	}
	return m[1]
}
