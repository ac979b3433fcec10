package admin

import "context"

// Force sends an act although the table refuses it, to hear what AWS says.
func (s *Session) Force(ctx context.Context, act Act) Result {
	result := Result{Act: act}
	s.send(ctx, &result)
	return result
}

// ReadPairs reads what PairLines writes.
func ReadPairs(text string) ([]Attribute, string) { return Inputs{"pairs": text}.pairs("pairs") }
