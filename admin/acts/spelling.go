package acts

import (
	"slices"
	"strings"
)

// GenerateFlag is the flag that has a secret generated.
const GenerateFlag = "generate"

// StdinFlag is the flag by which a secret is read from standard input.
func (i Input) StdinFlag() string { return i.Name + "-stdin" }

// InWords is the input that the command line takes as words after the action, without a
// flag: pairs, names, or the one choice that has to be made. ok is false where there is
// none.
func (a Action) InWords() (input Input, ok bool) {
	for _, fits := range []func(Input) bool{
		func(i Input) bool { return i.Kind == InputPairs || i.Kind == InputNames },
		func(i Input) bool { return i.Kind == InputChoice && i.Required },
	} {
		if i := slices.IndexFunc(a.Inputs, fits); i >= 0 {
			return a.Inputs[i], true
		}
	}
	return Input{}, false
}

// Spellings are the ways in which the command line takes an input of the action:
// "--permanent", "--medium EMAIL|SMS", "name=value…". The parser and the documentation are
// made of them.
func (a Action) Spellings(i Input) []string {
	if words, ok := a.InWords(); ok && words.Name == i.Name {
		return []string{wordForms[i.Kind](i)}
	}
	switch i.Kind {
	case InputYesNo:
		return []string{"--" + i.Name}
	case InputSecret:
		ways := []string{"--" + i.StdinFlag()}
		if i.Generates {
			ways = append(ways, "--"+GenerateFlag)
		}
		return ways
	case InputChoice:
		return []string{"--" + i.Name + " " + strings.Join(i.Choices, "|")}
	case InputText, InputPairs, InputNames:
	}
	return []string{"--" + i.Name + " " + strings.ToUpper(i.Name)}
}

// wordForms are how inputs stand after the action, by their kind.
var wordForms = map[InputKind]func(Input) string{
	InputPairs:  func(Input) string { return "name=value…" },
	InputNames:  func(Input) string { return "name…" },
	InputChoice: func(i Input) string { return strings.Join(i.Choices, "|") },
}
