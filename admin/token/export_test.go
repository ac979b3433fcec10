package token

// Asks is a row of the table of checks: its id and its question.
type Asks struct{ ID, Question string }

// Table is the table of checks.
func Table() []Asks {
	rows := make([]Asks, len(checks))
	for i, c := range checks {
		rows[i] = Asks{c.id, c.question}
	}
	return rows
}
