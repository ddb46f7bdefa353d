package lint

import (
	"iter"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// An anchor is an element that has an id.
type anchor struct {
	name  string // of the element
	span  source.Span
	order int
	tei   bool
}

// A reference is what attributes of a kind point to. Of references that are alike the
// first is kept, and the number of all.
type reference struct {
	kind   kind
	target string // the id; of a bare reference the word
}

// A kind is what a reference is by.
type kind uint8

const (
	general   kind = iota // any pointer but those that follow
	byHand                // @hand, and @new of handShift: to a handNote
	byWit                 // @wit: to a witness
	bare                  // a word that may be meant as an id, and lacks its #
	elsewhere             // to another file, where there is a project
)

// A referrer is where something is referred to.
type referrer struct {
	span      source.Span
	path      string
	attribute string
	count     int
	also      []source.Span // of a bare reference the other places, as long as they are few
}

// fewPlaces are as many as are mended by one fix.
const fewPlaces = 200

// pointers are the attributes of TEI whose values are pointers (teidata.pointer), but
// for those that are so on some elements only.
var pointers = []string{
	"active", "ana", "assertedValue", "calendar", "change", "copyOf", "corresp", "datingMethod", "datingPoint",
	"decls", "domains", "edRef", "exclude", "facs", "fVal", "feats", "generatedBy", "given", "inst", "lemmaRef", "mergedIn",
	"mutual", "next", "nymRef", "origin", "passive", "perf", "period", "prev", "ref", "rendition", "resp", "sameAs",
	"scheme", "scribeRef", "scriptRef", "select", "since", "source", "spanTo", "synch", "target", "targetEnd", "toWhom", "unitRef", "who",
}

// elementPointers are attributes that are pointers on some elements only.
var elementPointers = map[string][]string{
	"from": {"app", "span", "arc"}, "to": {"app", "span", "arc"},
	"start": {"u", "pause", "vocal", "kinesic", "incident", "writing", "shift"},
	"end":   {"u", "pause", "vocal", "kinesic", "incident", "writing", "shift"},
}

// reads has a document note what its elements point to. It is asked for by each rule
// that needs it, and done once.
func (d *Document) reads() {
	if d.pointer["target"] != nil {
		return
	}
	d.atAttribute(func(e *element, a *xmltext.Attr) { d.refer(a, general) }, pointers...)
	for name, elements := range elementPointers {
		d.atAttribute(func(e *element, a *xmltext.Attr) {
			if slices.Contains(elements, e.name.Local) {
				d.refer(a, general)
			}
		}, name)
	}
	d.atAttribute(func(e *element, a *xmltext.Attr) { d.refer(a, byHand) }, "hand")
	d.atAttribute(func(e *element, a *xmltext.Attr) { d.refer(a, byWit) }, "wit")
	d.atAttribute(func(e *element, a *xmltext.Attr) {
		if e.name.Local == "handShift" {
			d.refer(a, byHand)
		}
	}, "new")
}

// refer notes what the value of an attribute points to.
func (d *Document) refer(a *xmltext.Attr, k kind) {
	at := 0
	for token := range strings.FieldsSeq(a.Value) {
		at += strings.Index(a.Value[at:], token)
		if id, ok := fragment(token); ok {
			d.note(reference{k, id}, a, at, token)
		} else if isBare(token) {
			d.note(reference{bare, token}, a, at, token)
		} else if d.outside && isElsewhere(token) {
			d.note(reference{elsewhere, token}, a, at, token)
		}
		at += len(token)
	}
}

// note notes a reference, and where it stands if it is the first of its kind.
func (d *Document) note(ref reference, a *xmltext.Attr, at int, token string) {
	if ref.kind != bare {
		d.pointing[a.Name.Local]++
	}
	known := d.references[ref]
	if known != nil {
		known.count++
		if ref.kind != bare || len(known.also) == fewPlaces {
			return
		}
	}
	span := a.ValueSpan
	if span.Text() == a.Value {
		span = span.File.Span(span.Start+at, span.Start+at+len(token))
	}
	if known != nil {
		known.also = append(known.also, span)
		return
	}
	span.Keep()
	ref.target = strings.Clone(ref.target)
	d.references[ref] = &referrer{span: span, path: d.path(), attribute: a.Name.Local, count: 1}
}

// fragment returns the id that a pointer within the document names. XPointers, and a
// number sign alone, name none.
func fragment(token string) (string, bool) {
	id, ok := strings.CutPrefix(token, "#")
	if !ok || id == "" || strings.ContainsRune(id, '(') {
		return "", false
	}
	if strings.ContainsRune(id, '%') {
		if decoded, err := url.PathUnescape(id); err == nil {
			id = decoded
		}
	}
	return id, true
}

// longestBare is more than any id has that people write.
const longestBare = 80

// isBare reports whether a pointer might be an id without its number sign: it looks
// like no address of anything.
func isBare(token string) bool {
	return len(token) <= longestBare && !strings.ContainsAny(token, ":/.#?%()")
}

// identify notes the id of an element.
func (d *Document) identify(e *element) {
	for i := range e.event.Attrs {
		a := &e.event.Attrs[i]
		if !a.ID && !a.Name.Is(xmltext.NamespaceXML, "id") {
			continue
		}
		id := strings.TrimSpace(a.Value)
		if _, again := d.ids[id]; !again {
			a.ValueSpan.Keep()
			d.ids[strings.Clone(id)] = anchor{e.name.Local, a.ValueSpan, e.order, e.tei}
		}
	}
}

// named returns the ids of elements of some names, in the order of the alphabet.
func (d *Document) named(names ...string) []string {
	var found []string
	for id, a := range d.ids {
		if a.tei && slices.Contains(names, a.name) {
			found = append(found, id)
		}
	}
	slices.Sort(found)
	return found
}

// isPointedTo reports whether any attribute points to an id.
func (d *Document) isPointedTo(id string) bool {
	for _, k := range []kind{general, byHand, byWit} {
		if d.references[reference{k, id}] != nil {
			return true
		}
	}
	return false
}

// of yields the references of a kind.
func (d *Document) of(k kind) iter.Seq2[string, *referrer] {
	return func(yield func(string, *referrer) bool) {
		for ref, from := range d.references {
			if ref.kind == k && !yield(ref.target, from) {
				return
			}
		}
	}
}

// manyComparisons of ids with each other take longer than anybody waits for a
// suggestion.
const manyComparisons = 2_000_000

// nearest returns the id among some that may be meant by one that no element has, or
// "".
func (d *Document) nearest(id string, among []string) string {
	if len(d.references)*len(among) > manyComparisons {
		return ""
	}
	return diag.Nearest(id, slices.Values(among))
}

// all returns all ids, in the order of the alphabet. It is asked for at the end only.
func (d *Document) all() []string {
	if d.sorted == nil {
		d.sorted = slices.Sorted(maps.Keys(d.ids))
	}
	return d.sorted
}
