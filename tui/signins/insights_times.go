package signins

import (
	"slices"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/source"
)

// insightsTime is how CloudWatch Logs Insights writes times, which are UTC.
const insightsTime = "2006-01-02 15:04:05.000"

// timed is an answer with its times in the zone that times are shown in.
func (c *clock) timed(r source.Result) source.Result {
	rows := make([][]string, len(r.Rows))
	for i, row := range r.Rows {
		rows[i] = slices.Clone(row)
		for at, cell := range row {
			if at < len(r.Columns) && (r.Columns[at] == "@timestamp" || r.Columns[at] == "hour") {
				rows[i][at] = c.insightsText(cell)
			}
		}
	}
	r.Rows = rows
	return r
}

func (c *clock) insightsText(cell string) string {
	at, err := time.Parse(insightsTime, cell)
	if err != nil {
		return cell
	}
	return c.text(at, insightsTime)
}
