package population

// flourishes are what people append to their names: emoji with joiners and skin tones, flags,
// key caps, dingbats, right-to-left words.
func flourishes() []string {
	return []string{
		" 👩‍👩‍👧", " 👨‍👩‍👧‍👦", " 🏳️‍🌈", " 👩🏽‍💻", " 🇨🇿", " 🇧🇷🇯🇵", " 1️⃣", " ❤️", " ❤", " 🧑‍🚀", " 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
		" ✌🏿", " 🫱🏻‍🫲🏿", " (שלום)", " (سلام)", " ½", " ™", " ★彡", " ツ", " ☠️", " ‽", " №1", " 🀄", " ㎏",
	}
}

// oddNames are names that do not attack a terminal, but still break tables, searches,
// spreadsheets and programs with assumptions about names.
func oddNames() []string {
	return []string{
		"Ｊｏｈｎ　Ｓｍｉｔｈ",             // full-width letters and space
		"ｶﾀｶﾅ ﾊﾝｶｸ",              // half-width katakana
		"Zoe\u0308 Mu\u0308ller", // decomposed
		"Zoë Müller",             // composed: the same to the eye
		"A\u030angstro\u0308m",
		"e\u0301\u0301\u0301lise",
		"𝓛𝓾𝓬𝓲𝓪 𝓓𝓲𝓪𝔃",
		"Ⓑⓐⓡⓑⓐⓡⓐ",
		"İSTANBUL ışık",
		"Straße STRASSE",
		"ﬁnn ﬂeur",
		"null",
		"undefined",
		"NaN",
		"true",
		"0",
		"-",
		".",
		" ",
		"  leading and trailing  ",
		"O'Brien; DROP TABLE users;--",
		`Robert "Bobby" \ Tables`,
		"<script>alert(1)</script>",
		"{{.Password}} ${HOME} $(id) %s%n",
		"=HYPERLINK(\"https://phish.example\",\"me\")",
		"@SUM(1+1)*cmd|' /C calc'!A0",
		"a,b;c\"d'e",
		"Hubert Blaine Wolfeschlegelsteinhausenbergerdorff Sr.",
		"د. محمد (Dr. Mohamed) 123",
		"שלום hello 42 עולם",
		"ﷺ ﷽",
		"꧁𒐫꧂ ⸻",
		"👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧",
		"🇦🇧🇨",
	}
}
