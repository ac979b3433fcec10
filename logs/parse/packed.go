package parse

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"errors"
	"io"
	"strings"
)

// mostUnpacked is how many bytes the packed parts of one record may unpack to; a larger
// one was made to fill memory.
const mostUnpacked = 64 << 20

// isPacked recognizes gzip in base64, in which subscriptions send records: its first
// three bytes are always the same.
func isPacked(text string) bool { return strings.HasPrefix(text, "H4sI") }

var errTooLarge = errors.New("too much is packed into it")

// unpack undoes base64 and then gzip, as often as they were applied. Text that is not
// base64 is used as it is: some tools have decoded it already.
func (p *Parser) unpack(text string) (string, error) {
	const often = 4
	for range often {
		raw, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			return text, nil //nolint:nilerr // it is not packed
		}
		if raw, err = p.unzip(raw, often); err != nil {
			return "", err
		}
		if text = string(raw); !isPacked(text) {
			return text, nil
		}
	}
	return "", errTooLarge
}

// unzip undoes gzip, up to a number of times.
func (p *Parser) unzip(raw []byte, often int) ([]byte, error) {
	for ; bytes.HasPrefix(raw, []byte{0x1f, 0x8b}); often-- {
		if often == 0 {
			return nil, errTooLarge
		}
		in, err := gzip.NewReader(bytes.NewReader(raw))
		if err != nil {
			return nil, err
		}
		if raw, err = io.ReadAll(io.LimitReader(in, int64(mostUnpacked-p.unpacked)+1)); err != nil {
			return nil, err
		}
		if p.unpacked += len(raw); p.unpacked > mostUnpacked {
			return nil, errTooLarge
		}
	}
	return raw, nil
}
