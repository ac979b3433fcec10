package traffic

import "time"

// Attack names the attack under way at a time, "" for none.
func (s Source) Attack(at time.Time) string {
	i, ok := s.attackAt(at)
	if !ok {
		return ""
	}
	return attacks[i].name
}
