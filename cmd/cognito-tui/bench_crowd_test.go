//go:build bench && unix

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"
)

// crowd is a user pool on the wire, generated as it is read. Its pages are larger than
// Cognito's 60, so that a million users are read in seconds.
type crowd struct {
	users   int
	foreign int // one user in this many has letters beyond ASCII
}

const crowdPage = 10_000

var (
	asciiNames   = []string{"alice", "bob.miller", "carol-jones", "dave_77", "erin.o-neill", "frank", "grace.hopper.1906", "heidi", "ivan_petrov", "judy"}
	foreignNames = []string{"山田太郎", "Łukasz-Żółć", "Ольга.Смирнова", "خالد-الحداد", "김민준", "Zoë.Müller", "ธนวัฒน์.ทองคำ", "नरेंद्र", "Ελένη", "👩‍👩‍👧.família"}
	crowdStatus  = []string{"CONFIRMED", "CONFIRMED", "CONFIRMED", "UNCONFIRMED", "CONFIRMED", "RESET_REQUIRED", "FORCE_CHANGE_PASSWORD"}
)

// name is the name of the i-th user.
func (c crowd) name(i int) string {
	names := asciiNames
	if i%c.foreign == 0 {
		names = foreignNames
	}
	return names[i/c.foreign%len(names)] + "." + strconv.Itoa(i)
}

func (c crowd) email(i int) string { return c.name(i) + "@mail.example" }

func (c crowd) status(i int) string { return crowdStatus[i%len(crowdStatus)] }

func (c crowd) created(i int) time.Time { return time.Unix(int64(1_600_000_000+i*97), 0) }

// verified is the attribute as Cognito writes it.
func (c crowd) verified(i int) string { return strconv.FormatBool(i%3 != 0) }

// append writes the i-th user in the form of ListUsers.
func (c crowd) append(b []byte, i int) []byte {
	return fmt.Appendf(b, `{"Username":%q,"UserStatus":%q,"Enabled":%t,"UserCreateDate":%d,"UserLastModifiedDate":%d,"Attributes":[`+
		`{"Name":"sub","Value":"%08x-3088-7009-b61c-76bfe590312b"},{"Name":"email","Value":%q},{"Name":"email_verified","Value":%q},`+
		`{"Name":"name","Value":%q},{"Name":"locale","Value":"en_GB"}]}`,
		c.name(i), c.status(i), i%29 != 0, c.created(i).Unix(), c.created(i).Unix()+int64(i), i, c.email(i), c.verified(i), c.name(i))
}

func (c crowd) page(w http.ResponseWriter, token string) {
	from, _ := strconv.Atoi(token) // "" is the start
	to := min(from+crowdPage, c.users)
	body := []byte(`{"Users":[`)
	for i := from; i < to; i++ {
		if i > from {
			body = append(body, ',')
		}
		body = c.append(body, i)
	}
	body = append(body, ']')
	if to < c.users {
		body = fmt.Appendf(body, `,"PaginationToken":"%d"`, to)
	}
	_, _ = w.Write(append(body, '}'))
}

// user writes a user in the form of AdminGetUser; the name ends with the index.
func (c crowd) user(w http.ResponseWriter, name string) {
	i, _ := strconv.Atoi(name[strings.LastIndexByte(name, '.')+1:])
	user := bytes.Replace(c.append(nil, i), []byte(`"Attributes"`), []byte(`"UserAttributes"`), 1)
	_, _ = w.Write(user)
}

// ServeHTTP answers the two calls that lead to the list, and the one that reads a user.
// There is no STS, so the header has no account.
func (c crowd) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var in struct{ PaginationToken, Username string }
	_ = json.NewDecoder(r.Body).Decode(&in)
	w.Header().Set("Content-Type", "application/x-amz-json-1.1")
	switch target := r.Header.Get("X-Amz-Target"); {
	case strings.HasSuffix(target, ".ListUserPools"):
		_, _ = fmt.Fprint(w, `{"UserPools":[{"Id":"eu-west-1_crowd","Name":"crowd"}]}`)
	case strings.HasSuffix(target, ".ListUsers"):
		c.page(w, in.PaginationToken)
	case strings.HasSuffix(target, ".AdminGetUser"):
		c.user(w, in.Username)
	default:
		w.WriteHeader(http.StatusBadRequest)
	}
}

func (c crowd) serve(t *testing.T) (endpoint string) {
	server := httptest.NewServer(c)
	t.Cleanup(server.Close)
	return server.URL
}
