// Package words writes numbers, dates, settings and errors for people.
package words
