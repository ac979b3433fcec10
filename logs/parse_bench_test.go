package logs

import (
	"fmt"
	"testing"
)

var benchLine = `{"eventTimestamp":"1687297330677","eventSource":"USER_ACTIVITY","logLevel":"INFO","message":{"version":"1","eventId":"a1b2c3d4-5678-90ab-cdef-EXAMPLE11111","eventType":"SignIn","userSub":"a1b2c3d4-5678-90ab-cdef-EXAMPLE22222","userName":"test-user","userPoolId":"us-west-2_EXAMPLE","clientId":"1example23456789","creationDate":"Wed Jul 17 17:25:55 UTC 2024","eventResponse":"Fail","riskLevel":"","riskDecision":"PASS","challenges":[{"challengeName":"Password","challengeResponse":"Failure"}],"deviceName":"Chrome 126, Windows 10","ipAddress":"192.0.2.1","requestId":"a1b2c3d4-5678-90ab-cdef-EXAMPLE33333","idpName":"","compromisedCredentialDetected":"false","city":"Seattle","country":"United States","eventFeedbackValue":"","eventFeedbackDate":"","eventFeedbackProvider":"","hasContextData":"true"},"logSourceId":{"userPoolId":"us-west-2_EXAMPLE"}}`

func BenchmarkParse(b *testing.B) {
	for name, text := range map[string]string{
		"ascii":   benchLine,
		"accents": replaced(benchLine, `"Seattle"`, `"São Paulo"`),
		"escapes": replaced(benchLine, `"Seattle"`, `"S\u00e3o Paulo"`),
	} {
		b.Run(name, func(b *testing.B) {
			var p Parser
			n := 0
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if err := p.Parse(Record{Text: text}, func(*Event) { n++ }); err != nil {
					b.Fatal(err)
				}
			}
			if n == 0 {
				b.Fatal("no event")
			}
			_ = fmt.Sprint(n)
		})
	}
}
