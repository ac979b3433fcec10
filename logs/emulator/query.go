package emulator

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"

	"github.com/cognito-tui/cognito-tui/logs/emulator/insights"
)

// query is a query that was started. Each request for its results runs a part
// of it, so that progress can be seen.
type query struct {
	compiled *insights.Query
	events   []*event
	read     int // of the events
	bytes    float64
	status   types.QueryStatus
	limit    int
	rows     []insights.Row
}

// readAtOnce is how many events a query reads at each request.
const readAtOnce = 50_000

func startQuery(c *call, in *cloudwatchlogs.StartQueryInput) (*cloudwatchlogs.StartQueryOutput, error) {
	names, err := queried(in)
	if err != nil {
		return nil, err
	}
	compiled, err := insights.Compile(*in.QueryString)
	if err != nil {
		return nil, fail("MalformedQueryException", "%v", err)
	}
	q := &query{compiled: compiled, status: types.QueryStatusScheduled, limit: int(deref(in.Limit))}
	for _, name := range names {
		g := c.groups[nameIn(name)]
		if g == nil { // one that is missing fails all; the text is from public reports
			return nil, fail("ResourceNotFoundException", "Log group '%s' does not exist for account ID '%s'", nameIn(name), c.opts.Account)
		}
		q.events = append(q.events, g.between(*in.StartTime*1000, *in.EndTime*1000+999)...) // seconds, both ends included
	}
	slices.SortStableFunc(q.events, func(a, b *event) int { return b.compare(a) }) // newest first, as without sort
	id := c.newID()
	c.queries[id] = q
	return &cloudwatchlogs.StartQueryOutput{QueryId: &id}, nil
}

// queried are the groups of a query, which are given in one of three ways (API
// reference). The SOURCE command is not supported, so they must be given.
func queried(in *cloudwatchlogs.StartQueryInput) (names []string, err error) {
	if in.LogGroupName != nil {
		names = []string{*in.LogGroupName}
	}
	ways := 0
	for _, way := range [][]string{names, in.LogGroupNames, in.LogGroupIdentifiers} {
		if len(way) > 0 {
			ways, names = ways+1, way
		}
	}
	switch {
	case ways != 1:
		return nil, invalidParameter("Exactly one of logGroupName, logGroupNames or logGroupIdentifiers must be specified.") // text not documented
	case len(names) > mostQueried:
		return nil, invalidParameter("At most %d log groups can be queried.", mostQueried) // text not documented
	}
	return names, nil
}

// mostQueried is from the API reference.
const mostQueried = 50

func getQueryResults(c *call, in *cloudwatchlogs.GetQueryResultsInput) (*cloudwatchlogs.GetQueryResultsOutput, error) {
	q := c.queries[*in.QueryId]
	if q == nil {
		return nil, notFound("query")
	}
	q.advance(c.opts.Account)
	out := &cloudwatchlogs.GetQueryResultsOutput{
		Status: q.status, QueryLanguage: types.QueryLanguageCwli, Results: [][]types.ResultField{},
		Statistics: &types.QueryStatistics{BytesScanned: q.bytes, RecordsScanned: float64(q.read)},
	}
	if q.status != types.QueryStatusComplete {
		return out, nil
	}
	columns, rows := q.compiled.Run(slices.Clone(q.rows))
	if q.limit > 0 {
		rows = rows[:min(len(rows), q.limit)]
	}
	out.Statistics.RecordsMatched = float64(len(rows))
	for i, row := range rows {
		out.Results = append(out.Results, fields(columns, row, i))
	}
	return out, nil
}

// fields writes a row; a row of an event has a pointer to it.
func fields(columns []string, row insights.Row, i int) []types.ResultField {
	var out []types.ResultField
	for _, column := range columns {
		if value := row[column]; value != "" {
			out = append(out, types.ResultField{Field: &column, Value: &value})
		}
	}
	if row[insights.Message] != "" {
		out = append(out, types.ResultField{Field: new("@ptr"), Value: new("ptr-" + strconv.Itoa(i))})
	}
	return out
}

func (q *query) advance(account string) {
	if q.status != types.QueryStatusScheduled && q.status != types.QueryStatusRunning {
		return
	}
	q.status = types.QueryStatusRunning
	until := min(q.read+readAtOnce, len(q.events))
	for _, e := range q.events[q.read:until] {
		q.bytes += float64(len(e.message))
		q.rows = append(q.rows, e.row(account))
	}
	if q.read = until; q.read == len(q.events) {
		q.status, q.events = types.QueryStatusComplete, nil
	}
}

// row is the event with the fields that Insights discovers in JSON. Queries share it.
func (e *event) row(account string) insights.Row {
	if e.discovered != nil {
		return e.discovered
	}
	row := insights.Row{
		insights.Timestamp: time.UnixMilli(e.at).UTC().Format(insights.TimeLayout), insights.Message: e.message,
		insights.Ingestion: time.UnixMilli(e.ingested).UTC().Format(insights.TimeLayout), insights.Stream: e.stream, insights.Log: account + ":" + e.group,
	}
	var document map[string]any
	if json.Unmarshal([]byte(e.message), &document) == nil {
		flatten(row, "", document)
	}
	e.discovered = row
	return row
}

func flatten(row insights.Row, prefix string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for name, value := range v {
			flatten(row, prefix+name+".", value)
		}
	case []any:
		for i, value := range v {
			flatten(row, prefix+strconv.Itoa(i)+".", value)
		}
	case nil: // a field that is null is absent
	case float64:
		row[prefix[:len(prefix)-1]] = strconv.FormatFloat(v, 'f', -1, 64)
	default:
		row[prefix[:len(prefix)-1]] = fmt.Sprint(v)
	}
}

func stopQuery(c *call, in *cloudwatchlogs.StopQueryInput) (*cloudwatchlogs.StopQueryOutput, error) {
	q := c.queries[*in.QueryId]
	if q == nil {
		return nil, notFound("query")
	}
	if q.status == types.QueryStatusComplete {
		return nil, invalidParameter("Query %s has already ended.", *in.QueryId) // text not documented
	}
	q.status, q.events, q.rows = types.QueryStatusCancelled, nil, nil
	return &cloudwatchlogs.StopQueryOutput{Success: true}, nil
}

// Running is how many queries were started and have not ended.
func (s *Server) Running() (n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, q := range s.queries {
		if q.status == types.QueryStatusScheduled || q.status == types.QueryStatusRunning {
			n++
		}
	}
	return n
}
