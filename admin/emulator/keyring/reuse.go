package keyring

import (
	"crypto/rsa"
	"sync"
)

// Reused are keys that are given out again, in the same order, after each Rewind: making one
// takes 0.2 s. It is safe for concurrent use.
type Reused struct {
	mu   sync.Mutex
	made []*rsa.PrivateKey
	next int
}

// NewReused gives out these keys first, and makes others when they are used up.
func NewReused(made ...*rsa.PrivateKey) *Reused { return &Reused{made: made} }

// Key returns the next key.
func (r *Reused) Key() (*rsa.PrivateKey, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.next == len(r.made) {
		fresh, err := Generate()
		if err != nil {
			return nil, err
		}
		r.made = append(r.made, fresh)
	}
	r.next++
	return r.made[r.next-1], nil
}

// Rewind starts again with the first key.
func (r *Reused) Rewind() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.next = 0
}

// Given returns the keys that were given out since the last Rewind.
func (r *Reused) Given() []*rsa.PrivateKey {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.made[:r.next:r.next]
}
