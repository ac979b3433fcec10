package token

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"
)

// Keyring gives the key that a token's header names.
type Keyring interface {
	// Key finds a key by its id in the set at url. An error is ErrNoKey when the
	// set is there and does not have it, else why the set could not be had.
	Key(ctx context.Context, url, id string) (Key, error)
}

// ErrNoKey means that a key set does not have a key of that id.
var ErrNoKey = errors.New("no key of that id in the key set")

// ErrOffline means that keys are only in a file or not at all.
var ErrOffline = errors.New("offline: no keys are fetched")

// Key makes a set read from a file a Keyring, whatever the url.
func (s *KeySet) Key(_ context.Context, _, id string) (Key, error) {
	if key, ok := s.Find(id); ok {
		return key, nil
	}
	return Key{}, ErrNoKey
}

// NoKeys is the Keyring of who is offline and has no file.
type NoKeys struct{}

// Key is always ErrOffline.
func (NoKeys) Key(context.Context, string, string) (Key, error) { return Key{}, ErrOffline }

// How key sets are fetched and kept.
const (
	fetchTimeout = 5 * time.Second
	// patience is how long a set is not fetched again, whether it could not be had
	// or does not have the id that somebody asks for.
	patience = 10 * time.Second
	// lifetime is how long a set is believed, whether a new one can be had or not,
	// so that a key that AWS took away does not verify for ever.
	lifetime = time.Hour
	mostSets = 100
)

// Fetcher is a Keyring that fetches key sets over HTTP and keeps them. It asks
// only for the URLs that it is given, follows no redirect, and is safe for
// concurrent use: who asks for a set that is on its way waits for that one.
type Fetcher struct {
	client *http.Client
	now    func() time.Time
	flight singleflight.Group

	mu   sync.Mutex
	sets map[string]*kept
}

// kept is what is known of one URL. It is replaced, never changed.
type kept struct {
	set     *KeySet   // nil while none could be had
	had     time.Time // when the set came
	err     error     // of the last fetch
	fetched time.Time // when that ended
}

// NewFetcher makes a Fetcher without any set. transport is a session's, or nil
// for Go's own; now is nil for the wall clock.
func NewFetcher(transport http.RoundTripper, now func() time.Time) *Fetcher {
	if now == nil {
		now = time.Now
	}
	client := &http.Client{Transport: transport, Timeout: fetchTimeout, CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse // a set that moved to another host is none
	}}
	return &Fetcher{client: client, now: now, sets: map[string]*kept{}}
}

// Key finds a key in the set at url. An id that a kept set does not have makes
// it fetch that once, and then not for ten seconds, as the id is a stranger's.
// Without a url it is ErrSigner: every other token has one.
func (f *Fetcher) Key(ctx context.Context, url, id string) (Key, error) {
	if url == "" {
		return Key{}, ErrSigner
	}
	known := f.known(url)
	if known == nil || f.stale(known) {
		known = f.fetch(ctx, url, known)
	}
	if known.set == nil {
		return Key{}, known.err
	}
	if key, ok := known.set.Find(id); ok {
		return key, nil
	}
	if id == "" || f.now().Sub(known.fetched) < patience {
		return Key{}, ErrNoKey
	}
	if known = f.fetch(ctx, url, known); known.err != nil {
		return Key{}, known.err
	}
	return known.set.Key(ctx, url, id)
}

// Forget drops the set at url, so that the next question fetches it.
func (f *Fetcher) Forget(url string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.sets, url)
}

func (f *Fetcher) known(url string) *kept {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.sets[url]
}

// stale reports whether a set has to be fetched before it is used. One that could
// not be had is left alone for a while.
func (f *Fetcher) stale(k *kept) bool {
	now := f.now()
	if k.set != nil && now.Sub(k.had) >= lifetime {
		return true
	}
	return k.err != nil && now.Sub(k.fetched) >= patience
}

// fetch brings the set at url. It does not stop when ctx ends, as others may
// wait for it, but after fetchTimeout; the caller stops waiting. seen is what the
// caller found wanting: what has been fetched since then serves as well.
func (f *Fetcher) fetch(ctx context.Context, url string, seen *kept) *kept {
	done := f.flight.DoChan(url, func() (any, error) {
		if now := f.known(url); now != nil && now != seen && !f.stale(now) {
			return now, nil
		}
		set, err := f.download(context.WithoutCancel(ctx), url)
		return f.keep(url, set, err), nil
	})
	select {
	case result := <-done:
		return result.Val.(*kept)
	case <-ctx.Done():
		return &kept{err: ctx.Err()}
	}
}

// keep files the outcome of a fetch. A set that was there stays in use to the end
// of its lifetime while a new one can't be had.
func (f *Fetcher) keep(url string, set *KeySet, err error) *kept {
	f.mu.Lock()
	defer f.mu.Unlock()
	now := f.now()
	fresh := &kept{set: set, had: now, err: err, fetched: now}
	if before := f.sets[url]; before != nil && err != nil && now.Sub(before.had) < lifetime {
		fresh.set, fresh.had = before.set, before.had
	}
	if len(f.sets) >= mostSets {
		clear(f.sets)
	}
	f.sets[url] = fresh
	return fresh
}

func (f *Fetcher) download(ctx context.Context, url string) (*KeySet, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, http.NoBody)
	if err != nil {
		return nil, fmt.Errorf("fetching the keys: %w", err)
	}
	request.Header.Set("Accept", "application/json")
	response, err := f.client.Do(request)
	if err != nil {
		return nil, fmt.Errorf("fetching the keys: %w", err)
	}
	defer func() { _ = response.Body.Close() }() // nothing was written
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("fetching the keys: %s answered %s", strings.TrimSuffix(url, keysPath), response.Status)
	}
	text, err := io.ReadAll(io.LimitReader(response.Body, MaxKeySet+1))
	if err != nil {
		return nil, fmt.Errorf("fetching the keys: %w", err)
	}
	set, err := ParseKeySet(text)
	if err != nil {
		return nil, fmt.Errorf("fetching the keys: %w", err)
	}
	return set, nil
}
