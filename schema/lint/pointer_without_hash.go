package lint

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

var pointerWithoutHash = Rule{
	Code:    "pointer-without-hash",
	Default: Warn,
	Summary: "a pointer that lacks its number sign",
	Reason: `Without # a pointer is the address of a file beside the document: wit="A" names a
file called A. It is reported where an element of the document has that xml:id, so that
hardly anything else can be meant. An attribute that mostly lacks the # is reported once
in a document, since a project may read it so on purpose, and --fix leaves it alone,
unless it is @hand or @wit.`,
	Wrong: `<rdg wit="A">south</rdg>
<witness xml:id="A">Oxford, MS 12</witness>`,
	Right: `<rdg wit="#A">south</rdg>
<witness xml:id="A">Oxford, MS 12</witness>`,
	begin: beginPointerWithoutHash,
}

// A hashless is a word that is the id of an element, and where it is pointed to without
// a number sign.
type hashless struct {
	id string
	*referrer
}

func beginPointerWithoutHash(d *Document, r *Rule) {
	d.reads()
	d.atEndOfDocument(func() {
		for attribute, list := range d.hashless() {
			if len(list) > 1 && attribute != "hand" && attribute != "wit" && len(list) > d.pointing[attribute] {
				d.report(r, d.withoutHashes(attribute, list))
				continue
			}
			for _, one := range list {
				d.report(r, d.withoutHash(one))
			}
		}
	})
}

// hashless returns the words without number sign that are ids, by the attribute in which
// they first stand, in the order of the document.
func (d *Document) hashless() map[string][]hashless {
	found := map[string][]hashless{}
	for word, from := range d.of(bare) {
		if target, ok := d.ids[word]; ok && target.tei {
			found[from.attribute] = append(found[from.attribute], hashless{word, from})
		}
	}
	for _, list := range found {
		slices.SortFunc(list, func(a, b hashless) int {
			return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(a.id, b.id))
		})
	}
	return found
}

func (d *Document) withoutHash(one hashless) diag.Diagnostic {
	fix := diag.Fix{Message: "point to #" + one.id, Certain: one.count == 1+len(one.also)}
	for _, at := range append([]source.Span{one.span}, one.also...) {
		fix.Edits = append(fix.Edits, diag.Edit{Span: at.Point(), Text: "#"})
	}
	found := d.target(one)
	found.Message = fmt.Sprintf("@%s=%q is the address of a file; the xml:id %q is pointed to by #%s", one.attribute, one.id, one.id, one.id)
	found.Help = "put a # before it"
	if one.count > 1 {
		found.Help += fmt.Sprintf(", in all %d places, of which this is the first", one.count)
	}
	if fix.Certain {
		found.Fixes = []diag.Fix{fix}
	}
	return found
}

// withoutHashes is of an attribute that mostly lacks the number sign.
func (d *Document) withoutHashes(attribute string, list []hashless) diag.Diagnostic {
	found := d.target(list[0])
	found.Message = fmt.Sprintf("@%s has ids of this document without #, %d of them: as it stands, these are addresses of files", attribute, len(list))
	found.Help = fmt.Sprintf("put a # before each, as in %s=\"#%s\"; if your project reads them so on purpose: <?siglum ignore pointer-without-hash?>", attribute, list[0].id)
	return found
}

func (d *Document) target(one hashless) diag.Diagnostic {
	at := d.ids[one.id]
	return diag.Diagnostic{
		Span: one.span, Path: one.path,
		Related: []diag.Related{{Span: at.span, Message: fmt.Sprintf("%q is given here, to <%s>", one.id, at.name)}},
	}
}
