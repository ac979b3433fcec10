package acts

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// An Action is something an administrator can do, as a value. There is one
// table of them, [Actions]; menus, dialogs, the command line, bulk, undo, the
// audit and the reference page all read it. To add an action, add a value.
//
// An act goes through its groups in their order: Reading looks at the target, WhyNot and
// Check may refuse, Wording says what will be, Sending does it, Showing finds it again in
// what AWS lists, and Undoing reverses it. Only ID, Key, On, Name, Consequence, Changes,
// WhyNot and Requests are always there; the others are for what needs them.
type Action struct {
	ID     string // on the command line and in the audit: reset-password
	Key    string // the letter in the act menu: upper case for destructive acts, unique among the acts on a kind
	On     KindID
	Danger Danger

	Wording

	Inputs []Input
	// WhyNot says why it can't be done to this target, "" when it can. It uses what
	// is known and asks AWS nothing.
	WhyNot func(Target) string
	// Check says what is wrong with the inputs, "" when nothing is; nil when Inputs
	// declare everything there is to check.
	Check func(Target, Inputs) string

	Reading
	Sending
	Showing
	Undoing
}

// Wording is what an action says before it is done.
type Wording struct {
	Name string // in the menu: reset password
	Also string // words that people look for it by, which Name does not have
	// Called is its name in the menu where the target makes it more specific; nil
	// for Name.
	Called func(Target) string
	Did    string // what users become by it, after a number: "5 users disabled"; "" where it is on no user
	// Consequence is what follows, in one sentence.
	Consequence string
	// Changes are what will be different: from what, to what.
	Changes func(Target, Inputs) []Change
	// Warnings are what may surprise about this act; nil for none.
	Warnings func(Target, Inputs) []string
}

// Reading is what an action reads first: facts that lists don't have and that its
// refusals, words and undo use. Without it less is refused in advance. All four may be
// nil.
type Reading struct {
	// Look reads it for one target, never with a billed call.
	Look func(context.Context, *call.Session, Target) (Target, error)
	// ChangedSince says why an act that was confirmed on one target must not be done
	// on what Look finds now, "" when it may; nil when it always may.
	ChangedSince func(confirmed, found Target) string
	// Survey reads it for many targets, in calls that they share and at most one per
	// target; nil where that is impossible. It returns the targets in their order.
	Survey func(context.Context, *call.Session, []Target, Inputs) ([]Target, error)
	// Prepare makes the inputs that nobody is asked for, such as a generated
	// password or the hash of a client's secret, just before the act is sent. What
	// it returns goes into the requests and nowhere else.
	Prepare func(context.Context, *call.Session, Target, Inputs) (Inputs, error)
}

// Sending is what an action sends.
type Sending struct {
	// Requests are the calls to make, in order; the first failure ends the act. A plan
	// shows what the same function makes from unprepared inputs.
	Requests func(Target, Inputs) []call.Request
	// Repeats says that doing it twice has the same effect as doing it once. A request
	// whose answer was lost is then sent again, and so is the act when a bulk is
	// resumed.
	Repeats bool
	Message bool // it sends an e-mail or SMS
	// Goes is where its messages go, as far as the target tells; nil where it sends none.
	Goes func(Target, Inputs) []Delivery
}

// Showing is how AWS's lists show that an action was done: screens wait for it, and a
// bulk whose answer was lost relies on it. [Action.Told] and [Act.Rest] read it. An
// action with neither Shows nor Removes does not show in lists.
type Showing struct {
	// Shows judges a target, read again from a list, by what the act leaves.
	Shows func(fresh Target, in Inputs) Shown
	// ShowedBefore says that a target may have looked like this without the act, or may
	// not look like this any longer: then only the date of its last change shows whether
	// the act was done.
	ShowedBefore bool
	// Removes says that the target is gone afterwards, in place of Shows.
	Removes bool
	// After returns the target once the act is done, as far as undoing it needs; nil
	// when it looks the same. An action with Undo has it.
	After func(Target, Inputs) Target
	// Rest is for an action of several requests that can't all be sent again. From a
	// target that was read again it returns the action that finishes the act, "" where no
	// part of it shows: then the whole act is to be done.
	Rest func(fresh Target, in Inputs) (action string, rest Inputs)
}

// Undoing is how an action is reverted. It has either NoUndo or Undo.
type Undoing struct {
	// NoUndo is why that is impossible, in one sentence.
	NoUndo string
	// Undo is the act that reverts it, on the target that After returns. An id of ""
	// means that this particular act can't be reverted, and NoUndoOf says why.
	Undo     func(Target, Inputs) (action string, in Inputs)
	NoUndoOf func(Target, Inputs) string
}

// Danger is how much an act can break, which decides how it is confirmed.
type Danger uint8

// The degrees of danger.
const (
	Safe        Danger = iota // undone by its opposite, nobody is locked out
	Careful                   // somebody is signed out, locked out or written to
	Destructive               // something is gone
)

// Target is what an act is done to, as it was last read.
type Target struct {
	Pool   admin.PoolDetail // only Pool.ID is needed; the rest decides what can't be done
	User   admin.User
	Group  admin.Group
	Device admin.Device
	Event  admin.AuthEvent

	// MFA and Membership are not in lists. Nil means not read, which refuses
	// nothing: [Session.Look] reads them, or [Session.Survey] for many.
	MFA        *MFA
	Membership *Membership

	// Gone means that a user named by a log is not in the pool: nothing can be done
	// to them, and a plan of many says so.
	Gone bool
}

// noSuchUser is why nothing can be done to a user who is gone.
const noSuchUser = "The pool has no such user, or no longer."

