package tui

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// console is the console as screens and the desk know it: a [screen.Host] and an
// [acting.Console].
type console struct{ *App }

func (c *console) Session() *call.Session    { return c.here.session }
func (c *console) Identity() call.Identity   { return c.here.identity }
func (c *console) Staying() *screen.Tasks    { return &c.here.Tasks }
func (c *console) Lasting() *screen.Tasks    { return &c.tasks }
func (c *console) Settings() *screen.Options { return &c.options }
func (c *console) Now() time.Time            { return c.options.Now().In(c.Zone()) }
func (c *console) Zone() *time.Location      { return c.zone.at() }
func (c *console) Keys() *keys.Map           { return c.keys }
func (c *console) Filters() *screen.Recall   { return &c.here.filters }
func (c *console) Width() int                { return c.canvas.width }
func (c *console) Acting() screen.Acting     { return c.desk }
func (c *console) Openings() screen.Openings { return openings{c} }

func (c *console) Screens() []screen.Screen         { return c.screens.shown }
func (c *console) Kept() []screen.Screen            { return c.screens.kept() }
func (c *console) Push(next screen.Screen) tea.Cmd  { return c.screens.push(next) }
func (c *console) Show(next screen.Overlay) tea.Cmd { return c.over.show(next) }
func (c *console) Shut(gone screen.Overlay)         { c.over.shut(gone) }
func (c *console) Announce(next screen.Overlay)     { c.over.announce(next) }
func (c *console) Free() bool                       { return c.over.front == nil }
func (c *console) Say(text string) tea.Cmd          { return c.toast.say(text) }
func (c *console) Warn(text string) tea.Cmd         { return c.toast.warn(text) }
func (c *console) Copy(what screen.Copy) tea.Cmd    { return copyText(c, what) }

func (c *console) Tell(text string, style grid.Style) tea.Cmd { return c.toast.tell(text, style) }

// Detour runs a command by its name, and notes the way back.
func (c *console) Detour(name, argument string) tea.Cmd {
	from := c.screens.leave()
	cmd := c.Run(name, argument)
	c.screens.wayBack(from)
	return cmd
}

// Run runs a command by its name.
func (c *console) Run(name, argument string) tea.Cmd {
	command, ok := findCommand(name)
	if !ok {
		return c.Warn(fmt.Sprintf("There is no %q here.", name))
	}
	return command.run(c.App, argument)
}
