package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// Instructions in a document say what is not to be reported:
//
//	<?siglum ignore CODE…?>       in the element that follows, its tags and all in it
//	<?siglum ignore-rest CODE…?>  from here to the end of the element around it
//
// Without a code they are for all rules. Before the root element both are for the whole
// document. They silence the rules of this package only, and never a schema.

var ignoreUnknown = Rule{
	Code:    "ignore-unknown",
	Default: Warn,
	Summary: "an instruction to ignore that cannot be understood",
	Reason: `The codes in <?siglum ignore CODE?> and <?siglum ignore-rest CODE?> are those of the
rules listed here. What a schema does not allow cannot be ignored.`,
	Wrong: `<?siglum ignore hand-unusd?>`,
	Right: `<?siglum ignore hand-unused?>`,
}

var ignoreUnused = Rule{
	Code:    "ignore-unused",
	Default: Info,
	Summary: "an instruction to ignore where there is nothing to ignore",
	Reason:  `What it silenced was mended, or stands elsewhere.`,
	Wrong:   `<?siglum ignore date-order?><date from="1948" to="1949"/>`,
	Right:   `<date from="1948" to="1949"/>`,
}

// ignores are the instructions of a document.
type ignores struct {
	all     []*ignored
	pending []*ignored // for the element that follows
	active  []*ignored // in an element that is open
}

// An ignored is a part of a document in which findings are not reported.
type ignored struct {
	at    source.Span // the instruction
	path  string
	codes []diag.Code // nil: all
	part  source.Span
	depth int // of the element at whose end it ends
	used  bool
}

// read takes an instruction.
func (g *ignores) read(d *Document, e *xmltext.Event) {
	words := strings.Fields(string(e.Text))
	if len(words) == 0 || words[0] != "ignore" && words[0] != "ignore-rest" {
		return
	}
	one := &ignored{at: e.Span, path: d.path(), part: e.Span}
	for _, word := range words[1:] {
		code := diag.Code(strings.TrimSuffix(word, ","))
		if Find(code) == nil {
			d.reportUnknown(e.Span, string(code))
			continue
		}
		one.codes = append(one.codes, code)
	}
	if len(words) > 1 && len(one.codes) == 0 {
		return
	}
	one.at.Keep()
	g.all = append(g.all, one)
	if words[0] == "ignore" || len(d.open) == 0 {
		g.pending = append(g.pending, one)
		return
	}
	one.depth = len(d.open)
	g.active = append(g.active, one)
}

func (d *Document) reportUnknown(at source.Span, code string) {
	if d.levels.of(&ignoreUnknown) == Off {
		return
	}
	found := diag.Diagnostic{
		Message: fmt.Sprintf("there is no rule %q that could be ignored", code),
		Span:    at, Path: d.path(),
		Help: "siglum help lint lists the rules",
	}
	if near := Nearest(code); near != "" {
		found.Message += fmt.Sprintf("; did you mean %s?", near)
	}
	d.report(&ignoreUnknown, found)
}

// enter begins what is ignored in an element.
func (g *ignores) enter(e *element) {
	for _, one := range g.pending {
		one.part = one.part.Cover(e.span)
		one.depth = -e.order
	}
	g.active = append(g.active, g.pending...)
	g.pending = g.pending[:0]
}

// leave ends what is ignored until the end of an element.
func (g *ignores) leave(d *Document, e *element, end *xmltext.Event) {
	g.pending = g.pending[:0] // what no element followed
	g.active = slices.DeleteFunc(g.active, func(one *ignored) bool {
		if one.depth != len(d.open) && one.depth != -e.order {
			return false
		}
		if one.part.File == end.Span.File {
			one.part.End = end.Span.End
		}
		return true
	})
}

// apply returns the findings that are not ignored, with what is to be said of the
// instructions.
func (g *ignores) apply(d *Document) diag.List {
	if len(g.all) == 0 {
		return d.found
	}
	kept := slices.DeleteFunc(slices.Clone(d.found), func(found diag.Diagnostic) bool {
		silenced := false
		for _, one := range g.all {
			if one.covers(found) {
				one.used, silenced = true, true
			}
		}
		return silenced
	})
	if d.levels.of(&ignoreUnused) == Off || d.incomplete {
		return kept
	}
	for _, one := range g.all {
		if !one.used {
			kept = append(kept, diag.Diagnostic{
				Code: ignoreUnused.Code, Severity: d.levels.of(&ignoreUnused).severity(),
				Message: "there is nothing to ignore here", Span: one.at, Path: one.path,
				Help: "take the instruction out, or look whether it stands before the element that is meant",
			})
		}
	}
	return kept
}

func (one *ignored) covers(found diag.Diagnostic) bool {
	return found.Span.File == one.part.File && one.part.Start <= found.Span.Start && found.Span.Start < one.part.End &&
		(one.codes == nil || slices.Contains(one.codes, found.Code)) && found.Code != ignoreUnknown.Code
}
