package collate

import (
	"fmt"
	"io"
	"strings"
	"unicode"
)

// stemmaSymbols are the states of a character in NEXUS.
const stemmaSymbols = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// WriteNEXUS writes the places where words vary as characters for stemma tools
// (Maddison, Swofford and Maddison 1997), and the distances between witnesses: the
// share of those places in which they differ. A witness that does not take part in a
// place has a question mark there. Readings beyond the 62nd of a place, for which there
// is no sign, count as missing.
func (t *Table) WriteNEXUS(w io.Writer) error {
	variation := t.variation()
	s := t.Statistics()
	var b strings.Builder
	b.WriteString("#NEXUS\n\nBEGIN TAXA;\n")
	fmt.Fprintf(&b, "  DIMENSIONS NTAX=%d;\n  TAXLABELS", len(t.Witnesses))
	for _, witness := range t.Witnesses {
		b.WriteString(" " + nexusName(witness.ID))
	}
	b.WriteString(";\nEND;\n\nBEGIN CHARACTERS;\n")
	fmt.Fprintf(&b, "  DIMENSIONS NCHAR=%d;\n  FORMAT DATATYPE=STANDARD MISSING=? SYMBOLS=%q;\n  MATRIX\n", len(variation), stemmaSymbols)
	for i, witness := range t.Witnesses {
		b.WriteString("    " + nexusName(witness.ID) + " ")
		for _, states := range variation {
			b.WriteByte(symbol(states[i]))
		}
		b.WriteByte('\n')
	}
	b.WriteString("  ;\nEND;\n\nBEGIN DISTANCES;\n  FORMAT TRIANGLE=BOTH DIAGONAL LABELS=LEFT;\n  MATRIX\n")
	for i, witness := range t.Witnesses {
		b.WriteString("    " + nexusName(witness.ID))
		writeDistances(&b, &s, i)
	}
	b.WriteString("  ;\nEND;\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func symbol(state int) byte {
	if state < 0 || state >= len(stemmaSymbols) {
		return '?'
	}
	return stemmaSymbols[state]
}

// nexusName quotes a siglum.
func nexusName(id string) string {
	plain := strings.IndexFunc(id, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) < 0
	if plain && id != "" {
		return id
	}
	return "'" + strings.ReplaceAll(allowed(id), "'", "''") + "'"
}

func writeDistances(b *strings.Builder, s *Statistics, i int) {
	for j := range s.Witnesses {
		fmt.Fprintf(b, " %.4f", 1-s.Agreement(i, j))
	}
	b.WriteByte('\n')
}

// phylipName is the number of characters of a name in PHYLIP.
const phylipName = 10

// WritePHYLIP writes the distances between witnesses as a square matrix for programs
// that make trees of them, as PHYLIP's neighbor does: the share of the places where
// words vary in which two witnesses differ. Names are cut to ten characters, and kept
// different.
func (t *Table) WritePHYLIP(w io.Writer) error {
	s := t.Statistics()
	var b strings.Builder
	fmt.Fprintf(&b, "%5d\n", len(s.Witnesses))
	taken := map[string]bool{}
	for i, id := range s.Witnesses {
		b.WriteString(pad(phylipSiglum(id, taken), phylipName))
		writeDistances(&b, &s, i)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// phylipSiglum returns a siglum without the signs that the format uses itself.
func phylipSiglum(id string, taken map[string]bool) string {
	clean := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("():;,[]", r) || unicode.IsMark(r) {
			return '_'
		}
		return r
	}, allowed(id))
	letters := []rune(clean)
	name := string(letters[:min(len(letters), phylipName)])
	for n := 2; taken[name]; n++ {
		end := fmt.Sprintf("_%d", n)
		name = string(letters[:min(len(letters), phylipName-len(end))]) + end
	}
	taken[name] = true
	return name
}
