package detect

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Config configures an engine. The zero value is ready.
type Config struct {
	// Detectors sets thresholds by detector and name, as in the config file:
	// numbers, durations as "5m" or in seconds, and off: true.
	Detectors map[string]map[string]any
	Mutes     []Mute
	MaxBytes  int    // of state; 0 is DefaultMaxBytes
	Seed      uint64 // of the hashes; 0 takes it from the first event, which strangers don't choose
}

// The bounds of the state.
const (
	DefaultMaxBytes = 64 << 20
	minMaxBytes     = 4 << 20
)

// Mute is a set of events that detectors ignore: those that match all members
// that are set. An empty Detector mutes all detectors.
type Mute struct {
	Detector string `yaml:"detector" json:"detector,omitempty"`
	IP       string `yaml:"ip" json:"ip,omitempty"`
	Client   string `yaml:"client" json:"client,omitempty"`
	User     string `yaml:"user" json:"user,omitempty"` // sub or username
}

func (m Mute) String() string {
	text := "all detectors"
	if m.Detector != "" {
		text = m.Detector
	}
	for _, part := range [...]struct{ name, value string }{{"ip", m.IP}, {"client", m.Client}, {"user", m.User}} {
		if part.value != "" {
			text += " " + part.name + " " + part.value
		}
	}
	return text
}

// YAML is the mute as an item of the config's list.
func (m Mute) YAML() string {
	var parts []string
	for _, part := range [...]struct{ name, value string }{{"detector", m.Detector}, {"ip", m.IP}, {"client", m.Client}, {"user", m.User}} {
		if part.value != "" {
			parts = append(parts, part.name+": "+strconv.Quote(part.value))
		}
	}
	return "- { " + strings.Join(parts, ", ") + " }"
}

// Check returns everything that is wrong with a config: unknown detectors,
// thresholds and values. New ignores what is wrong.
func (c Config) Check() error {
	var problems []error
	for _, id := range slices.Sorted(maps.Keys(c.Detectors)) {
		d, ok := Find(id)
		if !ok {
			problems = append(problems, fmt.Errorf("detectors: there is no detector %q", id))
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(c.Detectors[id])) {
			if err := d.check(name, c.Detectors[id][name]); err != nil {
				problems = append(problems, fmt.Errorf("detectors: %s: %s: %w", id, name, err))
			}
		}
	}
	for _, m := range c.Mutes {
		if _, ok := Find(m.Detector); !ok && m.Detector != "" {
			problems = append(problems, fmt.Errorf("mutes: there is no detector %q", m.Detector))
		}
		if m == (Mute{}) {
			problems = append(problems, errors.New("mutes: one is empty, which would mute everything"))
		}
	}
	if c.MaxBytes != 0 && c.MaxBytes < minMaxBytes {
		problems = append(problems, fmt.Errorf("the state needs %d MiB at least", minMaxBytes>>20))
	}
	return errors.Join(problems...)
}

func (d Detector) check(name string, value any) error {
	if name == "off" {
		if _, ok := value.(bool); !ok {
			return fmt.Errorf("%v is neither true nor false", value)
		}
		return nil
	}
	i := slices.IndexFunc(d.All(), func(t Threshold) bool { return t.Name == name })
	if i < 0 {
		return errors.New("there is no such threshold")
	}
	_, err := d.parse(d.All()[i], value)
	return err
}

// parse reads the value of a threshold of the detector.
func (d Detector) parse(t Threshold, value any) (float64, error) {
	n, err := t.parse(value)
	if err != nil {
		return 0, err
	}
	most, bounded := d.Most[t.Name]
	if !bounded {
		most = mostOf[t.Unit]
	}
	if n > most {
		return 0, fmt.Errorf("%v can never be reached: the maximum is %v", value, most)
	}
	return n, nil
}

func (t Threshold) parse(value any) (float64, error) {
	var n float64
	switch v := value.(type) {
	case int:
		n = float64(v)
	case int64:
		n = float64(v)
	case uint64:
		n = float64(v)
	case float64:
		n = v
	case time.Duration:
		n = v.Seconds()
	case string:
		d, err := time.ParseDuration(v)
		if err != nil || t.Unit != Duration {
			return 0, fmt.Errorf("%q is not a %s", v, t.Unit)
		}
		n = d.Seconds()
	default:
		return 0, fmt.Errorf("%v is not a %s", value, t.Unit)
	}
	if math.IsNaN(n) || math.IsInf(n, 0) || n < 0 || t.Unit == Part && n > 1 {
		return 0, fmt.Errorf("%v is not a %s", value, t.Unit)
	}
	return n, nil
}

// values are a detector's thresholds, and whether it is on.
func (c Config) values(d Detector) (v Values, on bool) {
	v, on = Values{}, true
	for _, t := range d.All() {
		v[t.Name] = t.Default
		if n, err := d.parse(t, c.Detectors[d.ID][t.Name]); err == nil {
			v[t.Name] = n
		}
	}
	if off, ok := c.Detectors[d.ID]["off"].(bool); ok && off {
		on = false
	}
	return v, on
}
