// Package outbox shows the messages that AWS would have sent: codes, links, invitations. Serve it
// to this machine alone, since the messages let anyone in.
package outbox

import (
	_ "embed"
	"encoding/json"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Where the outbox is: a page, which answers in JSON if Accept asks for it, and the JSON.
const (
	Path     = "/_outbox"
	JSONPath = "/_outbox.json"
)

// New shows the messages that all returns, oldest first.
func New(all func() []account.Message) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "The outbox is only read.", http.StatusMethodNotAllowed)
			return
		}
		messages, err := chosen(all(), r.URL.Query())
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		header := w.Header()
		header.Set("Cache-Control", "no-store")
		header.Set("X-Content-Type-Options", "nosniff")
		if r.URL.Path == JSONPath || strings.Contains(r.Header.Get("Accept"), "application/json") {
			writeJSON(w, messages)
			return
		}
		writePage(w, messages)
	})
}

func writeJSON(w http.ResponseWriter, messages []account.Message) {
	out := make([]message, len(messages))
	for i, m := range messages {
		out[i] = asJSON(m)
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(out) // the client has gone away: nobody to tell
}

//go:embed page.html
var pageText string

// page shows every text as text: names and messages are anyone's.
var page = template.Must(template.New("page").Funcs(template.FuncMap{
	"plain": plain.Text, "lines": plain.Lines, "trigger": trigger,
}).Parse(pageText))

// writePage shows the newest message first. The page loads nothing and runs nothing.
func writePage(w http.ResponseWriter, messages []account.Message) {
	newestFirst := slices.Clone(messages)
	slices.Reverse(newestFirst)
	header := w.Header()
	header.Set("Content-Type", "text/html; charset=utf-8")
	header.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
	header.Set("Referrer-Policy", "no-referrer")
	_ = page.Execute(w, newestFirst) // the client has gone away: nobody to tell
}
