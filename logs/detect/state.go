package detect

import "github.com/cognito-tui/cognito-tui/logs/detect/memory"

// users is what is known about users, by user.
type users struct {
	profiles *memory.Table[profile]
	failing  *memory.Table[failing]
	prompts  *memory.Table[prompts]
	pending  *memory.Table[pending]
}

func newUsers(share func(thousandths int) int) users {
	return users{
		profiles: memory.NewTable[profile](share(profilesShare), 30*memory.Day),
		failing:  memory.NewTable[failing](share(failingShare), memory.Hour),
		prompts:  memory.NewTable[prompts](share(promptsShare), memory.Hour/4),
		pending:  memory.NewTable[pending](share(pendingShare), memory.Hour),
	}
}

// networks is what is known about networks.
type networks struct {
	sources *memory.Table[origin] // by network
	flags   memory.Flags
}

func newNetworks(share func(thousandths int) int) networks {
	return networks{sources: memory.NewTable[origin](share(sourcesShare), memory.Week)}
}

// crowds are the users that did a thing lately, by address.
type crowds struct {
	suspects *memory.Table[memory.Crowd] // that failed
	signups  *memory.Table[memory.Crowd] // that did not confirm
	resets   *memory.Table[memory.Crowd] // that asked for a reset
	unknowns *memory.Table[memory.Crowd] // that don't exist
	sends    *memory.Table[memory.Crowd] // that were sent a code; by calling code as well
}

func newCrowds(share func(thousandths int) int) crowds {
	crowd := func(thousandths int) *memory.Table[memory.Crowd] {
		return memory.NewTable[memory.Crowd](share(thousandths), memory.Hour)
	}
	return crowds{
		suspects: crowd(suspectsShare),
		signups:  crowd(crowdShare), resets: crowd(crowdShare), unknowns: crowd(crowdShare), sends: crowd(crowdShare),
	}
}

// pools is what is known about pools.
type pools struct {
	fringes  *memory.Tides // users that failed from strange places
	waves    *memory.Tides // users locked out
	arrivals *memory.Tides // users that signed up
	dialled  *memory.Tides // numbers that were sent a code, by calling code as well
	confirms bool          // a source reports confirmations
}

func newPools() pools {
	return pools{
		fringes:  memory.NewTides(fringeSpan),
		waves:    memory.NewTides(waveSpan),
		arrivals: memory.NewTides(memory.Hour),
		dialled:  memory.NewTides(memory.Hour),
	}
}

// fixedBytes is what does not depend on MaxBytes: memos, and what is reserved for
// pools.
const fixedBytes = 3*1024*16 + 4*memory.TidesBytes + memory.SeasonsBytes

// shares of MaxBytes, in parts of a thousand.
const (
	profilesShare = 715
	sourcesShare  = 100
	failingShare  = 45
	suspectsShare = 25
	crowdShare    = 9 // each of four
	promptsShare  = 10
	pendingShare  = 4
	recallShare   = 25
	alertsShare   = 20
	lockoutsShare = 20
)
