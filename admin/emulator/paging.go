package emulator

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/base64"
	"encoding/binary"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// tokenLife is how long a pagination token is good for. It is documented for
// ListUsers only; here it holds for all lists.
const tokenLife = time.Hour

// pageSize is how much a list gives when it is not told: 60, which is also its
// most. A limit of 0 asks for the same.
const pageSize = 60

// tokenSealer makes pagination tokens that nobody can read or build: what comes
// back was handed out, for the same list.
type tokenSealer struct {
	aead   cipher.AEAD
	random *randomSource
}

func newTokenSealer(r *randomSource) tokenSealer {
	block, err := aes.NewCipher(r.draw(32))
	if err != nil {
		panic(err) // 32 bytes are a key
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		panic(err) // AES has GCM's block size
	}
	return tokenSealer{aead, r}
}

// seal makes the token that goes on after cursor in the list that scope names.
func (s tokenSealer) seal(scope, cursor string, at time.Time) *string {
	nonce := s.random.draw(s.aead.NonceSize())
	plain := binary.BigEndian.AppendUint64(nil, uint64(at.UnixMilli()))
	sealed := s.aead.Seal(nonce, nonce, append(plain, cursor...), []byte(scope))
	return aws.String(base64.RawURLEncoding.EncodeToString(sealed))
}

// open reads a token back. A token of another list, or of a list with another
// filter, is as bad as none.
func (s tokenSealer) open(scope, token string, now time.Time) (cursor string, err error) {
	invalid := invalidParameter("Invalid pagination token")
	sealed, err := base64.RawURLEncoding.DecodeString(token)
	if err != nil || len(sealed) < s.aead.NonceSize() {
		return "", invalid
	}
	plain, err := s.aead.Open(nil, sealed[:s.aead.NonceSize()], sealed[s.aead.NonceSize():], []byte(scope))
	if err != nil {
		return "", invalid
	}
	made := time.UnixMilli(int64(binary.BigEndian.Uint64(plain)))
	if now.Sub(made) > tokenLife {
		return "", invalid
	}
	return string(plain[8:]), nil
}

// listing is one request for a page.
type listing struct {
	scope string // what the list is of: tokens are good for the same only
	limit *int32
	token *string
}

func (l listing) size() int {
	if n := int(deref(l.limit)); n > 0 {
		return n
	}
	return pageSize
}

// page cuts a page out of a short list. The cursor is a position, so a change
// between two pages may repeat or skip a row, as it may on AWS.
func page[T any](c *call, l listing, all []T) (rows []T, next *string, err error) {
	start := 0
	if l.token != nil {
		cursor, err := c.tokens.open(l.scope, *l.token, c.at)
		if err != nil {
			return nil, nil, err
		}
		start, _ = strconv.Atoi(cursor) // made below
	}
	start = min(start, len(all))
	end := min(start+l.size(), len(all))
	if end < len(all) {
		next = c.tokens.seal(l.scope, strconv.Itoa(end), c.at)
	}
	return all[start:end], next, nil
}
