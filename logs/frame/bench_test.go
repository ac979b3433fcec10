package frame

import (
	"bufio"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/logstest"
)

func BenchmarkRead(b *testing.B) {
	lines := strings.Repeat(logstest.Activity+"\n", 4096)
	list := `{"Records":[` + strings.TrimSuffix(strings.Repeat(logstest.Activity+",", 4096), ",") + `]}`
	for name, text := range map[string]string{"lines": lines, "a list": list} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				n := 0
				f := Framer{Deliver: func(batch []logs.Record) { n += len(batch) }}
				if err := f.Read(bufio.NewReader(strings.NewReader(text)), false); err != nil {
					b.Fatal(err)
				}
				if f.Flush(); n != 4096 {
					b.Fatalf("%d records", n)
				}
			}
		})
	}
}
