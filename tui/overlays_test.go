package tui

import (
	"context"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/tui/acting"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// stage is a console without a screen, whose clock stands still.
type stage struct {
	*App
	t   *testing.T
	now time.Time
}

func newStage(t *testing.T) *stage {
	t.Helper()
	s := &stage{t: t, now: time.Date(2025, 11, 14, 14, 0, 0, 0, time.UTC)}
	s.App = New(t.Context(), screen.Options{Now: func() time.Time { return s.now }})
	t.Cleanup(s.Close)
	return s
}

func (s *stage) press(codes ...rune) *stage {
	for _, code := range codes {
		key := tea.KeyPressMsg{Code: code}
		if code < tea.KeyExtended && code > ' ' {
			key.Text = string(code)
		}
		s.Update(key)
	}
	return s
}

func (s *stage) inFront(want screen.Overlay) *stage {
	s.t.Helper()
	s.over.comeUp(s.typing()) // as at the end of every message
	if s.over.front != want {
		s.t.Fatalf("%T is in front, want %T", s.over.front, want)
	}
	return s
}

func (s *stage) notice() *widget.Confirm {
	return widget.NewConfirm(widget.Confirm{Title: "not done", Why: "AWS refused."})
}

func (s *stage) asksForCode() (prompt screen.Overlay, reply chan string) {
	s.t.Helper()
	request := mfaRequest{device: "alice", reply: make(chan string, 1)}
	s.Update(request)
	for _, o := range append(s.over.waiting, s.over.front) {
		if p, ok := o.(*mfaPrompt); ok && p.request == request {
			return o, request.reply
		}
	}
	s.t.Fatal("no code is asked for")
	return nil, nil
}

func TestWhatComesByItselfWaitsForWhatIsInFront(t *testing.T) {
	s := newStage(t)
	form := widget.NewForm(widget.Form{Title: "form", Fields: []widget.Field{{Name: "name", Label: "name"}}})
	first, second := s.notice(), s.notice()
	s.over.show(form)
	s.over.announce(first)
	s.over.announce(second)
	s.inFront(form).press(tea.KeyEscape).inFront(first)
	s.press(tea.KeyEscape).inFront(first) // it has only just opened
	s.now = s.now.Add(widget.Grace)
	s.press(tea.KeyEscape).inFront(second)
	s.now = s.now.Add(widget.Grace)
	s.press(tea.KeyEscape).inFront(nil)
}

func TestWhatComesByItselfWaitsForWhoIsTyping(t *testing.T) {
	s := newStage(t)
	notice := s.notice()
	s.press(':', 'p')
	s.over.announce(notice)
	s.inFront(nil).press('o').inFront(nil).press(tea.KeyEscape).inFront(notice)
}

func TestNothingTakesThePlaceOfAPassword(t *testing.T) {
	s := newStage(t)
	box := &acting.SecretBox{Host: s.host, Whose: "alina", Secret: "Sesame-open-7!"}
	menu, notice := widget.NewMenu("menu", nil), s.notice()
	s.over.announce(box)
	s.over.announce(notice)
	s.inFront(box).over.show(menu)
	s.inFront(box).press(tea.KeyEscape, 'q').inFront(box) // nobody can have read it yet
	s.now = s.now.Add(widget.Grace)
	s.press('q').inFront(menu).press(tea.KeyEscape).inFront(notice)
}

func TestAnMFACodeIsAnsweredWhateverComes(t *testing.T) {
	s := newStage(t)
	menu, notice := widget.NewMenu("menu", nil), s.notice()
	s.over.show(menu)
	prompt, reply := s.asksForCode()
	s.inFront(menu).press(tea.KeyEscape).inFront(prompt)
	s.over.announce(notice)
	s.over.show(menu)
	s.inFront(prompt)
	s.now = s.now.Add(widget.Grace)
	s.press('1', '2').press(tea.KeyEnter).inFront(menu)
	if code := <-reply; code != "12" {
		t.Errorf("the code is %q", code)
	}
}

// The reading itself waits for the code.
func TestAnMFACodeIsAskedForBeforeWhatIsBeingRead(t *testing.T) {
	s := newStage(t)
	reading := widget.NewProgress("reading", func() (done, total int) { return 0, 1 }, func() {})
	s.over.show(reading)
	prompt, _ := s.asksForCode()
	s.inFront(prompt).press(tea.KeyEscape).inFront(prompt) // that was meant to stop the reading
	s.now = s.now.Add(widget.Grace)
	s.press(tea.KeyEnter).inFront(reading)
	prompt, _ = s.asksForCode()
	s.inFront(prompt).over.shut(reading) // it has ended
	s.inFront(prompt)
	s.now = s.now.Add(widget.Grace)
	s.press(tea.KeyEnter).inFront(nil)
}

// Nothing else reports that an act was not done, and where.
func TestWhatIsToldOfAnActOutlastsTheSession(t *testing.T) {
	s := newStage(t)
	session, err := call.Open(t.Context(), call.Options{Endpoint: "http://127.0.0.1:1", Region: "eu-west-1"})
	if err != nil {
		t.Fatal(err)
	}
	s.here.session = session
	act := acts.Act{}
	act.Action.Name, act.Action.On = "disable", acts.OnUser
	act.Target.User.Username = "alice"
	s.desk.Tell(acts.Result{Act: act, Refusal: "AWS refused."}, "", "")
	s.leaveSession()
	s.leaveSession()
	s.over.comeUp(s.typing())
	told, ok := s.over.front.(*screen.Notice)
	if want := "not done: disable, alice (" + screen.PlaceOf(session) + ")"; !ok || told.Title != want {
		t.Errorf("%#v is in front, want %q", s.over.front, want)
	}
}

func TestDialogsEndWithTheSessionButForAPassword(t *testing.T) {
	s := newStage(t)
	box := &acting.SecretBox{Host: s.host, Whose: "alina", Secret: "Sesame-open-7!"}
	s.over.show(widget.NewMenu("act on alice", nil))
	s.over.announce(s.notice())
	s.over.announce(box)
	read := screen.Get(&s.here.Tasks, func(context.Context) (string, error) { return "alice", nil }, func(string, error) tea.Cmd {
		t.Error("what was read for the session that was left is shown")
		return nil
	})
	s.leaveSession()
	s.Update(read())
	s.inFront(box)
	s.now = s.now.Add(widget.Grace)
	s.press(tea.KeyEscape).inFront(nil)
}

// Nobody else has the password: the console does not end before it was shown.
func TestAPasswordThatWaitsIsShownBeforeTheEnd(t *testing.T) {
	for name, end := range map[string]func(*stage) tea.Cmd{
		"quit":    func(s *stage) tea.Cmd { return s.quit() },
		"parting": func(s *stage) tea.Cmd { return s.end() },
	} {
		s := newStage(t)
		box, notice := &acting.SecretBox{Host: s.host, Whose: "alina", Secret: "Sesame-open-7!"}, s.notice()
		s.press(':')
		s.over.announce(notice)
		s.over.announce(box)
		s.prompt.close() // as on enter
		if end(s); s.ctx.Err() != nil {
			t.Errorf("%s: the password is lost", name)
		}
		s.inFront(box)
		s.now = s.now.Add(widget.Grace)
		s.press(tea.KeyEscape).inFront(notice)
		if end(s); s.ctx.Err() == nil {
			t.Errorf("%s: the console stays", name)
		}
	}
}
