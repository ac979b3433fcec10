package detect_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/detect"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

const detectionPage = "../../docs/detections.md"

func TestTheDetectionPage(t *testing.T) {
	page := detectionsPage(measured())
	if *update {
		if err := os.WriteFile(detectionPage, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(detectionPage)
	if err != nil {
		t.Fatal(err)
	}
	if string(text) != page {
		t.Errorf("%s is stale: go test ./logs/detect -run TestTheDetectionPage -update", detectionPage)
	}
}

func detectionsPage(o *outcome) string {
	var b strings.Builder
	b.WriteString(pageTop)
	b.WriteString("| detector | finds | severity | ATT&CK |\n|---|---|---|---|\n")
	for _, d := range detect.Detectors() {
		fmt.Fprintf(&b, "| [`%s`](#%s) | %s | %s | %s |\n", d.ID, d.ID, d.Name, d.Severity, d.Attack)
	}
	b.WriteString(pageSettings)
	for _, d := range detect.Detectors() {
		b.WriteString(detectorSection(d))
	}
	fmt.Fprintf(&b, pageFigures, len(seeds), worldDays, spaced(worldUsers), quietDays, spaced(o.events), spaced(o.honest), perFamily*len(seeds))
	b.WriteString(figures(o))
	b.WriteString(pageEnd)
	return b.String()
}

func detectorSection(d detect.Detector) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n### %s\n\n%s.\n\n| threshold | default | |\n|---|---|---|\n", d.ID, sentence(d.About))
	for _, t := range d.All() {
		means := t.Means
		if t.Source != "" {
			means += " (" + t.Source + ")"
		}
		if most, ok := d.Most[t.Name]; ok {
			means += fmt.Sprintf("; at most %.0f", most)
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", t.Name, value(t), means)
	}
	fmt.Fprintf(&b, "\nCan't see: %s.\n", d.Blind)
	if len(d.Contain) > 0 {
		fmt.Fprintf(&b, "\nContained by: `%s`.\n", strings.Join(d.Contain, "`, `"))
	}
	return b.String()
}

func sentence(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

func value(t detect.Threshold) string {
	if t.Unit != detect.Duration {
		return strconv.FormatFloat(t.Default, 'f', -1, 64)
	}
	return plain.Span(time.Duration(t.Default) * time.Second)
}

func figures(o *outcome) string {
	var b strings.Builder
	b.WriteString("| detector | precision | recall | F1 | false | after | best rule | precision | recall | F1 | false |\n|---|---|---|---|---|---|---|---|---|---|---|\n")
	for _, t := range targets {
		ours := o.ours[t.detector]
		name, theirs := o.best(t.detector)
		fmt.Fprintf(&b, "| `%s` | %.2f | %.2f | %.3f | %.2f | %s | %s | %.2f | %.2f | %.3f | %.1f |\n", t.detector,
			ours.precision(), ours.recall(), ours.f1(), o.falseRate(ours), ours.delay(), name, theirs.precision(), theirs.recall(), theirs.f1(), o.falseRate(theirs))
	}
	return b.String()
}

func spaced(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%s,%03d", spaced(n/1000), n%1000)
}

const pageTop = `# Detections

<!-- Generated from the table in logs/detect and the simulator's figures by: go test ./logs/detect -run TestTheDetectionPage -update -->

The detectors below watch the sign-in events. What a detector finds is an **alert**. It opens when
an event reaches a threshold, grows, may become more severe, and closes after half
an hour without further events. It has the numbers that reached the threshold, up to 50 events as evidence, and the actions that
contain it. The detectors use the time of the events, which may come late, twice, or never.

`

const pageSettings = `
Users, addresses and pools have habits, and most detectors check these before they check a number.
A user is known after three successes or seven days, by their recent networks (24 bits of IPv4, about 48 of IPv6),
kinds of device (browser and system without versions), towns and countries. An event is **strange** if its network
is new for the user and its device, town or country is new as well. It is **at home** if the user's network and device
are both known. Events of a user who is not known are neither. An address has habits too: how many users
succeed there. Detectors that count users at one address fire only if more users fail than succeed there, so that a
NAT, a VPN or your own back end is not taken for an attacker.

## Settings

In the config file:

    detectors:
      spray_ip: {users: 8, quiet: 1h}
      volume: {off: true}

Every threshold below can be set by its name; durations are written as ` + "`5m`" + ` or in seconds. Mutes hide events
from one detector, or from all, by address, client or user; the number of muted events is shown.

The memory is limited, to 64 MiB by default: users and networks are kept as hashes, the least recently used are dropped
first, and their number is shown. A million users and 100,000 addresses fit. A dropped user has no history
until they are learned again.

## The detectors
`

const pageFigures = `
## Figures

A simulator in the tests generates the events of a pool: %d runs of %d days, %s users, the first %d days without attacks and not scored.
%s events in all, %s of them honest and scored. People mistype, forget, travel, change their phones, sit behind
carriers, offices, VPNs and a back end; carriers place them in the wrong town; browsers update. Some events are meant to mislead:
apps with an old password, conferences behind a new NAT, waves of password resets, a campaign with many
sign-ups, authenticators with a wrong clock, slow mail, a new administrator. The log loses 2 %% of all events,
doubles 1 %% and delivers 3 %% up to two minutes late; a tenth comes from a clock that is 20 s ahead.

There are %d attacks of each kind. Their sizes are spread evenly from below the thresholds to above
them (3 to 25 users of a spray, 3 to 10 guesses before a takeover), so some can't be found; these count as missed.
An attacker who has the right password at once uses the victim's own kind of device in three of ten cases. Thresholds were tuned on
other runs than those scored here.

Each detector is compared with the best of the static rules that Elastic, Splunk, Microsoft Sentinel, Panther, Auth0,
Okta and Google publish for it, rebuilt from their descriptions on the same stream. Rules that can't fire on
Cognito are included: its lockout counts at most 17 failures of a user in an hour. "False" is
false alerts in 100,000 honest events. An alert of a detector or a rule is right if it opens between a minute before
the first event of its attack and an hour after the last, because windows last an hour. An alert about a user or an address under another
attack, or about a pool under an attack of the same kind, counts as neither right nor false. "After" is the median time from the first event of an attack. ` + "`lockout`" + ` is compared with the users that were really locked, honest or not.

These figures come from a simulation. How they apply to your pools depends on how often your users travel, mistype and
change their devices.

`

const pageEnd = `
## Where the places come from

Cognito gives towns and countries by name. Their coordinates are GeoNames' (https://www.geonames.org, CC BY 4.0), embedded in
the program (see logs/detect/gazetteer/NOTICE). A town stands for all towns of that name in the country, and the shortest
distance counts; a country without a town counts as its centre, less its radius.

## To add a detector

Add one file in ` + "`logs/detect`" + ` with a value of ` + "`Detector`" + `, its place in the table (` + "`detectors.go`" + `), its threshold and honest counterpart in
` + "`lines_test.go`" + `, its target in ` + "`score_test.go`" + `, the rules to beat in ` + "`baselines_test.go`" + `, and an attack for it in ` + "`attacks_test.go`" + `.
`
