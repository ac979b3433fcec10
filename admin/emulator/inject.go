package emulator

// Inject makes calls fail until remove is called. If several faults match a call, the one
// injected first applies; delays add up.
func (s *Server) Inject(f Fault) (remove func()) { return s.front.Inject(f) }
