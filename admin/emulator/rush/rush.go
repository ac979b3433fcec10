// Package rush is a user pool with a rush of sign-ins, served by a process of its own: it
// measures what following the log costs, without the cost of writing it.
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

// Pool is the name of the pool: the demo's pool that exports what users do.
const Pool = "acme-workforce"

// variable is the environment variable that makes a process the serving one; its value is the
// rate.
const variable = "COGNITO_TUI_RUSH"

// Rush is the process that serves.
type Rush struct {
	URL string // of Cognito and its logs

	child *exec.Cmd
	input io.Closer
}

// Start runs this program again as a child, with arguments that make it call [Serve], at that
// many sign-ins a second. The sign-ins start with Let.
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

// Let starts or stops the sign-ins.
func (r *Rush) Let(come bool) error {
	_, err := r.ask(map[bool]string{true: "on", false: "off"}[come])
	return err
}

// Sent returns how many sign-ins were written to the log.
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

// path is where the process answers what AWS would not.
const path = "/rush/"
