// Package local decides by its headers which web page a request comes from, and what pages may
// ask of an emulator on this machine, which checks nobody's credentials.
package local

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// Origins are those of pages, besides the pages of this machine, that may call the emulator:
// "https://app.example". "*" is every page.
type Origins []string

// Allow reports whether the page that sent a request may call the emulator. A request that no
// page of another origin sent is allowed.
func (o Origins) Allow(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	switch {
	case origin == "":
		return !fetchedElsewhere(r) || slices.Contains(o, "*")
	case slices.Contains(o, "*") || slices.ContainsFunc(o, func(one string) bool { return strings.EqualFold(one, origin) }):
		return true
	}
	return ofThisMachine(origin)
}

// ofThisMachine reports whether an origin is a server of this machine. Web views of apps have
// schemes of their own, such as capacitor://localhost. "null" is the origin of files, and of
// frames whose own page may be anyone's.
func ofThisMachine(origin string) bool {
	at, err := url.Parse(origin)
	if err != nil {
		return false
	}
	host := strings.ToLower(at.Hostname())
	if host == "localhost" || strings.HasSuffix(host, ".localhost") { // RFC 6761
		return true
	}
	address, err := netip.ParseAddr(host)
	return err == nil && address.Unmap().IsLoopback()
}

// Foreign reports whether a page of another origin than the emulator's own sent a request.
func Foreign(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" {
		return fetchedElsewhere(r)
	}
	at, err := url.Parse(origin)
	return err != nil || at.Host == "" || !strings.EqualFold(at.Host, r.Host)
}

// fetchedElsewhere reports whether a browser says that a page of another origin sent a request.
// Browsers leave Origin out of many requests that they let any page make.
func fetchedElsewhere(r *http.Request) bool {
	site := r.Header.Get("Sec-Fetch-Site")
	return site != "" && site != "same-origin" && site != "none"
}

// Only refuses requests that do not come from this machine itself over a loopback address, and
// those of pages of another origin.
func Only(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case !loopback(r):
			http.Error(w, "This is answered only on loopback addresses.", http.StatusForbidden)
		case Foreign(r):
			http.Error(w, "This is not answered to pages of other origins.", http.StatusForbidden)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// loopback reports whether both ends of a request are on this machine.
func loopback(r *http.Request) bool {
	here, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	return ok && isLoopback(here.String()) && isLoopback(r.RemoteAddr)
}

func isLoopback(address string) bool {
	at, err := netip.ParseAddrPort(address)
	return err == nil && at.Addr().Unmap().IsLoopback()
}
