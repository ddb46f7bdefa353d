package catalog

import (
	"fmt"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

const namespace = "urn:oasis:names:tc:entity:xmlns:xml:catalog"

// A scope is what the elements around an entry say for it.
type scope struct {
	base         string
	preferPublic bool
}

// A reader reads one catalogue file. What is not in the namespace of catalogues,
// and what is in it, is skipped (section 6.3).
type reader struct {
	file    *source.File
	scopes  []scope
	foreign int // foreign elements open
	result  file
	list    diag.List
}

func read(f *source.File) (file, diag.List) {
	r := &reader{file: f, scopes: []scope{{base: f.Name(), preferPublic: true}}}
	events := xmltext.NewReader(f, xmltext.Options{})
	rooted := false
	for e := events.Next(); e != nil; e = events.Next() {
		switch e.Kind {
		case xmltext.StartElement:
			if !rooted && !e.Name.Is(namespace, "catalog") {
				return file{}, diag.List{r.notACatalog(e)}
			}
			rooted = true
			r.start(e)
		case xmltext.EndElement:
			r.end()
		}
	}
	return r.result, append(r.list, events.Diagnostics()...)
}

func (r *reader) start(e *xmltext.Event) {
	if r.foreign > 0 || e.Name.Space != namespace {
		r.foreign++
		return
	}
	s := r.scopes[len(r.scopes)-1]
	if a := e.Attr(xmltext.NamespaceXML, "base"); a != nil {
		s.base = Resolve(s.base, a.Value)
	}
	if a := e.Attr("", "prefer"); a != nil {
		s.preferPublic = a.Value == "public"
	}
	r.scopes = append(r.scopes, s)
	if _, ok := attributes[kind(e.Name.Local)]; ok {
		r.entry(e, kind(e.Name.Local), s)
	}
}

func (r *reader) end() {
	if r.foreign > 0 {
		r.foreign--
		return
	}
	r.scopes = r.scopes[:len(r.scopes)-1]
}

func (r *reader) entry(e *xmltext.Event, k kind, s scope) {
	names := attributes[k]
	entry := entry{kind: k, preferPublic: s.preferPublic}
	if names.match != "" {
		a := e.Attr("", names.match)
		if a == nil {
			r.missing(e, names.match)
			return
		}
		entry.match = normalise(k, a.Value)
	}
	a := e.Attr("", names.target)
	if a == nil {
		r.missing(e, names.target)
		return
	}
	entry.target = Resolve(s.base, a.Value)
	r.result.entries = append(r.result.entries, entry)
}

func normalise(k kind, value string) string {
	if k == public || k == delegatePublic {
		return normalisePublic(value)
	}
	return normaliseURI(value)
}

func (r *reader) missing(e *xmltext.Event, attribute string) {
	r.list = append(r.list, diag.Diagnostic{
		Severity: diag.Error,
		Code:     "catalog-attribute-missing",
		Message:  fmt.Sprintf("<%s> has no %s: this entry of the catalogue cannot be used", e.Name, attribute),
		Span:     e.NameSpan,
		Help:     fmt.Sprintf(`add %s="…" to it`, attribute),
	})
}

func (r *reader) notACatalog(e *xmltext.Event) diag.Diagnostic {
	return diag.Diagnostic{
		Severity: diag.Error,
		Code:     "not-a-catalog",
		Message:  fmt.Sprintf("this is no XML catalogue: its root element is <%s>", e.Name),
		Span:     e.NameSpan,
		Help:     fmt.Sprintf(`a catalogue begins with <catalog xmlns="%s">`, namespace),
	}
}

// normalisePublic folds white space in a public identifier (section 6.2), and
// decodes one that is written as a URN (section 6.4).
func normalisePublic(id string) string {
	return strings.Join(strings.Fields(unwrapURN(id)), " ")
}

// normaliseURI percent-encodes what a URI cannot hold (section 6.3).
func normaliseURI(uri string) string {
	var b strings.Builder
	for i := 0; i < len(uri); i++ {
		if c := uri[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

const urnPrefix = "urn:publicid:"

// unwrapURN returns the public identifier that a URN in the publicid namespace
// stands for (RFC 3151), other strings as they are.
func unwrapURN(id string) string {
	if len(id) < len(urnPrefix) || !strings.EqualFold(id[:len(urnPrefix)], urnPrefix) {
		return id
	}
	return publicID.Replace(id[len(urnPrefix):])
}

var publicID = strings.NewReplacer("+", " ", ":", "//", ";", "::", "%2B", "+", "%3A", ":", "%2F", "/",
	"%3B", ";", "%27", "'", "%3F", "?", "%23", "#", "%25", "%")

// byLength orders entries by the length of what they match, longest first, and
// keeps the order of the catalogue among equals.
func byLength(entries []entry) []entry {
	slices.SortStableFunc(entries, func(a, b entry) int { return len(b.match) - len(a.match) })
	return entries
}
