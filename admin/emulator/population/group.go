package population

import "time"

// NoPrecedence is the Precedence of a group that was given none: 0 is one that
// can be given, and the highest.
const NoPrecedence = -1

// Group is a group of a pool. The lower its precedence number, the more its
// role counts; of groups with the same number and different roles none does.
type Group struct {
	Name        string
	Description string
	Precedence  int    // 0 and up, or NoPrecedence
	RoleARN     string // "" = none
	Created     time.Time
	Modified    time.Time
}
