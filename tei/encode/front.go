package encode

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// termFront is the term that names the fields of the front matter, in their order.
const termFront = "front-matter"

// termDates is the term that says which number of a date is the day, as the front matter states.
const termDates = "date-order"

// frontNote is the type of the note that keeps a field of front matter that is not
// understood; @n is its name.
const frontNote = "front-matter"

// readFront takes the metadata that front matter states, and what of the given metadata
// it does not: they win over the header block.
func (e *encoder) readFront() {
	if o := e.options.Metadata; o != nil {
		e.meta = *o
	}
	if front := e.tree.Front; front != nil {
		e.reportDifferent(front.Metadata)
		e.meta = front.Metadata.Or(e.meta)
		for _, f := range front.Fields {
			if !f.Known {
				e.unknownFront(f)
			}
		}
		e.moreUnknownFront()
	}
	for _, key := range headerKeys {
		if v := e.meta.Value(key); v.Text != "" {
			e.facts.fields[key] = e.metaField(key, v)
			e.readPieces(e.facts.fields[key])
		}
	}
	if len(e.meta.Translators) > 0 {
		v := e.meta.Translators[0]
		e.facts.pieces["translator"] = piece{text: v.Text, span: v.At}
	}
}

// headerKeys are the fields of metadata that header blocks have too.
var headerKeys = []string{"title", "author", "date", "citation", "source", "summary", "credits", "language", "rights", "url"}

// CodeMetadataDiffers says that the front matter of a transcription and the metadata given
// for it state different things.
const CodeMetadataDiffers diag.Code = "metadata-differs"

func (e *encoder) reportDifferent(front notation.Metadata) {
	for _, key := range e.meta.Stated() {
		given, own := e.meta.Value(key), front.Value(key)
		if given.Text == "" || own.Text == "" || given.Text == own.Text {
			continue
		}
		e.list = append(e.list, diag.Diagnostic{
			Severity: diag.Warning, Code: CodeMetadataDiffers, Span: own.At,
			Message: fmt.Sprintf("the front matter gives the %s as %q, the metadata given for the file as %q; the front matter is taken", key, own.Text, given.Text),
			Help:    "make both the same, or take the field out of one of them",
			Related: relatedTo(given.At, "the metadata given for the file"),
		})
	}
}

func relatedTo(at source.Span, message string) []diag.Related {
	if at.IsZero() {
		return nil
	}
	return []diag.Related{{Span: at, Message: message}}
}

// metaField returns a field of metadata as a field of the header.
func (e *encoder) metaField(key string, v notation.Value) *notation.Field {
	def := e.profile.Label(key)
	if def == nil {
		def = &notation.HeaderLabel{Field: notation.Name{Text: key}}
	}
	f := &notation.Field{Def: def, Label: key + ":", LabelAt: v.At.Point(), Span: v.At}
	if f.Span.IsZero() {
		f.Span = e.tree.File.Span(0, 0) // a program gave it
	}
	f.Value = paragraphsOf(v.Text, v.At)
	if !inOneFile(f.Value) {
		f.Value = paragraphsOf(v.Text, source.NewFile("metadata", []byte(v.Text)).Span(0, len(v.Text)))
	}
	return f
}

// inOneFile reports whether all blocks stand in one file: the words of some may be written with signs of YAML.
func inOneFile(blocks []*notation.Block) bool {
	return !slices.ContainsFunc(blocks, func(b *notation.Block) bool { return b.Span.File != blocks[0].Span.File })
}

// paragraphsOf returns a value of metadata as blocks, each with its place.
func paragraphsOf(text string, from source.Span) []*notation.Block {
	var list []*notation.Block
	at := located{from, 0}
	for _, paragraph := range strings.Split(text, "\n\n") {
		var b notation.Block
		for i, line := range strings.Split(paragraph, "\n") {
			if i > 0 {
				b.Content = append(b.Content, &notation.Break{Text: "\n", Span: at.span("")})
			}
			if line = strings.TrimSpace(allowed(line)); line != "" {
				b.Content = append(b.Content, &notation.Text{Text: line, Span: at.span(line)})
			}
		}
		if len(b.Content) > 0 {
			b.Span = textSpan(b.Content, paragraph)
			list = append(list, &b)
		}
	}
	return list
}

// A located finds the lines of a value where it is written.
type located struct {
	from source.Span
	done int
}

// span returns where words stand: in the file, if they stand there as they are, else in
// a text of their own, since the spans of a header are read.
func (l *located) span(words string) source.Span {
	if f := l.from.File; f != nil {
		start := l.from.Start + l.done
		rest := string(f.Bytes()[start:min(f.Len(), start+maxIndent+len(words))])
		if i := strings.Index(rest, words); i >= 0 {
			l.done += i + len(words)
			return f.Span(start+i, start+i+len(words))
		}
	}
	return source.NewFile("metadata", []byte(words)).Span(0, len(words))
}

// maxIndent is how far the next line of a value may be indented.
const maxIndent = 40

// textSpan returns the place of nodes: in one file if they stand in one and are the text
// there, else in a text of their own.
func textSpan(nodes []notation.Node, text string) source.Span {
	all := nodes[0].Place()
	for _, n := range nodes {
		if n.Place().File != all.File {
			return source.NewFile("metadata", []byte(text)).Span(0, len(text))
		}
		all = all.Cover(n.Place())
	}
	return all
}

