package rush

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	logsemulator "github.com/cognito-tui/cognito-tui/logs/emulator"
)

// group is the log group that the pool exports to.
const group = "/aws/vendedlogs/cognito/" + Pool

// kept is how long the log keeps records: longer than a console reads back, which is four times
// half a minute plus the time between two such reads.
const kept = 4 * time.Minute

// Serve serves Cognito and its logs until standard input ends, if this process was started for
// that. Otherwise it does nothing and returns false.
func Serve() (asked bool, err error) {
	rate, err := strconv.Atoi(os.Getenv(variable))
	if err != nil {
		return false, nil
	}
	logging := logsemulator.New(logsemulator.Options{Keep: rate * int(kept/time.Second)})
	pools := emulator.New(emulator.Options{})
	if err := pools.SeedDemo(20); err != nil {
		return true, err
	}
	logging.Put(group, stream, time.Now().Add(-2*time.Hour), "{}") // so that the group exists
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	f := &feed{to: logging, pool: pools.PoolID(Pool), rate: rate}
	go f.run(ctx)
	aws := logging.Beside(pools)
	listener, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // it takes no time
	if err != nil {
		return true, err
	}
	web := http.Server{ReadHeaderTimeout: time.Minute, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case path + "on", path + "off":
			f.let(r.URL.Path == path+"on")
		case path + "sent":
			_, _ = fmt.Fprint(w, f.sent.Load()) // the client has gone away: nobody to tell
		default:
			aws.ServeHTTP(w, r)
		}
	})}
	go func() { _ = web.Serve(listener) }() // Close makes it return an error
	defer func() { _ = web.Close() }()
	fmt.Println("http://" + listener.Addr().String())
	_, err = io.ReadAll(os.Stdin)
	return true, err
}
