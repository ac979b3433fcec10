package account

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/base64"
	"encoding/binary"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/cognito-tui/cognito-tui/admin/emulator/random"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
)

// tokenLife is how long a pagination token is valid. It is documented for ListUsers only; here
// it applies to all lists.
const tokenLife = time.Hour

// pageSize is both the default and the largest size of a page: 60. A limit of 0 means the
// default.
const pageSize = 60

// Sealer makes pagination tokens that clients can neither read nor build: what they send back
// was issued, for the same list.
type Sealer struct {
	aead   cipher.AEAD
	random *random.Source
}

func newSealer(r *random.Source) Sealer {
	block, err := aes.NewCipher(r.Draw(32))
	if err != nil {
		panic(err) // 32 bytes are a valid key
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		panic(err) // AES has GCM's block size
	}
	return Sealer{aead, r}
}

// Seal makes the token that continues after cursor in the list that scope names.
func (s Sealer) Seal(scope, cursor string, at time.Time) *string {
	nonce := s.random.Draw(s.aead.NonceSize())
	plain := binary.BigEndian.AppendUint64(nil, uint64(at.UnixMilli()))
	sealed := s.aead.Seal(nonce, nonce, append(plain, cursor...), []byte(scope))
	return aws.String(base64.RawURLEncoding.EncodeToString(sealed))
}

// Open reads a token. It refuses a token of another list, or of a list with another filter.
func (s Sealer) Open(scope, token string, now time.Time) (cursor string, err error) {
	invalid := refuse.InvalidParameter("Invalid pagination token")
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

// Listing is one request for a page.
type Listing struct {
	Scope string // identifies the list: tokens are valid for the same list only
	Limit *int32
	Token *string
}

// Size returns how many rows the page may have.
func (l Listing) Size() int {
	if n := int(shape.Value(l.Limit)); n > 0 {
		return n
	}
	return pageSize
}

// Page cuts a page out of a short list. The cursor is a position, so a change between two pages
// may repeat or skip a row, as on AWS.
func Page[T any](c *Call, l Listing, all []T) (rows []T, next *string, err error) {
	start := 0
	if l.Token != nil {
		cursor, err := c.Tokens.Open(l.Scope, *l.Token, c.At)
		if err != nil {
			return nil, nil, err
		}
		start, _ = strconv.Atoi(cursor) // made below, so it is a number
	}
	start = min(start, len(all))
	end := min(start+l.Size(), len(all))
	if end < len(all) {
		next = c.Tokens.Seal(l.Scope, strconv.Itoa(end), c.At)
	}
	return all[start:end], next, nil
}
