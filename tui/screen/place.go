package screen

import "github.com/cognito-tui/cognito-tui/admin/call"

// PlaceOf is where a session works, for people.
func PlaceOf(s *call.Session) string {
	place := s.Profile() + ", " + s.Region()
	if s.Endpoint() != "" {
		place += " at " + s.Endpoint()
	}
	return place
}

// IsHere reports whether a session works where the console does. It may be another
// session for the same place, after leaving and coming back.
func IsHere(host Host, s *call.Session) bool { return PlaceOf(s) == PlaceOf(host.Session()) }
