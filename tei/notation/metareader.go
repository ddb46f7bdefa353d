package notation

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	yamlparser "github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/yamltext"
)

// A metaReader reads metadata that is written in YAML.
type metaReader struct {
	file  *source.File
	whole source.Span // the YAML in the file
	place func(t *token.Token, text string) source.Span
	list  diag.List
}

// newMetaReader returns a reader of YAML that stands in a file as it is.
func newMetaReader(whole source.Span) *metaReader {
	r := &metaReader{file: whole.File, whole: whole}
	r.place = r.inFile
	return r
}

// inFile returns where a value stands, without quotation marks: at its token, or from
// there on.
func (r *metaReader) inFile(t *token.Token, text string) source.Span {
	if t == nil || t.Position == nil {
		return r.whole.Point()
	}
	first := r.whole.Position()
	at := source.Position{Line: first.Line + t.Position.Line - 1, Column: t.Position.Column}
	start := min(r.file.Offset(at, source.CodePoints), r.whole.End)
	line, _, _ := strings.Cut(text, "\n")
	written := r.file.Bytes()[start:r.whole.End]
	rest := string(written[:min(len(written), len(line)+maxLead)])
	if i := strings.Index(rest, line); text != "" && i >= 0 && i <= maxLead {
		start += i
		return r.file.Span(start, start+len(line))
	}
	if i := bytes.IndexAny(written, "\n\r"); i >= 0 {
		written = written[:i]
	}
	return r.file.Span(start, start+len(written))
}

// maxLead is how far the words of a value may stand behind the sign that begins it.
const maxLead = 200

// read reads YAML. What cannot be understood is told; the fields come in the order
// written, with those that are not known.
func (r *metaReader) read(text string) (m Metadata, fields []FrontField) {
	pairs, err := r.pairs(text)
	if err != nil {
		r.list = append(r.list, r.syntax(err))
		return m, nil
	}
	for _, pair := range pairs {
		f := FrontField{Key: keyOf(pair), At: r.place(pair.Key.GetToken(), keyOf(pair)).Line()}
		if known := m.field(f.Key); known != nil {
			f.Known = true
			r.field(*known, pair.Value)
		} else {
			f.Value, f.Nested = r.unknown(pair.Value)
		}
		fields = append(fields, f)
	}
	return m, fields
}

func (r *metaReader) pairs(text string) ([]*ast.MappingValueNode, error) {
	if err := yamltext.CheckDepth([]byte(text)); err != nil {
		return nil, err
	}
	file, err := yamlparser.ParseBytes([]byte(text), 0)
	if err != nil {
		return nil, err
	}
	if len(file.Docs) == 0 || file.Docs[0].Body == nil {
		return nil, nil
	}
	pairs, ok := mapping(file.Docs[0].Body)
	if !ok {
		return nil, errors.New("it has no fields")
	}
	return pairs, nil
}

func mapping(n ast.Node) ([]*ast.MappingValueNode, bool) {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, true
	}
	return nil, false
}

func keyOf(pair *ast.MappingValueNode) string { return pair.Key.GetToken().Value }

// field reads the value of a field.
func (r *metaReader) field(f metaField, n ast.Node) {
	switch {
	case isNull(n):
	case f.one != nil:
		if v, ok := r.scalar(n); ok {
			*f.one = v
		} else {
			r.wrong(n, fmt.Sprintf("the field %q has one value", f.key), "write it behind the colon: `"+f.key+": …`")
		}
	case f.many != nil:
		*f.many = r.scalars(f.key, n)
	default:
		r.records(f, n)
	}
}

// scalars reads one value or a list of values.
func (r *metaReader) scalars(key string, n ast.Node) []Value {
	items := []ast.Node{n}
	if list, ok := n.(*ast.SequenceNode); ok {
		items = list.Values
	}
	var values []Value
	for _, item := range items {
		if v, ok := r.scalar(item); ok {
			values = append(values, v)
		} else if !isNull(item) {
			r.wrong(item, fmt.Sprintf("the field %q has a value or a list of values", key), "write a list so: `"+key+": [one, two]`")
		}
	}
	return values
}

// records reads a list of records, or a mapping from ids to records.
func (r *metaReader) records(f metaField, n ast.Node) {
	if list, ok := n.(*ast.SequenceNode); ok {
		for _, item := range list.Values {
			rec := f.records.add()
			if pair := briefly(rec, item); pair != nil {
				r.brief(f, rec, pair)
			} else {
				r.record(f, rec, item)
			}
		}
		return
	}
	pairs, ok := mapping(n)
	if !ok {
		r.record(f, f.records.add(), n)
		return
	}
	for _, pair := range pairs {
		r.brief(f, f.records.add(), pair)
	}
}

