package admin

// attributeActions change what a profile says.
func attributeActions() []Action { return nil }
