// Package keys is the one table of keys: every binding has a name, its default keys and
// its words; the footer, the help, the dispatch and the config all use it.
package keys

import (
	"fmt"
	"slices"
	"strings"
)

// ID names a binding in code and in the config.
type ID string

// Scope is where a binding works. Two bindings of one scope, or one of Global and one of
// another scope, may not share a key, nor may the bindings for scrolling a text and
// those list bindings that texts also have.
type Scope uint8

// The scopes.
const (
	Global Scope = iota // on every screen
	List                // where the cursor moves over rows
	Text                // where text can be scrolled
)

// Binding is one thing that a key does.
type Binding struct {
	ID    ID
	Scope Scope
	Keys  []string // as tea.Key.String returns them
	Short string   // for the footer: one or two words; "" leaves it out
	Help  string   // for the help: a phrase
	Also  string   // words that people look for it by in the help
}

// The bindings.
const (
	Help        ID = "help"
	Command     ID = "command"
	Back        ID = "back"
	Quit        ID = "quit"
	Suspend     ID = "suspend"
	HistoryBack ID = "history-back"
	HistoryNext ID = "history-next"
	Refresh     ID = "refresh"
	Act         ID = "act"
	Undo        ID = "undo"
	Bulk        ID = "bulk"
	Copy        ID = "copy"
	JSON        ID = "json"
	Paste       ID = "paste"
	Mouse       ID = "mouse"
	Zone        ID = "time-zone"
	SignIn      ID = "sign-in"
	NextTab     ID = "next-tab"
	PreviousTab ID = "previous-tab"
	Tab1        ID = "tab-1"
	Tab2        ID = "tab-2"
	Tab3        ID = "tab-3"
	Tab4        ID = "tab-4"
	Tab5        ID = "tab-5"
	Tab6        ID = "tab-6"
	Tab7        ID = "tab-7"
	Tab8        ID = "tab-8"
	Tab9        ID = "tab-9"

	Open      ID = "open"
	Up        ID = "up"
	Down      ID = "down"
	PageUp    ID = "page-up"
	PageDown  ID = "page-down"
	Top       ID = "top"
	Bottom    ID = "bottom"
	Mark      ID = "mark"
	MarkRange ID = "mark-range"
	MarkAll   ID = "mark-all"
	Unmark    ID = "unmark"
	Filter    ID = "filter"
	Sort      ID = "sort"
	Columns   ID = "columns"
	Split     ID = "split"
	ReadAll   ID = "read-all"
	Pane      ID = "pane"
	Follow    ID = "follow"
	Mute      ID = "mute"
	Live      ID = "live"
	Sources   ID = "sources"
	Ask       ID = "ask"
	Save      ID = "save"
	Probe     ID = "probe"
	Reveal    ID = "reveal"

	ScrollUp       ID = "scroll-up"
	ScrollDown     ID = "scroll-down"
	ScrollPageUp   ID = "scroll-page-up"
	ScrollPageDown ID = "scroll-page-down"
	ScrollTop      ID = "scroll-top"
	ScrollBottom   ID = "scroll-bottom"
)

