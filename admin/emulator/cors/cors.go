// Package cors answers pages of other origins (cross-origin resource sharing) as AWS does.
package cors

import (
	"net/http"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/emulator/local"
)

// What AWS answers with, as seen in published answers of cognito-idp and cognito-identity; it is
// not documented.
const (
	anyone  = "*"
	exposed = "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date"
	maxAge  = "172800" // two days, in seconds
	methods = "POST"
)

// reading are the methods of OpenID documents, which no published preflight asks for: a page
// reads them without one.
const reading = "GET"

// Around lets pages of origins call what next answers, and refuses those of all others, which AWS
// would answer: nobody's credentials are checked here, so any page that is open in a browser of
// this machine could read and change everything.
//
// A page's request that a browser sends without asking first (a form or plain text, without
// headers of its own) is refused whichever other page sends it.
func Around(next http.Handler, origins local.Origins) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case !origins.Allow(r):
			http.Error(w, "This emulator answers pages of this machine and of the origins it was given.", http.StatusForbidden)
			return
		case unasked(r) && local.Foreign(r):
			http.Error(w, "This emulator answers no form or text that a page of another origin posts.", http.StatusForbidden)
			return
		}
		w.Header().Set("Access-Control-Allow-Origin", anyone)
		w.Header().Set("Access-Control-Expose-Headers", exposed)
		if r.Method == http.MethodOptions {
			preflight(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// preflight lets a page send the headers that it asks for, whichever they are (published answers
// repeat them; not documented).
func preflight(w http.ResponseWriter, r *http.Request) {
	allowed := methods
	if r.URL.Path != "/" {
		allowed = reading
	}
	w.Header().Set("Access-Control-Allow-Methods", allowed)
	if headers := r.Header.Get("Access-Control-Request-Headers"); headers != "" {
		w.Header().Set("Access-Control-Allow-Headers", headers)
	}
	w.Header().Set("Access-Control-Max-Age", maxAge)
	w.WriteHeader(http.StatusOK)
}

// unasked reports whether a browser sends a request to another origin without a preflight (Fetch
// standard, "CORS-safelisted request-header"): every header that only AWS's clients set makes it
// ask.
func unasked(r *http.Request) bool {
	if r.Method != http.MethodPost || r.Header.Get("Authorization") != "" {
		return false
	}
	for name := range r.Header {
		if strings.HasPrefix(name, "X-Amz-") || strings.HasPrefix(name, "Amz-Sdk-") {
			return false
		}
	}
	kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
	switch strings.ToLower(strings.TrimSpace(kind)) {
	case "", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data":
		return true
	}
	return false
}
