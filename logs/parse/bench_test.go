package parse

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/logstest"
)

func BenchmarkParse(b *testing.B) {
	for name, text := range map[string]string{
		"ascii":   logstest.Activity,
		"accents": logstest.Replaced(logstest.Activity, "Seattle", "São Paulo"),
		"escapes": logstest.Replaced(logstest.Activity, "Seattle", `S\u00e3o Paulo`),
	} {
		b.Run(name, func(b *testing.B) {
			var p Parser
			n := 0
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if err := p.Parse(logs.Record{Text: text}, func(*logs.Event) { n++ }); err != nil {
					b.Fatal(err)
				}
			}
			if n == 0 {
				b.Fatal("no event")
			}
		})
	}
}