// Bindings are all bindings, in the order in which the help shows them.
var Bindings = []Binding{
	{Open, List, []string{"enter", "right", "l"}, "open", "open what is selected", "view details select"},
	{Mark, List, []string{"space"}, "mark", "mark or unmark the row", "select choose tick checkbox"},
	{MarkRange, List, []string{"v", "ctrl+space"}, "", "mark from the last marked row to this one", ""},
	{MarkAll, List, []string{"*"}, "", "mark all that match the filter; reads all pages first", "select all everyone"},
	{Unmark, List, []string{"V"}, "", "unmark all; again to restore the marks", "deselect clear selection"},
	{Filter, List, []string{"/"}, "filter", "filter: a word among the rows read, or attribute:value in AWS", "search find query grep where lookup"},
	{Sort, List, []string{"s"}, "sort", "sort by a column; again to reverse", "order"},
	{Columns, List, []string{"c"}, "", "choose the columns", "fields attributes custom headers show hide"},
	{Split, List, []string{"d"}, "", "show or hide the detail beside the list", "preview pane panel side"},
	{ReadAll, List, []string{"+"}, "", "read all pages, at the rate the budget allows", "load fetch everything all pages more next page"},
	{Pane, List, []string{"w"}, "", "switch to the other part of the screen: alerts and stream, claims and checks", "window focus switch"},
	{Follow, List, []string{"f"}, "follow", "sign-ins: stop the stream, or follow it again", "tail pause freeze stream log"},
	{Mute, List, []string{"m"}, "", "mute what an alert is about, for its detector or for all; or unmute it", "silence ignore suppress snooze acknowledge allowlist"},
	{Live, List, []string{"t"}, "", "sign-ins: Live Tail, billed by the minute; again for polling", "tail log stream realtime watch follow"},
	{Sources, List, []string{"S"}, "", "sign-ins: show the sources, and what is missing", "log logs where cloudtrail setup"},
	{Ask, List, []string{"I"}, "", "sign-ins: query several days with CloudWatch Logs Insights", "insights history days query log search"},
	{Save, List, []string{"W"}, "", "sign-ins: save the records listed to a file", "export download file dump csv json write log"},
	{Probe, List, []string{"P"}, "probe", "a token: ask Cognito whether it still accepts it", "revoked test check introspect jwt"},
	{Reveal, List, []string{"X"}, "", "a token: show it whole, or masked again", "unmask secret jwt"},
	{Up, List, []string{"up", "k"}, "", "one row up", ""},
	{Down, List, []string{"down", "j"}, "", "one row down", ""},
	{PageUp, List, []string{"pgup", "ctrl+b", "ctrl+u"}, "", "one page up", "scroll"},
	{PageDown, List, []string{"pgdown", "ctrl+f", "ctrl+d"}, "", "one page down", "scroll"},
	{Top, List, []string{"home", "g"}, "", "first row", "beginning start"},
	{Bottom, List, []string{"end", "G"}, "", "last row read; reads the next page if more follow", "end"},

	{ScrollUp, Text, []string{"up", "k"}, "", "scroll up", ""},
	{ScrollDown, Text, []string{"down", "j"}, "", "scroll down", ""},
	{ScrollPageUp, Text, []string{"pgup", "ctrl+b", "ctrl+u"}, "", "scroll a page up", ""},
	{ScrollPageDown, Text, []string{"pgdown", "ctrl+f", "ctrl+d"}, "", "scroll a page down", ""},
	{ScrollTop, Text, []string{"home", "g"}, "", "to the beginning", ""},
	{ScrollBottom, Text, []string{"end", "G"}, "", "to the end", ""},

	{Act, Global, []string{"a"}, "act", "act on what is marked, or on the row under the cursor", "action do change edit menu"},
	{Bulk, Global, []string{"b"}, "", "the bulk under way, or the report of the last one", "progress job batch report mass"},
	{Undo, Global, []string{"u"}, "", "undo the last act, after showing its plan", "revert rollback restore take back"},
	{Copy, Global, []string{"y"}, "copy", "copy: username, sub, ARN, JSON, aws command …", "yank clipboard export csv id arn command cli"},
	{JSON, Global, []string{"J"}, "", "show it as JSON", "raw export dump inspect"},
	{Refresh, Global, []string{"R", "f5"}, "", "read again; after an error, continue from there", "reload update retry"},
	{NextTab, Global, []string{"tab"}, "", "next tab", ""},
	{PreviousTab, Global, []string{"shift+tab"}, "", "previous tab", ""},
	{Tab1, Global, []string{"1"}, "", "first tab", ""},
	{Tab2, Global, []string{"2"}, "", "second tab", ""},
	{Tab3, Global, []string{"3"}, "", "third tab", ""},
	{Tab4, Global, []string{"4"}, "", "fourth tab", ""},
	{Tab5, Global, []string{"5"}, "", "fifth tab", ""},
	{Tab6, Global, []string{"6"}, "", "sixth tab", ""},
	{Tab7, Global, []string{"7"}, "", "seventh tab", ""},
	{Tab8, Global, []string{"8"}, "", "eighth tab", ""},
	{Tab9, Global, []string{"9"}, "", "ninth tab", ""},
	// The console waits 150 ms after a lone ESC to see whether it begins a longer
	// sequence, so there are two ways back that do not.
	{Back, Global, []string{"esc", "left", "h"}, "back", "back; drops marks first, then a filter", "return close cancel leave"},
	{HistoryBack, Global, []string{"["}, "", "the screen before this one", "previous"},
	{HistoryNext, Global, []string{"]"}, "", "the screen you came back from", "forward next"},
	{Command, Global, []string{":"}, "go", "command line: go anywhere by name", "goto jump palette"},
	{Paste, Global, []string{"p"}, "", "paste: finds the user, pool, address or token that it names", "clipboard search find lookup jwt"},
	{Mouse, Global, []string{"M"}, "", "mouse on or off (off lets the terminal select text)", "click select text"},
	{Zone, Global, []string{"T"}, "", "times in UTC, or in this machine's time zone", "time zone timezone utc gmt local clock hours"},
	{SignIn, Global, []string{"L"}, "", "sign in to AWS again when the credentials have expired", "login authenticate sso credentials expired mfa"},
	{Help, Global, []string{"?", "f1"}, "help", "all keys; type to search, enter runs one", "keys shortcuts manual usage"},
	{Quit, Global, []string{"q", "ctrl+c"}, "", "back; quits from the first screen. ctrl+c quits at once, or closes a box or a line", "exit logout close leave"},
	{Suspend, Global, []string{"ctrl+z"}, "", "suspend to the shell; fg resumes", "background shell"},
}

