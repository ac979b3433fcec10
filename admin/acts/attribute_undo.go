package acts

import (
	"slices"
	"strings"
)

// restored is the edit that makes a target again what it was before it became
// after, as far as attributes go; the id is "" when no edit can.
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
			value = "false" // what no mark means, and surer than taking a mark away
		}
		lines = append(lines, name+"="+value)
	}
	// An address is written back with its mark, or it would lose it.
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

// notReadBefore is why nothing is given back to a target that only its name is
// known of.
const notReadBefore = "How it was before was not read, so nobody can tell what to give back."

// notRestorable says why the attributes can't be made again what they were.
func notRestorable(before, after Target) string {
	was := before.User.Attributes
	names := differing(was, after.User.Attributes)
	if before.User.Status == "" {
		return notReadBefore
	}
	for _, name := range names {
		if was.Get(name) != "" && slices.Contains(before.Pool.VerifiedFirst, name) && !before.User.Verified(name) {
			return "This pool takes no " + addressWords[name] + " that is not verified, and the former one was not."
		}
	}
	if len(names) == 0 {
		return "Nothing changes at once, so there is nothing to take back."
	}
	return ""
}
