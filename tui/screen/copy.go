package screen

// Copy is something to copy, for the copy menu.
type Copy struct {
	Key, Label string
	Text       string // exact; "" for what is not there
}
