// Package source reads records where they are kept: CloudWatch Logs by polling and by
// Live Tail, CloudTrail's event history, files and pipes. Insights asks CloudWatch Logs
// a question instead.
package source
