package encode

import (
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// termFront is the term that names the fields of the front matter, in their order.
const termFront = "front-matter"

// frontNote is the type of the note that keeps a field of front matter that is not
// understood; @n is its name.
const frontNote = "front-matter"

// readFront takes the fields of the front matter: they win over those of the header
// block.
func (e *encoder) readFront() {
	if e.tree.Front == nil {
		return
	}
	for _, f := range e.tree.Front.Fields {
		e.label(f.At, "field of the front matter")
		switch {
		case f.Nested || !slices.Contains(notation.FrontFields, f.Key):
			e.unknownFront(f)
		case f.Key == "translator":
			e.facts.front = append(e.facts.front, f)
			e.facts.pieces["translator"] = piece{text: f.Value, span: f.At}
		default:
			e.facts.front = append(e.facts.front, f)
			e.facts.fields[f.Key] = e.frontField(f)
			e.readPieces(e.facts.fields[f.Key])
		}
	}
}

// frontField returns a field of front matter as a field of the header.
func (e *encoder) frontField(f notation.FrontField) *notation.Field {
	def := e.profile.Label(f.Key)
	if def == nil {
		def = &notation.HeaderLabel{Field: notation.Name{Text: f.Key}}
	}
	var span source.Span
	if i := strings.LastIndex(f.At.Text(), f.Value); i >= 0 {
		span = f.At.File.Span(f.At.Start+i, f.At.Start+i+len(f.Value))
	} else {
		span = source.NewFile(f.At.File.Name(), []byte(f.Value)).Span(0, len(f.Value)) // escaped in the YAML
	}
	block := &notation.Block{Content: []notation.Node{&notation.Text{Text: f.Value, Span: span}}, Span: span}
	return &notation.Field{Def: def, Label: f.Key + ":", LabelAt: f.At.Point(), Value: []*notation.Block{block}, Span: f.At}
}

func (e *encoder) unknownFront(f notation.FrontField) {
	e.facts.unknown = append(e.facts.unknown, f)
	e.warn(notation.CodeFrontMatterField, f.At, "fields with one value are understood: "+strings.Join(notation.FrontFields, ", "),
		"the field %q of the front matter is not understood; it is kept as a note", f.Key)
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
	e.label(rest, "field of the front matter")
	return strings.TrimRight(strings.TrimPrefix(rest.Text(), " "), "\n")
}

// frontMatter prints the front matter of an edition again.
func (d *decoder) frontMatter() *notation.FrontMatter {
	keys := strings.Fields(d.terms[termFront])
	if len(keys) == 0 {
		return nil
	}
	var b strings.Builder
	for _, key := range keys {
		b.WriteString(key + ":")
		switch value := d.frontValue(key); {
		case strings.HasPrefix(value, "\n"):
			b.WriteString(value) // nested YAML, as it was written
		case value != "":
			b.WriteString(" " + scalar(value))
		}
		b.WriteString("\n")
	}
	front := &notation.FrontMatter{YAML: b.String()}
	front.Open.Text, front.Close.Text = "---\n", "---\n"
	return front
}

func (d *decoder) frontValue(key string) string {
	if key == "translator" {
		for _, r := range d.doc.Header().RespStmts() {
			if r.ID == translatorID {
				return strings.Join(r.Names, ", ")
			}
		}
	}
	if e := d.fieldElement(key); e != nil {
		return foldBlanks(notation.String(d.value(key)[0].Content))
	}
	for note := range tei.Find(d.doc.Header().Element, "note") {
		if note.SelectAttrValue("type", "") == frontNote && note.SelectAttrValue("n", "") == key {
			return tei.Content(note)
		}
	}
	return ""
}

// scalar writes a value as YAML: plain where it can stand so.
func scalar(value string) string {
	var back map[string]string
	if err := yaml.Unmarshal([]byte("v: "+value), &back); err == nil && back["v"] == value {
		return value
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value) + `"`
}
