package admin

import "strings"

// RecoveryOptions are the ways by which users of the pool recover their account, in order
// of priority. A pool that was not read, or is older than the setting, may use either
// address.
func (p PoolDetail) RecoveryOptions() []string {
	if len(p.Recovery) == 0 {
		return []string{"verified_email", "verified_phone_number"}
	}
	return p.Recovery
}

// RecoveryAttributes are the attributes that the pool sends reset codes to where they are
// verified, in order of priority; none where only an administrator resets passwords.
func (p PoolDetail) RecoveryAttributes() (attributes []string) {
	for _, option := range p.RecoveryOptions() {
		if attribute, sends := strings.CutPrefix(option, "verified_"); sends {
			attributes = append(attributes, attribute)
		}
	}
	return attributes
}
