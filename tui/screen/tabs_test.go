package screen

import (
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/cognito-tui/cognito-tui/tui/grid"
)

// plate is a screen that shows its name and reads nothing.
type plate struct {
	name    string
	started int
}

func (p *plate) Crumb() string    { return p.name }
func (p *plate) Start() tea.Cmd   { p.started++; return nil }
func (p *plate) Verbs() []Verb    { return nil }
func (p *plate) Draw(a grid.Area) { a.Put(0, 0, "this is "+p.name, grid.Text) }
func (p *plate) Close()           {}

// manyTabs are n tabs called room-1, room-2 and so on, and how many of them were made.
func manyTabs(n int) (tabs *Tabs, made *[]string) {
	made = &[]string{}
	table := make([]Tab, n)
	for i := range table {
		id := "room-" + strconv.Itoa(i+1)
		table[i] = Tab{ID: id, Title: id, New: func() Screen { *made = append(*made, id); return &plate{name: id} }}
	}
	return NewTabs(Subjects{Crumb: "house"}, table), made
}

// drawn are the lines of a drawing.
func drawn(t *Tabs, width int) []string {
	var sheet grid.Grid
	sheet.Reset(width, 3, ansi.WcWidth)
	t.Draw(sheet.Area())
	return strings.Split(ansi.Strip(sheet.Frame(&grid.Palette{})), "\n")
}

func TestTheRowOfTwelveTabsScrollsToTheCurrentOne(t *testing.T) {
	for _, width := range []int{200, 80, 40, 20} {
		tabs, _ := manyTabs(12)
		for i := range 12 {
			id := "room-" + strconv.Itoa(i+1)
			tabs.Show(id)
			lines := drawn(tabs, width)
			if !strings.Contains(lines[0]+" ", " "+id+" ") || !strings.Contains(lines[1], "this is "+id) {
				t.Errorf("%d columns, %s: the screen is\n%s", width, id, strings.Join(lines, "\n"))
			}
			if left, right := strings.Contains(lines[0], "‹"), strings.Contains(lines[0], "›"); left == strings.Contains(lines[0], "room-1 ") || right == strings.Contains(lines[0], "room-12") {
				t.Errorf("%d columns, %s: what is not shown is told wrong:\n%s", width, id, lines[0])
			}
			if again := drawn(tabs, width); strings.Join(again, "\n") != strings.Join(lines, "\n") {
				t.Errorf("%d columns, %s: drawn again it is\n%s\nand was\n%s", width, id, again[0], lines[0])
			}
		}
	}
}

func TestDigitsFollowTheOrderOnTheScreen(t *testing.T) {
	tabs, _ := manyTabs(12)
	for i, id := range tabKeys {
		for _, verb := range tabs.Verbs() {
			if verb.ID == id {
				verb.Run()
			}
		}
		if want := "room-" + strconv.Itoa(i+1); tabs.Current().Crumb() != want {
			t.Errorf("%s shows %s, want %s", id, tabs.Current().Crumb(), want)
		}
		if label := strconv.Itoa(i+1) + " room-" + strconv.Itoa(i+1); !strings.Contains(drawn(tabs, 80)[0], label) {
			t.Errorf("the row does not say %q:\n%s", label, drawn(tabs, 80)[0])
		}
	}
	for range 3 { // those without a digit are reached from their neighbours
		tabs.Verbs()[0].Run()
	}
	if got := tabs.Current().Crumb(); got != "room-12" {
		t.Errorf("three further than the ninth is %s", got)
	}
	if tabs.Verbs()[0].Run(); tabs.Current().Crumb() != "room-1" {
		t.Errorf("behind the last comes %s", tabs.Current().Crumb())
	}
}

func TestATabIsMadeWhenItIsFirstShown(t *testing.T) {
	tabs, made := manyTabs(4)
	tabs.Show("room-3")
	tabs.Show("room-1")
	tabs.Show("room-3")
	if got := strings.Join(*made, " "); got != "room-1 room-3" {
		t.Errorf("made were %s", got)
	}
	if n := len(tabs.Screens()); n != 2 {
		t.Errorf("there are %d screens", n)
	}
	if n := tabs.Current().(*plate).started; n != 2 {
		t.Errorf("the third was started %d times", n)
	}
}

func TestATabThatIsNotThereChangesNothing(t *testing.T) {
	tabs, _ := manyTabs(2)
	tabs.Show("room-2")
	if tabs.Has("room-9") || tabs.Show("room-9") != nil || tabs.Current().Crumb() != "room-2" {
		t.Errorf("%s is shown", tabs.Current().Crumb())
	}
}
