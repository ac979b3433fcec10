package logs

// OfPool tells events of a user pool from those of others, which a trail and a
// log group that several pools share hold as well. Where a record does not name
// the pool, as that of a sign-in by the API does not, the app client tells; with
// neither, or with clients nil for not known, it may be the pool's and counts. An
// event that its app client tells is given the pool: what is about a pool is one
// thing, whichever of its clients it goes through.
func OfPool(pool string, clients map[string]bool) func(*Event) bool {
	return func(e *Event) bool {
		switch {
		case e.Pool != "":
			return e.Pool == pool
		case e.Client != "" && clients != nil:
			if !clients[e.Client] {
				return false
			}
			e.Pool = pool
		}
		return true
	}
}