// Map is the bindings with the user's keys.
type Map struct {
	bindings []Binding
	byID     map[ID]int
}

// New makes a map of the default keys, with those of remap in their place: the name of a
// binding and its keys; a binding with no keys is off. It fails on an unknown name and
// on two bindings that would share a key.
func New(remap map[string][]string) (*Map, error) {
	m := &Map{bindings: slices.Clone(Bindings), byID: map[ID]int{}}
	for i, b := range m.bindings {
		m.byID[b.ID] = i
	}
	for name, keys := range remap {
		i, ok := m.byID[ID(name)]
		if !ok {
			return nil, fmt.Errorf("keys: there is no binding %q; `cognito-tui info` lists them", name)
		}
		keys = namesOf(keys)
		if wrong := slices.IndexFunc(keys, func(k string) bool { return !isKey(k) }); wrong >= 0 {
			return nil, fmt.Errorf("keys: %s: there is no key %q; names are as in %s", name, keys[wrong], keyExamples)
		}
		m.bindings[i].Keys = keys
	}
	return m, m.conflict()
}

func (m *Map) conflict() error {
	var clashes []string
	for i, a := range m.bindings {
		for _, b := range m.bindings[i+1:] {
			for _, key := range a.Keys {
				if a.meets(b) && slices.Contains(b.Keys, key) {
					clashes = append(clashes, fmt.Sprintf("%q is both %s and %s", key, a.ID, b.ID))
				}
			}
		}
	}
	if len(clashes) > 0 {
		return fmt.Errorf("keys: %s", strings.Join(clashes, "; "))
	}
	return nil
}

// onTexts are the list bindings that texts also have: the page of an alert, the answer
// of Insights.
var onTexts = []ID{Open, Mute, Follow}

// meets reports whether a and b can be active at once.
func (b Binding) meets(other Binding) bool {
	if b.Scope == other.Scope || b.Scope == Global || other.Scope == Global {
		return true
	}
	return slices.Contains(onTexts, b.ID) || slices.Contains(onTexts, other.ID)
}

// All are the bindings in the order of the table.
func (m *Map) All() []Binding { return m.bindings }

// Get returns the binding of an id.
func (m *Map) Get(id ID) Binding { return m.bindings[m.byID[id]] }

// Is reports whether key is one of the binding's.
func (m *Map) Is(id ID, key string) bool { return slices.Contains(m.Get(id).Keys, key) }

// Label is the first key of the binding as people write it, "" when there is none.
func (m *Map) Label(id ID) string {
	if keys := m.Get(id).Keys; len(keys) > 0 {
		return Label(keys[0])
	}
	return ""
}

// Labels are all keys of the binding as people write them.
func (m *Map) Labels(id ID) string {
	labels := make([]string, 0, 3)
	for _, key := range m.Get(id).Keys {
		labels = append(labels, Label(key))
	}
	return strings.Join(labels, " ")
}

var labels = map[string]string{
	"up": "↑", "down": "↓", "left": "←", "right": "→",
	"pgup": "PgUp", "pgdown": "PgDn", "home": "Home", "end": "End", "f1": "F1", "f5": "F5",
}

// namesOf are keys by the names that the config uses; `info` and the help show labels,
// such as PgDn and F5.
func namesOf(written []string) []string {
	names := slices.Clone(written)
	for i, key := range names {
		for name, label := range labels {
			if key == label {
				names[i] = name
			}
		}
		if len(key) > 1 && names[i] == key && strings.ToLower(key) != key && isKey(strings.ToLower(key)) {
			names[i] = strings.ToLower(key)
		}
	}
	return names
}

// Label is key as people write it.
func Label(key string) string {
	if label, ok := labels[key]; ok {
		return label
	}
	return key
}
