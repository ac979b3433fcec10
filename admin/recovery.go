package admin

// RecoveryOptions are the ways by which users of the pool recover their account, in order
// of priority. A pool that was not read, or is older than the setting, may use either
// address.
func (p PoolDetail) RecoveryOptions() []string {
	if len(p.Recovery) == 0 {
		return []string{"verified_email", "verified_phone_number"}
	}
	return p.Recovery
}
