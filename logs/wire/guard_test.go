package wire_test

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/wire"
)

func guarded(t *testing.T, g wire.Guard) (address string) {
	t.Helper()
	server := httptest.NewServer(g.Around(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = io.Copy(w, r.Body) })))
	t.Cleanup(server.Close)
	return server.Listener.Addr().String()
}

// A page whose name was made to resolve to this machine sends its own name.
func TestOnlyTheHostsThatAreServedAreAnswered(t *testing.T) {
	address := guarded(t, wire.Guard{Hosts: []string{"emulator.internal", "mapped:80"}, BodySize: 10})
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		t.Fatal(err)
	}
	for host, want := range map[string]int{
		"127.0.0.1:" + port: 200, "localhost:" + port: 200, "LOCALHOST:" + port: 200, "[::1]:" + port: 200, "127.8.9.1:" + port: 200,
		"[::ffff:127.0.0.1]:" + port: 200, "emulator.internal:" + port: 200, "Emulator.Internal:" + port: 200, "mapped": 200, "mapped:80": 200,
		"evil.example:" + port: 421, "evil.example": 421, "127.0.0.1": 421, "127.0.0.1:1": 421, "localhost": 421, "0.0.0.0:" + port: 421,
		"127.0.0.1.evil.example:" + port: 421, "localhost.evil.example:" + port: 421, "mapped:" + port: 421, "emulator.internal:1": 421,
		"192.0.2.1:" + port: 421, "2130706433:" + port: 421,
	} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+address, strings.NewReader("hello"))
		if err != nil {
			t.Fatal(err)
		}
		request.Host = host
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		_ = response.Body.Close()
		if response.StatusCode != want {
			t.Errorf("%s: %d, want %d", host, response.StatusCode, want)
		}
	}
}

func TestABodyThatIsSlowOrLongIsRefused(t *testing.T) {
	address := guarded(t, wire.Guard{BodyTime: 30 * time.Millisecond, BodySize: 10})
	for body, want := range map[string]int{
		"Content-Length: 5\r\n\r\nhello":                         http.StatusOK,
		"Content-Length: 5\r\n\r\nhel":                           http.StatusRequestTimeout,
		"Transfer-Encoding: chunked\r\n\r\n1\r\nh\r\n":           http.StatusRequestTimeout,
		"Content-Length: 11\r\n\r\nhello hello":                  http.StatusRequestEntityTooLarge,
		"Transfer-Encoding: chunked\r\n\r\nb\r\nhello hello\r\n": http.StatusRequestEntityTooLarge,
		"Transfer-Encoding: chunked\r\n\r\nno size\r\n":          http.StatusBadRequest,
	} {
		connection, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(connection, "POST / HTTP/1.1\r\nHost: "+address+"\r\n"+body)
		response, err := http.ReadResponse(bufio.NewReader(connection), nil)
		if err != nil {
			t.Fatalf("%q: %v", body, err)
		}
		if _ = connection.Close(); response.StatusCode != want {
			t.Errorf("%q: %d, want %d", body, response.StatusCode, want)
		}
	}
}

// An answer may go on for longer than its request was allowed to take.
func TestTheTimeOfABodyIsNotThatOfItsAnswer(t *testing.T) {
	const limit = 10 * time.Millisecond
	server := httptest.NewServer(wire.Guard{BodyTime: limit, BodySize: 10}.Around(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), 10*limit)
		defer cancel()
		<-ctx.Done()
		_, _ = io.WriteString(w, ctx.Err().Error())
	})))
	defer server.Close()
	response, err := http.Post(server.URL, "", strings.NewReader("hello"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	if said, err := io.ReadAll(response.Body); err != nil || string(said) != context.DeadlineExceeded.Error() {
		t.Errorf("the request ended with %q, %v", said, err)
	}
}
