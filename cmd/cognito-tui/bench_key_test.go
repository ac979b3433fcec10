//go:build bench && unix

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// bareProgram in the environment makes TestBareProgram the program it measures.
const bareProgram = "COGNITO_TUI_BARE_PROGRAM"

// TestBareProgram is the minimum that Bubble Tea can do with a key at our frame rate.
// TestBench starts it in a terminal of its own.
func TestBareProgram(t *testing.T) {
	if os.Getenv(bareProgram) == "" {
		t.Skip("it is started by TestBench")
	}
	if _, err := tea.NewProgram(bare(0), tea.WithFPS(framesPerSecond)).Run(); err != nil {
		t.Fatal(err)
	}
}

// bare counts keys.
type bare int

func (b bare) Init() tea.Cmd { return nil }

func (b bare) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		b++
	}
	return b, nil
}

func (b bare) View() tea.View {
	v := tea.NewView("pressed " + strconv.Itoa(int(b)))
	v.AltScreen = true
	return v
}

// measureKeys is about the time from a key to the first byte on the screen and the cost
// of being idle, in a pool of a million users.
func measureKeys(t *testing.T) []figure {
	ours := startTerminal(t, nil, *built, "demo", "--users", strconv.Itoa(huge))
	ours.sees("acme-consumer")
	ours.press("\r")
	ours.sees("60+")
	floor := startTerminal(t, []string{bareProgram + "=1"}, os.Args[0], "-test.run=^TestBareProgram$")
	floor.sees("pressed")
	waits, bareWaits := pressKeys(ours, floor)
	return append(waitFigures(waits, bareWaits), idle(ours, floor)...)
}

// waitFigures has a tighter limit for the median than for the tail, which varies on a
// busy machine.
func waitFigures(ours, bare []time.Duration) []figure {
	const goal = 12 * time.Millisecond
	p50, bare50 := median(ours), median(bare)
	p95, bare95 := quantile(ours, 0.95), quantile(bare, 0.95)
	return []figure{{
		name: "key to screen, p50, " + spaced(huge) + " users", ours: millis(p50), other: millis(bare50) + " bare program",
		ratio: over(p50, bare50), gate: 2,
	}, {
		name: "key to screen, p95, " + spaced(huge) + " users", ours: millis(p95), other: millis(bare95) + " bare program",
		ratio: over(p95, bare95), goal: "≤ 12 ms", met: p95 <= goal, gate: 3,
	}}
}

// pressKeys moves the cursor up and down at irregular moments, which fall anywhere
// between two frames, alternating with the bare program.
func pressKeys(ours, floor *pseudoTerminal) (waits, bareWaits []time.Duration) {
	const presses, away = 200, 20
	ours.press(strings.Repeat("j", away)) // so that k moves too
	random := rand.New(rand.NewPCG(1, 2))
	pause := func() { time.Sleep(time.Duration(40+random.IntN(80)) * time.Millisecond) }
	row := away
	for range presses {
		key := "j"
		if row > away && random.IntN(2) == 0 {
			key = "k"
		}
		row += map[string]int{"j": 1, "k": -1}[key]
		pause()
		waits = append(waits, ours.answer(key))
		pause()
		bareWaits = append(bareWaits, floor.answer("j"))
	}
	return waits, bareWaits
}

// idle measures the programs' cost while nothing happens. It is left out where there is
// no /proc.
func idle(ours, floor *pseudoTerminal) []figure {
	const watched = 20 * time.Second
	time.Sleep(2 * time.Second)
	before, ok := processTime(ours)
	bareBefore, _ := processTime(floor)
	if !ok {
		fmt.Println("idle CPU is SKIPPED: this system has no /proc/PID/stat")
		return nil
	}
	time.Sleep(watched)
	after, _ := processTime(ours)
	bareAfter, _ := processTime(floor)
	used, bareUsed := over(after-before, watched), over(bareAfter-bareBefore, watched)
	return []figure{{
		name: fmt.Sprintf("CPU while idle, %d frames a second", framesPerSecond), ours: fmt.Sprintf("%.2f %%", 100*used),
		other: fmt.Sprintf("%.2f %% bare program", 100*bareUsed), ratio: over(after-before, bareAfter-bareBefore),
		goal: "≤ 1 % of a core", met: used <= 0.01,
	}}
}

// processTime is the CPU time of a running process, in steps of 10 ms: fields
// 14 and 15 of its stat, in ticks of which Linux shows 100 a second (proc(5)).
func processTime(tt *pseudoTerminal) (used time.Duration, ok bool) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", tt.process.Process.Pid))
	if err != nil {
		return 0, false
	}
	_, behind, _ := strings.Cut(string(stat), ") ") // the name before it may contain blanks
	fields := strings.Fields(behind)
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond, true
}
