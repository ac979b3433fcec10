package tui

import "github.com/cognito-tui/cognito-tui/admin/call"

// placeOf is where a session works, for people.
func placeOf(s *call.Session) string {
	place := s.Profile() + ", " + s.Region()
	if s.Endpoint() != "" {
		place += " at " + s.Endpoint()
	}
	return place
}

// isHere reports whether a session works where the console's does. It may be another
// one, that somebody left and came back from.
func isHere(host Host, s *call.Session) bool { return placeOf(s) == placeOf(host.Session()) }
