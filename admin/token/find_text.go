package token

import "strings"

// candidate is a part of a text that looks like a token.
type candidate struct {
	begin int
	token string
}

// beginnings are how the header of a JWT can begin in base64url: an opening brace followed by a
// quote, a space or a line break.
var beginnings = []string{"eyJ", "eyA", "eyI", "ewo", "ew0", "ewk"}

func beginsToken(s string) bool {
	for _, b := range beginnings {
		if strings.HasPrefix(s, b) {
			return true
		}
	}
	return false
}

// candidates finds runs of token characters that begin like a token. A run continues over line
// breaks while the token is incomplete.
func candidates(text string) (found []candidate) {
	for i := 0; i < len(text) && len(found) < mostFound; {
		if !beginsToken(text[i:]) || (i > 0 && (isBase64URL(text[i-1]) || text[i-1] == '.')) {
			i++
			continue
		}
		token, next := run(text, i)
		if strings.Contains(token, ".") || len(token) > 64 || elision(token) >= 0 {
			found = append(found, candidate{i, token})
		}
		i = next
	}
	return found
}

// run takes the token that begins at i, with the lines into which a terminal or mail program
// broke it. Those are of equal length, except the first, which may have something before the
// token, and the last, which is shorter.
func run(text string, i int) (token string, next int) {
	var b strings.Builder
	var s shape
	longest := 0
	for lines := 1; ; lines++ {
		end := runEnd(text, i)
		line := text[i:end]
		b.WriteString(line)
		s.add(line)
		last := len(line) < longest && !strings.HasSuffix(line, ".")
		longest = max(longest, len(line))
		from := afterBreak(text, end)
		if last || len(line) < 16 || s.complete(lines == 1) || from < 0 || !s.goesOn(text, from) {
			return trimDots(b.String(), s), end
		}
		// The parts after the first dot begin like a token as well.
		if beginsToken(text[from:]) && s.dots >= 2 && s.last > 0 {
			return b.String(), end
		}
		i = from
	}
}

// trimDots removes the full stop of a sentence, but not the dots of a token that was shortened
// at its end.
func trimDots(token string, s shape) string {
	trimmed := strings.TrimRight(token, ".")
	s.dots -= len(token) - len(trimmed)
	if s.last = len(trimmed) - strings.LastIndexByte(trimmed, '.') - 1; len(token)-len(trimmed) >= 3 && !s.complete(true) {
		return trimmed + "..."
	}
	return trimmed
}

// shape is how many dots a token has had so far and how long its last part is: enough to know
// whether it is complete, so that a word on the next line is not taken for more of it.
type shape struct{ dots, last int }

func (s *shape) add(line string) {
	if n := strings.Count(line, "."); n > 0 {
		s.dots, s.last = s.dots+n, 0
		line = line[strings.LastIndexByte(line, '.')+1:]
	}
	s.last += len(line)
}

// goesOn reports whether the line that begins at from continues the token. A line with other
// words does not, such as a request header below a token that was cut, unless it completes the
// token.
func (s shape) goesOn(text string, from int) bool {
	end := runEnd(text, from)
	if end == from {
		return false
	}
	if closes(text[end:]) {
		return true
	}
	s.add(text[from:end])
	return s.complete(false)
}

// closes reports whether a line ends here, apart from closing quotation marks or a line
// continuation.
func closes(rest string) bool {
	if rest == "" || strings.IndexByte("\"'`,;<>)]}&|", rest[0]) >= 0 {
		return true
	}
	rest = strings.TrimLeft(rest, " \t\\")
	return rest == "" || rest[0] == '\n' || rest[0] == '\r'
}

// complete reports whether the token has all its parts. On one line, sizes count that a line
// break could produce by chance.
func (s *shape) complete(oneLine bool) bool {
	switch s.dots {
	case 2:
		return s.last == signatureSize || (oneLine && otherSizes[s.last])
	case 4:
		return s.last == tagSize
	}
	return false
}

// The sizes, in characters, of the last part of Cognito's tokens: the signature of a key of 2048
// bits, and the tag of AES-GCM.
const (
	signatureSize = 342
	tagSize       = 22
)

// otherSizes are those of HMAC, ECDSA and larger RSA keys (RFC 7518), and of a load
// balancer's ECDSA, which is padded.
var otherSizes = map[int]bool{43: true, 64: true, 86: true, 88: true, 128: true, 176: true, 512: true, 683: true}

// afterBreak returns where the next line begins, -1 when there is no line break at i. A
// backslash before it is a shell's, an equals sign that of a quoted-printable mail.
func afterBreak(text string, i int) int {
	for i < len(text) && strings.IndexByte(" \t\\=", text[i]) >= 0 {
		i++
	}
	broke := false
	for i < len(text) && isBlank(text[i]) {
		broke = broke || text[i] == '\n' || text[i] == '\r'
		i++
	}
	if !broke || i == len(text) {
		return -1
	}
	return i
}

func runEnd(text string, i int) int {
	for i < len(text) {
		switch {
		case isTokenByte(text[i]):
			i++
		case strings.HasPrefix(text[i:], "…"):
			i += len("…")
		default:
			return i
		}
	}
	return i
}

// isTokenByte reports whether a byte may be part of a token. Bytes that are neither base64url
// nor a separator are kept, so that Decode can say where the token breaks.
func isTokenByte(c byte) bool {
	return isBase64URL(c) || c == '.' || strings.IndexByte("+/=*!$~", c) >= 0
}

// unescape undoes URL encoding: %2E, %3D and so on. Anything that is not an escape stays.
func unescape(text string) string {
	if !strings.Contains(text, "%") {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '%' && i+2 < len(text) {
			if c, ok := hexByte(text[i+1], text[i+2]); ok {
				b.WriteByte(c)
				i += 2
				continue
			}
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

func hexByte(high, low byte) (byte, bool) {
	h, l := strings.IndexByte(hexDigits, lower(high)), strings.IndexByte(hexDigits, lower(low))
	return byte(h<<4 | l), h >= 0 && l >= 0
}

const hexDigits = "0123456789abcdef"

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