// briefly returns the one pair of a record in a list that is an id and its words, as in
// "- A: London"; nil if the record is written otherwise, or its key may be a misspelt field.
func briefly(rec record, n ast.Node) *ast.MappingValueNode {
	pairs, ok := mapping(n)
	if !ok || len(pairs) != 1 {
		return nil
	}
	keys := keysOf(rec.fields())
	if key := keyOf(pairs[0]); slices.Contains(keys, key) || diag.Nearest(key, slices.Values(keys)) != "" {
		return nil
	}
	return pairs[0]
}

// brief reads a record that is written as its id and what it is.
func (r *metaReader) brief(f metaField, rec record, pair *ast.MappingValueNode) {
	id, words, _ := rec.brief()
	*id = Value{keyOf(pair), r.place(pair.Key.GetToken(), keyOf(pair))}
	if v, ok := r.scalar(pair.Value); ok {
		*words = v
	} else if !isNull(pair.Value) {
		r.record(f, rec, pair.Value)
	}
}

// record reads one record.
func (r *metaReader) record(f metaField, rec record, n ast.Node) {
	if v, ok := r.scalar(n); ok {
		_, _, alone := rec.brief()
		*alone = v
		return
	}
	fields := rec.fields()
	pairs, ok := mapping(n)
	if !ok {
		f.records.drop()
		r.wrong(n, fmt.Sprintf("this is no %s", f.records.kind()), "a "+f.records.kind()+" has the fields "+names(fields))
		return
	}
	for _, pair := range pairs {
		i := slices.IndexFunc(fields, func(f metaField) bool { return f.key == keyOf(pair) })
		if i < 0 {
			r.noField(f, fields, pair)
			continue
		}
		r.field(fields[i], pair.Value)
	}
}

func (r *metaReader) noField(f metaField, fields []metaField, pair *ast.MappingValueNode) {
	help := "a " + f.records.kind() + " has the fields " + names(fields)
	if near := diag.Nearest(keyOf(pair), slices.Values(keysOf(fields))); near != "" {
		help = fmt.Sprintf("perhaps %q is meant; %s", near, help)
	}
	r.wrong(pair.Key, fmt.Sprintf("a %s has no field %q", f.records.kind(), keyOf(pair)), help)
}

func keysOf(fields []metaField) []string {
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = f.key
	}
	return keys
}

func names(fields []metaField) string { return strings.Join(keysOf(fields), ", ") }

// scalar reads one value as it is typed: a number stays as written. ok is false if the
// node is no value: a list, a mapping, nothing.
func (r *metaReader) scalar(n ast.Node) (v Value, ok bool) {
	var text string
	switch n := n.(type) {
	case *ast.StringNode:
		text = n.Value
	case *ast.LiteralNode:
		text = n.Value.Value
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		text = n.GetToken().Value
	default:
		return v, false
	}
	text = strings.TrimSpace(text)
	return Value{text, r.place(n.GetToken(), text)}, true
}

func isNull(n ast.Node) bool {
	_, ok := n.(*ast.NullNode)
	return ok || n == nil
}

// unknown returns the value of a field that is not known, if it is one.
func (r *metaReader) unknown(n ast.Node) (value string, nested bool) {
	v, ok := r.scalar(n)
	return v.Text, !ok && !isNull(n)
}

func (r *metaReader) wrong(n ast.Node, message, help string) {
	r.list = append(r.list, diag.Diagnostic{Code: CodeMetadata, Message: message, Span: r.place(n.GetToken(), ""), Help: help})
}

// syntax says what keeps the YAML from being read.
func (r *metaReader) syntax(err error) diag.Diagnostic {
	d := diag.Diagnostic{
		Code:    CodeFrontMatter,
		Message: "the front matter cannot be read: " + err.Error(),
		Span:    r.whole.Point(),
		Help:    "each line is a field and its value, as in `title: Letter to my brother`; put a value that holds a colon in quotation marks",
	}
	var located yaml.Error
	if errors.As(err, &located) {
		d.Message = "the front matter cannot be read: " + located.GetMessage()
		if t := located.GetToken(); t != nil && t.Position != nil {
			d.Span = r.place(t, "").Line()
		}
	}
	return d
}
