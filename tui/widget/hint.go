package widget

// Hint is a key that works in a dialog, as people write it, and what it does
// there.
type Hint struct{ Key, Does string }
