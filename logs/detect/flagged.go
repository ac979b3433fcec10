package detect

import "github.com/cognito-tui/cognito-tui/logs"

// The detectors that repeat threat protection's findings.

var compromised = Detector{
	ID: "compromised_credentials", Name: "compromised credentials", Severity: Medium, Attack: "T1589.001",
	About:   "threat protection found the user's password in a leak; high if the sign-in succeeded",
	Blind:   "pools without threat protection; leaks that Cognito doesn't know; sign-ins by SRP or a provider, where Cognito doesn't see the password",
	Contain: []string{"reset-password", "sign-out"}, steps: everyStep,
	make: func(by int, _ Values) watcher {
		return flagged{by, func(l *observation) (Severity, bool) {
			if l.Outcome == logs.Pass {
				return High, l.Compromised
			}
			return Medium, l.Compromised
		}}
	},
	reason: func(f finding) string { return "threat protection knows the password from a leak; " + f.what },
}

var riskBlock = Detector{
	ID: "risk_block", Name: "threat protection blocked a sign-in", Severity: High, Attack: "T1078.004",
	About:   "threat protection blocked the event",
	Blind:   "pools without threat protection in full mode",
	Contain: []string{"reset-password"}, steps: everyStep,
	make: func(by int, _ Values) watcher {
		return flagged{by, func(l *observation) (Severity, bool) {
			return High, l.Decision == logs.Block || l.Reason == logs.Blocked
		}}
	},
	reason: func(f finding) string { return "threat protection blocked it; " + f.what },
}

var riskHigh = Detector{
	ID: "risk_high", Name: "high risk", Severity: High, Attack: "T1078.004",
	About:   "threat protection found the risk high and did not block, or saw a likely takeover and let it in, which is critical",
	Blind:   "pools without threat protection; medium risk",
	Contain: []string{"sign-out", "reset-password"}, steps: everyStep,
	make: func(by int, _ Values) watcher {
		return flagged{by, func(l *observation) (Severity, bool) {
			if l.Decision == logs.Block {
				return High, false
			}
			if l.Decision == logs.Takeover && l.Outcome == logs.Pass {
				return Critical, true
			}
			return High, l.Risk == logs.HighRisk
		}}
	},
	reason: func(f finding) string { return "threat protection finds the risk high; " + f.what },
}

const everyStep = ^steps(0)

// flagged raises alerts for what single events say about themselves.
type flagged struct {
	by    int
	judge func(*observation) (Severity, bool)
}

func (v flagged) observe(e *Engine, l *observation) {
	severity, found := v.judge(l)
	if !found {
		return
	}
	key, hash := l.userKey(), l.user
	if hash == 0 {
		key, hash = l.ipKey(), l.ip
	}
	e.raise(v.by, l, key, hash, finding{severity: severity, count: 1, users: 1, ips: 1, since: l.now, what: outcomes[l.Outcome]})
}

var outcomes = [...]string{
	logs.NoOutcome: "the outcome is not known", logs.Pass: "it succeeded", logs.Fail: "it failed", logs.InProgress: "another step was asked for",
}
