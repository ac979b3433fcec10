package wire

import (
	"bytes"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Guard protects emulators, which check no signatures.
type Guard struct {
	// Hosts are names that the emulators answer to, besides those of this machine
	// itself: a name, on the port that is listened on, or a name and a port.
	Hosts []string

	BodyTime time.Duration // for all of a request's body; 0 means no limit
	BodySize int64         // bytes of it
}

// Around refuses requests for other hosts, such as those of a web page whose name
// was made to resolve to this machine (DNS rebinding), and those whose body takes
// too long or has too many bytes. A request that it passes on has its body already
// read.
func (g Guard) Around(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !g.answersFor(r) {
			http.Error(w, "This emulator answers only for loopback addresses and the hosts it was given.", http.StatusMisdirectedRequest)
			return
		}
		if status := g.readBody(w, r); status != http.StatusOK {
			w.Header().Set("Connection", "close")
			http.Error(w, http.StatusText(status), status)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// answersFor reports whether a request is for a host that is served here, on the port
// where it came in.
func (g Guard) answersFor(r *http.Request) bool {
	host, port, err := net.SplitHostPort(r.Host)
	if err != nil {
		host, port = strings.Trim(r.Host, "[]"), "80"
	}
	if slices.ContainsFunc(g.Hosts, func(h string) bool { return strings.EqualFold(h, net.JoinHostPort(host, port)) }) {
		return true
	}
	if at, ok := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr); ok && strconv.Itoa(at.Port) != port {
		return false
	}
	if slices.ContainsFunc(g.Hosts, func(h string) bool { return strings.EqualFold(h, host) }) {
		return true
	}
	address, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || err == nil && address.Unmap().IsLoopback()
}

// readBody reads a request's body whole, or returns the status to refuse it with.
func (g Guard) readBody(w http.ResponseWriter, r *http.Request) int {
	if g.BodyTime > 0 {
		connection := http.NewResponseController(w)
		_ = connection.SetReadDeadline(time.Now().Add(g.BodyTime))     // a connection has one
		defer func() { _ = connection.SetReadDeadline(time.Time{}) }() // Live Tail goes on for hours
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, g.BodySize))
	var tooLarge *http.MaxBytesError
	var wait net.Error
	switch {
	case err == nil:
		r.Body = io.NopCloser(bytes.NewReader(body))
		return http.StatusOK
	case errors.As(err, &tooLarge):
		return http.StatusRequestEntityTooLarge
	case errors.As(err, &wait) && wait.Timeout():
		return http.StatusRequestTimeout
	}
	return http.StatusBadRequest
}
