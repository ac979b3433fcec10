package frame

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"errors"
	"io"

	"golang.org/x/text/encoding/unicode"
)

// bom is the byte order mark in UTF-8. Concatenated files have it inside, too.
const bom = "\ufeff"

// mostLayers is how many layers of packing and encoding a stream may have, such as UTF-16
// that was gzipped, and gzipped again on upload.
const mostLayers = 6

// decoded returns a stream unpacked and in UTF-8. It keeps none of it, so a stream that
// unpacks to more than fits in memory only costs time.
func decoded(in *bufio.Reader, follow bool) (*bufio.Reader, error) {
	for range mostLayers {
		layer, err := under(in, follow)
		if err != nil {
			return nil, err
		}
		if layer == nil {
			return in, nil
		}
		if layer != in {
			in = bufio.NewReaderSize(layer, 64<<10)
		}
	}
	return nil, errors.New("it is packed too often")
}

// under returns the stream that a stream encodes, nil if it encodes none. A stream that
// is not encoded loses the byte order mark at its front.
func under(in *bufio.Reader, follow bool) (io.Reader, error) {
	head, _ := in.Peek(4) // a shorter one is none of these; its error is returned again
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		if follow {
			return nil, errors.New("a gzip file can't be followed")
		}
		return gzip.NewReader(in)
	case bytes.HasPrefix(head, []byte(bom)):
		for bytes.HasPrefix(head, []byte(bom)) {
			_, _ = in.Discard(len(bom)) // they are there
			head, _ = in.Peek(len(bom))
		}
		return in, nil
	case len(head) < 4:
		return nil, nil //nolint:nilnil // it is no encoding of anything
	case isUTF16(head, 0):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder().Reader(in), nil
	case isUTF16(head, 1):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder().Reader(in), nil
	case isFoldedBase64(in):
		return base64.NewDecoder(base64.StdEncoding, in), nil
	}
	return nil, nil //nolint:nilnil // it is no encoding of anything
}

// isUTF16 recognizes UTF-16 by its byte order mark, or by two ASCII letters: low is the
// place of their bytes, 0 if the least significant byte comes first.
func isUTF16(head []byte, low int) bool {
	if head[low] == 0xff && head[1-low] == 0xfe {
		return true
	}
	ascii := func(c byte) bool { return c == '\t' || c == '\n' || c == '\r' || c >= ' ' && c < 0x7f }
	return head[1-low] == 0 && head[3-low] == 0 && ascii(head[low]) && ascii(head[2+low])
}

// isFoldedBase64 recognizes gzip in base64 that is broken into lines, as base64 and openssl
// do. On a single line it is a record, which the parser unpacks.
func isFoldedBase64(in *bufio.Reader) bool {
	if head, _ := in.Peek(4); string(head) != "H4sI" {
		return false
	}
	const longest = 76 // characters, as MIME has it; PEM has 64
	line, _ := in.Peek(longest + 1)
	at := bytes.IndexByte(line, '\n')
	return at == longest || at == 64
}