// Change is a part of a target before and after an act.
type Change struct {
	What   string `json:"what"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// InputKind is how an input is asked for.
type InputKind uint8

// The kinds of inputs.
const (
	InputText   InputKind = iota
	InputYesNo            // "yes" or "no"
	InputChoice           // one of Choices
	InputSecret           // never shown, never kept
	InputPairs            // name=value lines, see [PairLines]
	InputNames            // names, one a line or separated by commas
)

// Input is something that an act needs to know.
type Input struct {
	Name     string // as a flag: --permanent
	Label    string // as a question
	Kind     InputKind
	Choices  []string
	Default  string
	Required bool
	// Lines says that it takes any text, including line breaks.
	Lines bool
	// Generates means that an empty secret is generated to the pool's policy.
	Generates bool
	// Offer is the initial value for this target in place of Default; nil for
	// Default.
	Offer func(Target) string
	// Now is what is set on a target, as an answer, "" where that is not known. A form for
	// one target starts from it, and leaves out an answer that stays as it is. Nil where
	// nothing is set yet.
	Now func(Target) string
	// Names is what the input names: one of the things that there are; nil for any text.
	Names *Naming
	// Parts are the pairs of an InputPairs that can be given for this target, so
	// that a form asks for each by its name; none when that is not known.
	Parts func(Target) []Part
}

// Offered is the initial value of the input, as AWS holds it: the target's own,
// or the default.
func (i Input) Offered(t Target) string {
	if i.Now != nil && i.Now(t) != "" {
		return i.Now(t)
	}
	if i.Offer == nil {
		return i.Default
	}
	if own := i.Offer(t); own != "" {
		return own
	}
	return i.Default
}

// Inputs are answers by the name of the input, exactly as AWS is to hold them.
type Inputs map[string]string

// Yes reports whether the answer to a yes-or-no input is yes.
func (in Inputs) Yes(name string) bool { return in[name] == "yes" }

// with are the inputs with one more answer.
func (in Inputs) with(name, value string) Inputs {
	more := maps.Clone(in)
	if more == nil {
		more = Inputs{}
	}
	more[name] = value
	return more
}

// Actions are all actions, in the order of the menu.
func Actions() []Action {
	return slices.Concat(
		signUpActions(), passwordActions(), accessActions(), sessionActions(), mfaActions(), attributeActions(), membershipActions(),
		providerActions(), deleteActions(), deviceActions(), authEventActions(), groupActions(), createActions(),
	)
}

// FindAction finds an action by its id.
func FindAction(id string) (Action, bool) {
	all := Actions()
	i := slices.IndexFunc(all, func(a Action) bool { return a.ID == id })
	if i < 0 {
		return Action{}, false
	}
	return all[i], true
}

// ActionsOn are the actions for targets of one kind.
func ActionsOn(kind KindID) []Action {
	return slices.DeleteFunc(Actions(), func(a Action) bool { return a.On != kind })
}

// NameOn is the action's name on these targets: the one that they share, or its
// general name.
func (a Action) NameOn(targets []Target) string {
	if a.Called == nil {
		return a.Name
	}
	name := a.Called(targets[0])
	if slices.ContainsFunc(targets, func(t Target) bool { return a.Called(t) != name }) {
		return a.Name
	}
	return name
}

// Subject is what people call the target of an action.
func (a Action) Subject(t Target) string { return a.Ref(t).Name }

// Ref refers to the part of a target that the action is done to; the zero Ref where
// the target has none.
func (a Action) Ref(t Target) Ref { return KindOf(a.On).Ref(t) }

// Billed reports whether the act makes the user a billed monthly active user.
func (a Action) Billed(t Target, in Inputs) bool {
	return slices.ContainsFunc(a.Requests(t, in), func(r call.Request) bool { return r.Call().Billed })
}

// Sends reports whether the act sends a message with these inputs.
func (a Action) Sends(in Inputs) bool { return a.Message && in["medium"] != noMessage }

// noUndo is why this very act can't be undone, "" when it can.
func (a Action) noUndo(t Target, in Inputs) string {
	if a.NoUndo != "" || a.NoUndoOf == nil {
		return a.NoUndo
	}
	return a.NoUndoOf(t, in)
}

// WhyNotTo says why it can't be done to a target, whatever the inputs, "" when it
// can.
func (a Action) WhyNotTo(t Target) string {
	switch {
	case t.Gone:
		return noSuchUser
	case a.Ref(t).IsZero():
		return "This can't be done: the target has no " + cmp.Or(KindOf(a.On).One, "kind that is known") + "."
	}
	return a.WhyNot(t)
}

// Refusal is why an act can't be done: the target, a missing input or a wrong
// one; "" when it can. It may quote what was typed, and is printable.
func (a Action) Refusal(t Target, in Inputs) string { return plain.Text(a.refusal(t, in)) }

func (a Action) refusal(t Target, in Inputs) string {
	if why := a.WhyNotTo(t); why != "" {
		return why
	}
	for _, input := range a.Inputs {
		if why := input.refusal(in[input.Name]); why != "" {
			return why
		}
	}
	if a.Check == nil {
		return ""
	}
	return a.Check(t, in)
}

func (i Input) asked() string {
	if i.Kind == InputChoice {
		return "a choice: " + i.Label + " (" + strings.Join(i.Choices, ", ") + ")"
	}
	return i.Label
}

func (i Input) refusal(value string) string {
	switch {
	case i.Required && value == "":
		return "Missing: " + i.asked() + "."
	case value != "" && i.Kind == InputYesNo && value != "yes" && value != "no":
		return i.Label + " must be yes or no."
	case value != "" && i.Kind == InputChoice && !slices.Contains(i.Choices, value):
		return i.Label + " is not one of the choices."
	}
	return ""
}
