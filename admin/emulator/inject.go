package emulator

// Inject makes calls fail until remove is called. If several faults match a call, the one
// injected first applies; delays add up.
func (s *Server) Inject(f Fault) (remove func()) { return s.front.Inject(f) }

// Break injects a fault and returns it with its counts, until it is removed.
func (s *Server) Break(f Fault) *Injected { return s.front.Break(f) }
