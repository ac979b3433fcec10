package logs

// OfPool tells events of a user pool from those of other pools that share its
// trail or log group. A record that does not name the pool, such as a sign-in by
// the API, is judged by its app client. With neither, or with clients nil for not
// known, the event may be the pool's and counts. An event judged by its app
// client is given the pool, so that all events of a pool count as one, whichever
// client they go through.
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
