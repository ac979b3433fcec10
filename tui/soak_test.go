//go:build soak && unix

package tui

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/rush"
)

// A soak runs the whole console, with its event loop and renderer, on the sign-ins of a
// busy pool, presses its keys, and measures its memory and time. make soak runs it;
// docs/performance.md has its figures.
var (
	soakFor   = flag.Duration("soak.for", 30*time.Minute, "how long")
	soakRate  = flag.Int("soak.rate", 1_000, "sign-ins a second")
	soakStep  = flag.Duration("soak.step", time.Minute, "between two lines of the table")
	soakCalls = flag.Float64("soak.calls", 0, "calls of FilterLogEvents a second; 0 is what the console allows itself of AWS's quota")
	soakPprof = flag.String("soak.pprof", "", "a directory for a CPU profile of each step")
)

// What fails a soak. The first quarter warms it up: the ring of events, the detectors'
// users and the names fill. From then on nothing may grow beyond what the collector
// leaves.
const (
	warmPart    = 4
	mostGrowth  = 1.1
	moreThreads = 5 // goroutines of calls that may be running
	mostLag     = 15 * time.Second
)

// sample is the console's use of resources up to a moment; lags and waits are those of
// the seconds since the previous sample.
type sample struct {
	at         time.Time
	heap       uint64 // in use after a collection
	goroutines int
	seen, sent int64
	lags       []time.Duration // how far the detectors are behind the log
	waits      []wait
	cpu        time.Duration
}

// wait is from a key to the frame that answers it.
type wait struct {
	took time.Duration
	key  string
}

func TestSoak(t *testing.T) {
	door := startDoor(t)
	console := startConsole(t, door.URL)
	door.let(true)
	samples := soak(console, door)
	door.let(false)
	sent := door.sent()
	for deadline := time.Now().Add(time.Minute); console.seen() < sent && time.Now().Before(deadline); {
		time.Sleep(time.Second)
	}
	if seen := console.seen(); seen != sent {
		t.Errorf("of %d sign-ins the detectors saw %d", sent, seen)
	}
	console.foundAttacks(t, int(sent))
	judge(t, samples)
}

// door is the source of the sign-ins.
type door struct {
	*rush.Rush
	t *testing.T
}

func startDoor(t *testing.T) *door {
	r, err := rush.Start(t.Context(), *soakRate, "-test.run=^TestRush$")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	return &door{r, t}
}

// TestRush is the other process.
func TestRush(t *testing.T) {
	if asked, err := rush.Serve(); err != nil {
		t.Error(err)
	} else if !asked {
		t.Skip("it is started by TestSoak")
	}
}

func (d *door) let(come bool) {
	if err := d.Let(come); err != nil {
		d.t.Fatal(err)
	}
}

// sent is how many sign-ins were written to the log.
func (d *door) sent() int64 {
	n, err := d.Sent()
	if err != nil {
		d.t.Fatal(err)
	}
	return int64(n)
}

// soak presses a key a second and samples the console's use of resources.
func soak(c *soaked, d *door) []sample {
	fmt.Printf("%7s %9s %6s %10s %10s %8s %8s %9s %9s %7s  %s\n", "MINUTE", "HEAP", "GOROUT", "SENT", "SEEN", "LAG P50", "LAG MAX", "KEY P50", "KEY MAX", "CPU", "SLOWEST KEY")
	begin := sample{at: time.Now(), cpu: soakCPU()}
	var samples []sample
	var lags []time.Duration
	var waits []wait
	before := begin
	profile := profileStep(d.t, 0)
	for second := 1; time.Since(begin.at) < *soakFor; second++ {
		time.Sleep(time.Until(begin.at.Add(time.Duration(second) * time.Second)))
		waits = append(waits, c.press())
		lags = append(lags, time.Duration(float64(d.sent()-c.seen())/float64(*soakRate)*float64(time.Second)))
		if time.Since(before.at) >= *soakStep {
			profile()
			s := c.take(d)
			s.lags, s.waits, lags, waits = lags, waits, nil, nil
			s.print(before, begin)
			samples, before = append(samples, s), s
			profile = profileStep(d.t, len(samples))
		}
	}
	profile()
	return samples
}

// profileStep starts the profile of a step, if requested, and returns what ends it: what
// grows by the hour is the difference of two of them.
func profileStep(t *testing.T, step int) (end func()) {
	if *soakPprof == "" {
		return func() {}
	}
	file, err := os.Create(filepath.Join(*soakPprof, fmt.Sprintf("step-%03d.pprof", step)))
	if err == nil {
		err = pprof.StartCPUProfile(file)
	}
	if err != nil {
		t.Fatal(err)
	}
	return func() {
		pprof.StopCPUProfile()
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	}
}

func (c *soaked) take(d *door) sample {
	s := sample{at: time.Now(), cpu: soakCPU(), goroutines: runtime.NumGoroutine(), sent: d.sent(), seen: c.seen()}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	s.heap = m.HeapAlloc
	return s
}

func (s sample) print(before, begin sample) {
	slices.SortFunc(s.waits, func(a, b wait) int { return cmp.Compare(a.took, b.took) })
	slowest := s.waits[len(s.waits)-1]
	fmt.Printf("%7.1f %6.1f MB %6d %10d %10d %6.1f s %6.1f s %6.1f ms %6.1f ms %5.1f %%  %s\n", s.at.Sub(begin.at).Minutes(), float64(s.heap)/(1<<20),
		s.goroutines, s.sent, s.seen, mid(s.lags).Seconds(), slices.Max(s.lags).Seconds(), inMillis(s.waits[len(s.waits)/2].took), inMillis(slowest.took),
		100*(s.cpu-before.cpu).Seconds()/s.at.Sub(before.at).Seconds(), slowest.key)
}

func mid(durations []time.Duration) time.Duration {
	return slices.Sorted(slices.Values(durations))[len(durations)/2]
}

func inMillis(d time.Duration) float64 { return float64(d) / 1e6 }

func judge(t *testing.T, samples []sample) {
	n := len(samples)
	if n < 2*warmPart {
		t.Fatalf("%d samples are too few to judge by", n)
	}
	early, late := samples[n/warmPart:n/2], samples[n-n/warmPart:]
	if a, b := meanHeap(early), meanHeap(late); b > mostGrowth*a {
		t.Errorf("the heap grew from %.1f to %.1f MB", a/(1<<20), b/(1<<20))
	}
	if a, b := mostGoroutines(early), mostGoroutines(late); b > a+moreThreads {
		t.Errorf("goroutines grew from %d to %d", a, b)
	}
	for _, s := range samples {
		if lag := slices.Max(s.lags); lag > mostLag {
			t.Errorf("it was %s behind", lag)
		}
	}
}

func meanHeap(samples []sample) float64 {
	sum := 0.0
	for _, s := range samples {
		sum += float64(s.heap)
	}
	return sum / float64(len(samples))
}

func mostGoroutines(samples []sample) (most int) {
	for _, s := range samples {
		most = max(most, s.goroutines)
	}
	return most
}

// soakCPU is the CPU time of this process: the door has a process of its own.
func soakCPU() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err) // it only fails on bad arguments
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
