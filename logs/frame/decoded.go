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

// bom is the byte order mark in UTF-8. Files that were put together have it within.
const bom = "\ufeff"

// mostLayers is how often a stream may be packed or encoded: gzip that was gzipped once
// more on upload, of UTF-16.
const mostLayers = 6

// decoded is a stream in UTF-8, unpacked. Nothing of it is kept, so that one that unpacks
// to more than there is memory for costs time alone.
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

// under is what a stream is an encoding of, nil when it is none. What it gives back as
// it came has lost a mark at its front.
func under(in *bufio.Reader, follow bool) (io.Reader, error) {
	head, _ := in.Peek(4) // a shorter one is none of these; its error comes again
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

// isUTF16 knows it by its mark, or by two letters of ASCII: low is the place of their
// bytes, which is 0 where the least significant byte comes first.
func isUTF16(head []byte, low int) bool {
	if head[low] == 0xff && head[1-low] == 0xfe {
		return true
	}
	ascii := func(c byte) bool { return c == '\t' || c == '\n' || c == '\r' || c >= ' ' && c < 0x7f }
	return head[1-low] == 0 && head[3-low] == 0 && ascii(head[low]) && ascii(head[2+low])
}

// isFoldedBase64 knows gzip in base64 that was broken into lines, as base64 and openssl
// do. On one line it is a record that the parser unpacks.
func isFoldedBase64(in *bufio.Reader) bool {
	if head, _ := in.Peek(4); string(head) != "H4sI" {
		return false
	}
	const longest = 76 // characters, as MIME has it; PEM has 64
	line, _ := in.Peek(longest + 1)
	at := bytes.IndexByte(line, '\n')
	return at == longest || at == 64
}
