package population

import "strconv"

// phone is a telephone number from ranges that regulators keep for fiction:
// 555-0100 to 0199 in North America, Ofcom's for drama, ARCEP's for audiovisual
// works and the Bundesnetzagentur's for Berlin.
func phone(d *dice, locale string) string {
	b := d.buf[:0]
	switch locale {
	case "en_GB":
		if d.chance(300) {
			b = d.appendWord(append(b, "+442079460"...), digits, 3)
			break
		}
		b = d.appendWord(append(b, "+447700900"...), digits, 3)
	case "fr_FR":
		b = d.appendWord(append(b, "+3363998"...), digits, 4)
	case "de_DE":
		b = d.appendWord(append(b, "+493023125"...), digits, 3)
	default:
		areas := [...]int{202, 206, 212, 312, 404, 415, 512, 602, 617, 702, 713, 808}
		b = strconv.AppendInt(append(b, "+1"...), int64(areas[d.IntN(len(areas))]), 10)
		b = d.appendWord(append(b, "55501"...), digits, 2)
	}
	d.buf = b
	return string(b)
}