// fieldOf names the fields that archives and other programs call otherwise.
var fieldOf = map[string]string{
	"from": "sender", "to": "recipient", "receiver": "recipient", "addressee": "recipient", "correspondent": "recipient",
	"creator": "author", "writer": "author", "archive": "repository", "holding": "repository", "library": "repository",
	"fonds": "collection", "signature": "idno", "shelfmark": "idno", "box": "idno", "identifier": "idno", "reference": "idno",
	"abstract": "summary", "description": "summary", "subject": "keywords", "subjects": "keywords", "tags": "keywords",
	"lang": "language", "license": "licence", "copyright": "rights", "transcribed by": "transcriber", "people": "persons",
	"location": "place", "origin": "place",
}

// maxUnknownFront is the number of fields that are not understood and are told one by one.
const maxUnknownFront = 50

// unknownFront keeps a field that is not understood, for a note, and says so.
func (e *encoder) unknownFront(f notation.FrontField) {
	e.facts.unknown = append(e.facts.unknown, f)
	if len(e.facts.unknown) > maxUnknownFront {
		return
	}
	help := "fields that are understood: " + strings.Join(notation.FrontFields, ", ")
	if near := cmp.Or(fieldOf[strings.ToLower(f.Key)], diag.Nearest(f.Key, slices.Values(notation.FrontFields))); near != "" {
		help = fmt.Sprintf("perhaps %q is meant; %s", near, help)
	}
	e.warn(notation.CodeFrontMatterField, f.At, help,
		"the field %q of the front matter is not understood; it is kept as a note", f.Key)
}

// moreUnknownFront says how many fields more are not understood.
func (e *encoder) moreUnknownFront() {
	if n := len(e.facts.unknown) - maxUnknownFront; n > 0 {
		first := e.facts.unknown[maxUnknownFront]
		e.warn(notation.CodeFrontMatterField, first.At, "front matter is for what is known of a text; text belongs below it",
			"%d more fields of the front matter are not understood, the first of them is %q; they are kept as notes", n, first.Key)
	}
}

// frontText returns the value of a field that is not understood; a nested one as it is
// written, from the end of the line of its key.
func (e *encoder) frontText(f notation.FrontField) string {
	if !f.Nested {
		return f.Value
	}
	end := e.tree.Front.Span.End
	for _, next := range e.tree.Front.Fields {
		if next.At.Start > f.At.Start {
			end = next.At.Start
			break
		}
	}
	rest := f.At.File.Span(f.At.Start+len(f.Key)+1, end)
	return strings.TrimRight(strings.TrimPrefix(rest.Text(), " "), "\n")
}

// frontTerms names the fields of metadata in the order of the front matter, those from elsewhere
// last: decoding writes them all as front matter.
func (e *encoder) frontTerms() []layoutTerm {
	var keys []string
	if e.tree.Front != nil {
		for _, f := range e.tree.Front.Fields {
			keys = append(keys, f.Key)
		}
	}
	for _, key := range e.meta.Stated() {
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	if len(keys) == 0 {
		return nil
	}
	terms := []layoutTerm{{kind: termFront, words: "front matter", value: strings.Join(keys, " ")}}
	if order := e.meta.Dates.Text; order != "" {
		terms = append(terms, layoutTerm{kind: termDates, words: "numbers of dates", value: order})
	}
	return terms
}

// labelFront records what of the front matter are names of fields and signs of YAML.
func (e *encoder) labelFront() {
	f := e.tree.Front
	if f == nil {
		return
	}
	e.label(f.Open.Span, "line above the front matter")
	at := f.Span.Start
	for v := range f.Metadata.Values() {
		if v.At.File == f.Span.File && v.At.Start >= at {
			e.label(f.Span.File.Span(at, v.At.Start), "names of fields and signs of the front matter")
			at = v.At.End
		}
	}
	e.label(f.Span.File.Span(at, f.Span.End), "names of fields and signs of the front matter")
	e.label(f.Close.Span, "line below the front matter")
}

// frontMatter prints the front matter of an edition again.
func (d *decoder) frontMatter() *notation.FrontMatter {
	keys := strings.Fields(d.terms[termFront])
	if len(keys) == 0 {
		return nil
	}
	m := d.metadata(keys)
	var b strings.Builder
	for _, key := range keys {
		if slices.Contains(notation.FrontFields, key) {
			b.WriteString(cmp.Or(m.YAML(key), key+":\n"))
			continue
		}
		switch value := d.unknownField(key); {
		case strings.Contains(value, "\n"):
			b.WriteString(key + ":" + value + "\n") // nested YAML, as it was written
		default:
			b.WriteString(strings.TrimRight(key+": "+notation.Scalar(value), " ") + "\n")
		}
	}
	front := &notation.FrontMatter{YAML: b.String()}
	front.Open.Text, front.Close.Text = "---\n", "---\n"
	return front
}

func (d *decoder) unknownField(key string) string {
	for note := range tei.Find(d.doc.Header().Element, "note") {
		if note.SelectAttrValue("type", "") == frontNote && note.SelectAttrValue("n", "") == key {
			return tei.Content(note)
		}
	}
	return ""
}
