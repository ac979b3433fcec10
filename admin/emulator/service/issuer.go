package service

import "net/http"

// Issuer is the base URL of iss and of the key sets, "" for the one that a
// request was sent to.
type Issuer string

// Base returns the base URL of iss as the sender of this request reaches it.
func (i Issuer) Base(r *http.Request) string {
	if i != "" {
		return string(i)
	}
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}
