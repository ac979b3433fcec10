package emulator

import "net/http"

// issuer is the base URL of iss and of the key sets, "" for the one that a
// request was sent to.
type issuer string

// base gives the base URL of iss as this request's sender would reach it.
func (i issuer) base(r *http.Request) string {
	if i != "" {
		return string(i)
	}
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}
