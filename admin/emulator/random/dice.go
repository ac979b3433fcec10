package random

import "fmt"

// Dice is where a source stands: what it draws next follows from it.
type Dice []byte

// Dice returns where the source stands.
func (r *Source) Dice() Dice {
	at, err := r.pcg.MarshalBinary()
	if err != nil {
		panic(err) // a PCG always has a binary form
	}
	return at
}

// Throw takes the source to where it stood once.
func (r *Source) Throw(at Dice) error {
	if err := r.pcg.UnmarshalBinary(at); err != nil {
		return fmt.Errorf("setting a random source: %w", err)
	}
	return nil
}
