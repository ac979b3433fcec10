package grid

// Palette has the escape sequences that set each style. The zero Palette sets nothing:
// plain text.
type Palette struct {
	set   [styles][16]string // by style and by flags
	reset [styles][16]string // the same after any other style
}

// reset ends every style.
const reset = "\x1b[m"

// NewPalette makes a palette from the SGR parameters of each style, such as
// "1;31"; look gives those of a style with its flags.
func NewPalette(look func(Style) string) *Palette {
	p := &Palette{}
	for base := range styles {
		for flags := range Style(16) {
			style := base | flags<<8
			if style == Text {
				continue
			}
			if sgr := look(style); sgr != "" {
				p.set[base][flags] = "\x1b[" + sgr + "m"
				p.reset[base][flags] = "\x1b[;" + sgr + "m" // the empty parameter resets
			}
		}
	}
	return p
}

// change is what to write between a text in style from and one in style to.
func (p *Palette) change(from, to Style) string {
	was, is := p.set[from.Base()][from.flags()], p.set[to.Base()][to.flags()]
	switch {
	case was == is:
		return ""
	case was == "":
		return is
	case is == "":
		return reset
	}
	return p.reset[to.Base()][to.flags()]
}

func (s Style) flags() Style { return (s & allFlags) >> 8 }
