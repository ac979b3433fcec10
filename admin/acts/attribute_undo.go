package acts

import (
	"slices"
	"strings"
)

// restored is the edit that gives a target back the attributes that it had
// before it became after; the id is "" when no edit can.
func restored(before, after Target) (id string, in Inputs) {
	if notRestorable(before, after) != "" {
		return "", nil
	}
	var lines []string
	was := before.User.Attributes
	for _, name := range differing(was, after.User.Attributes) {
		value := was.Exact(name)
		if address, isMark := strings.CutSuffix(name, "_verified"); isMark && value == "" {
			if was.Get(address) == "" {
				continue // it goes with its address
			}
			value = "false" // no mark means the same, and this is more reliable than removing a mark
		}
		lines = append(lines, name+"="+value)
	}
	// An address is written back with its mark; otherwise it would lose it.
	for address := range addressWords {
		mark := address + "_verified"
		if was.Exact(address) != after.User.Attributes.Exact(address) && was.Get(mark) != "" && was.Get(mark) == after.User.Attributes.Get(mark) {
			lines = append(lines, mark+"="+was.Get(mark))
		}
	}
	if len(lines) == 0 {
		return "", nil
	}
	slices.Sort(lines)
	return "set-attributes", Inputs{"attributes": PairLines(lines...)}
}

// notReadBefore is why nothing is restored on a target of which only the name
// is known.
const notReadBefore = "The previous values were not read, so they can't be restored."

// notRestorable says why the attributes can't be restored.
func notRestorable(before, after Target) string {
	was := before.User.Attributes
	names := differing(was, after.User.Attributes)
	if before.User.Status == "" {
		return notReadBefore
	}
	for _, name := range names {
		if was.Get(name) != "" && slices.Contains(before.Pool.VerifiedFirst, name) && !before.User.Verified(name) {
			return "This pool accepts no unverified " + addressWords[name] + ", and the old one was not verified."
		}
	}
	if len(names) == 0 {
		return "Nothing changes at once, so there is nothing to undo."
	}
	return ""
}
