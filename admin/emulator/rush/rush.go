// Package rush is a user pool that people rush to, served by a process of its own:
// for measuring what it takes to follow its log, without what it takes to write it.
package rush

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// Pool is the name of the pool. Of the demo's it is the one that exports what users
// do.
const Pool = "acme-workforce"

// variable in the environment makes a process the one that serves; its value is
// the rate.
const variable = "COGNITO_TUI_RUSH"

// Rush is the process that serves.
type Rush struct {
	URL string // of Cognito and its logs

	child *exec.Cmd
	input io.Closer
}

// Start starts this very program anew, with arguments that make it call [Serve],
// for so many sign-ins a second. They don't come yet.
func Start(ctx context.Context, rate int, arguments ...string) (*Rush, error) {
	child := exec.CommandContext(ctx, os.Args[0], arguments...) //nolint:gosec // this very program
	child.Env = append(os.Environ(), variable+"="+strconv.Itoa(rate))
	child.Stderr = os.Stderr
	input, err := child.StdinPipe()
	if err != nil {
		return nil, err
	}
	output, err := child.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := child.Start(); err != nil {
		return nil, err
	}
	r := &Rush{child: child, input: input}
	line, err := bufio.NewReader(output).ReadString('\n')
	if err != nil {
		return nil, errors.Join(err, r.Close())
	}
	r.URL = strings.TrimSpace(line)
	return r, nil
}

// Close ends the process.
func (r *Rush) Close() error {
	_ = r.input.Close() // which ends it
	return r.child.Wait()
}

// Let has the sign-ins come, or no longer.
func (r *Rush) Let(come bool) error {
	_, err := r.ask(map[bool]string{true: "on", false: "off"}[come])
	return err
}

// Sent is how many sign-ins were put into the log.
func (r *Rush) Sent() (int, error) {
	text, err := r.ask("sent")
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(text)
}

func (r *Rush) ask(what string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, r.URL+path+what, nil)
	if err != nil {
		return "", err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", fmt.Errorf("asking the rush: %w", err)
	}
	defer func() { _ = response.Body.Close() }()                  // it was read to its end
	text, err := io.ReadAll(io.LimitReader(response.Body, 1<<10)) // a number
	return string(text), err
}

// path is what the process is asked besides what AWS is.
const path = "/rush/"
