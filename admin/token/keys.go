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

// Keyring returns the key that a token's header names.
type Keyring interface {
	// Key finds a key by its id in the set at url. The error is ErrNoKey when the set exists but
	// lacks the key, else why the set could not be read.
	Key(ctx context.Context, url, id string) (Key, error)
}

// ErrNoKey means that a key set has no key of that id.
var ErrNoKey = errors.New("no key with that id in the key set")

// ErrOffline means that keys come from a file or not at all.
var ErrOffline = errors.New("offline: no keys are fetched")

// Key makes a key set read from a file a Keyring for any url.
func (s *KeySet) Key(_ context.Context, _, id string) (Key, error) {
	if key, ok := s.Find(id); ok {
		return key, nil
	}
	return Key{}, ErrNoKey
}

// NoKeys is the Keyring for working offline without a key set file.
type NoKeys struct{}

// Key always returns ErrOffline.
func (NoKeys) Key(context.Context, string, string) (Key, error) { return Key{}, ErrOffline }

// How key sets are fetched and kept.
const (
	fetchTimeout = 5 * time.Second
	// patience is how long a set is not fetched again after a failed fetch, or after it lacked
	// the id that was asked for.
	patience = 10 * time.Second
	// lifetime is how long a set is trusted, even if no new one can be fetched, so that a key
	// that AWS withdrew does not verify for ever.
	lifetime = time.Hour
	mostSets = 100
)

// Fetcher is a Keyring that fetches key sets over HTTP and keeps them. It requests only the URLs
// that it is given and follows no redirect. It is safe for concurrent use: callers that need a
// set that is being fetched wait for that fetch.
type Fetcher struct {
	client *http.Client
	now    func() time.Time
	flight singleflight.Group

	mu   sync.Mutex
	sets map[string]*kept
}

// kept is what is known about one URL. It is replaced, never changed.
type kept struct {
	set     *KeySet   // nil until one was fetched
	had     time.Time // when the set came
	err     error     // the error of the last fetch
	fetched time.Time // when the last fetch ended
}

// NewFetcher makes a Fetcher without any set. transport is a session's, or nil for Go's own; now
// is nil for the system clock.
func NewFetcher(transport http.RoundTripper, now func() time.Time) *Fetcher {
	if now == nil {
		now = time.Now
	}
	client := &http.Client{Transport: transport, Timeout: fetchTimeout, CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse // a set that moved to another host is not accepted
	}}
	return &Fetcher{client: client, now: now, sets: map[string]*kept{}}
}

// Key finds a key in the set at url. For an id that a kept set lacks it fetches the set once,
// then not again for ten seconds, as the id comes from an untrusted token. Without a url it
// returns ErrSigner: every other token has a url.
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

// Forget drops the set at url, so that the next call of Key fetches it.
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

// stale reports whether a set must be fetched before it is used. After a failed fetch it is left
// alone for a while.
func (f *Fetcher) stale(k *kept) bool {
	now := f.now()
	if k.set != nil && now.Sub(k.had) >= lifetime {
		return true
	}
	return k.err != nil && now.Sub(k.fetched) >= patience
}

// fetch gets the set at url. It does not stop when ctx ends, as others may wait for it, but
// after fetchTimeout; only the caller stops waiting. seen is the set that the caller found
// insufficient: any set fetched since then will do.
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

// keep stores the outcome of a fetch. While no new set can be fetched, the old one stays in use
// until the end of its lifetime.
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
