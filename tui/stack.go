package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/tui/directory"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/screen"
)

// stack is the screens, each opened from the one before it, and those that back has
// left.
type stack struct {
	shown []screen.Screen // the last is on the screen
	ahead []screen.Screen // what `]` goes to, nearest last

	detour detour // the latest
}

// top is the screen in front, with its tabs if it has any; nil before the first.
func (s *stack) top() screen.Screen {
	if len(s.shown) == 0 {
		return nil
	}
	return s.shown[len(s.shown)-1]
}

// front is the screen in front, inside any tabs; nil before the first.
func (s *stack) front() screen.Screen {
	top := s.top()
	if n, ok := top.(screen.Nested); ok {
		return n.Current()
	}
	return top
}

// kept are all screens that back, forward or another tab leads to.
func (s *stack) kept() []screen.Screen {
	var screens []screen.Screen
	for _, one := range slices.Concat(s.shown, s.ahead) {
		if n, ok := one.(screen.Nested); ok {
			screens = append(screens, n.Screens()...)
		} else {
			screens = append(screens, one)
		}
	}
	return screens
}

// push shows a screen in front of the others.
func (s *stack) push(next screen.Screen) tea.Cmd {
	s.replaceFrom(len(s.shown), next)
	return next.Start()
}

// replaceFrom closes the screens from an index on, and those that back has left. Next
// replaces them; the caller starts it.
func (s *stack) replaceFrom(place int, next screen.Screen) {
	screen.CloseAll(s.shown[place:])
	screen.CloseAll(s.ahead)
	s.shown, s.ahead = append(s.shown[:place], next), nil
}

// back goes to the screen before this one, which `]` returns to. The screen that comes
// to the front is started again: it may have waited for a sign-in.
func (s *stack) back() tea.Cmd {
	s.backTo(len(s.shown) - 2)
	return s.start()
}

// backTo brings the screen at that index to the front; the caller starts it.
func (s *stack) backTo(place int) {
	for len(s.shown)-1 > place {
		left := s.top()
		s.shown = s.shown[:len(s.shown)-1]
		if _, gone := left.(screen.Fleeting); gone {
			left.Close()
			continue
		}
		s.ahead = append(s.ahead, left)
	}
}

// forward goes to the screen that back has left last.
func (s *stack) forward() tea.Cmd {
	if len(s.ahead) == 0 {
		return nil
	}
	s.shown = append(s.shown, s.ahead[len(s.ahead)-1])
	s.ahead = s.ahead[:len(s.ahead)-1]
	return s.start()
}

func (s *stack) start() tea.Cmd {
	if top := s.top(); top != nil {
		return top.Start()
	}
	return nil
}

// close ends all screens.
func (s *stack) close() {
	screen.CloseAll(s.shown)
	screen.CloseAll(s.ahead)
	s.shown, s.ahead, s.detour = nil, nil, detour{}
}

// crumbs name the screens in the header, each with its current tab.
func (s *stack) crumbs() []string {
	crumbs := make([]string, 0, len(s.shown)+1)
	for _, one := range s.shown {
		crumbs = append(crumbs, one.Crumb())
		if n, ok := one.(screen.Nested); ok {
			crumbs = append(crumbs, n.Current().Crumb())
		}
	}
	return crumbs
}

// pool is the pool of the screen in front, or the one under the cursor; ok is false
// where there is none.
func (s *stack) pool() (pool screen.PoolRef, ok bool) {
	for _, one := range slices.Backward(s.shown) {
		if p, ok := one.(screen.Placed); ok && p.Pool() != (screen.PoolRef{}) {
			return p.Pool(), true
		}
		if pools, ok := one.(*directory.PoolList); ok {
			if p, ok := pools.Selected(); ok {
				return screen.PoolRef{ID: p.ID, Name: p.Name}, true
			}
		}
	}
	return screen.PoolRef{}, false
}

// within reports whether a screen of the pool is open, whatever is in front of it.
func (s *stack) within(pool screen.PoolRef) bool {
	return slices.ContainsFunc(s.shown, func(one screen.Screen) bool {
		p, ok := one.(screen.Placed)
		return ok && p.Pool().ID == pool.ID
	})
}

// resume refreshes the screen in front, which continues from where it stopped.
func (s *stack) resume() tea.Cmd {
	if s.front() == nil {
		return nil
	}
	for _, verb := range s.front().Verbs() {
		if verb.ID == keys.Refresh {
			return verb.Run()
		}
	}
	return nil
}
