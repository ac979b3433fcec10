package emulator

// Inject makes calls fail from now on, until remove is called. Of several
// faults that match a call the first injected one spoils it; delays add up.
func (s *Server) Inject(f Fault) (remove func()) { return s.front.Inject(f) }
