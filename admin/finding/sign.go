package finding

// Sign is how good or bad a finding is.
type Sign uint8

// The signs, the worst last. The zero Sign claims nothing.
const (
	Note  Sign = iota
	Fine       // everything that was to be checked was
	Care       // something is left to be done
	Stops      // it stops what the rules are about: a user's sign-in, a pool's
)
