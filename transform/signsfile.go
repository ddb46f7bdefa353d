package transform

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/yamltext"
)

// CodeSigns is the code of what is wrong with a file of signs.
const CodeSigns diag.Code = "signs"

// ReadSigns reads a set of signs of a project's own: YAML as siglum signs show
// prints it. What it does not say is as in the set that its field extends names,
// or in documentary. If the list has errors, the set is nil; each error says in
// which line what is wrong.
func ReadSigns(f *source.File) (SignSet, diag.List) {
	r := signsReader{file: f, own: SignSet{}, extends: documentary}
	if err := yamltext.CheckDepth(f.Bytes()); err != nil {
		r.failed(nil, "", err)
		return nil, r.list
	}
	tree, err := parser.ParseBytes(f.Bytes(), 0)
	if err != nil {
		r.failed(nil, "", err)
		return nil, r.list
	}
	for _, doc := range tree.Docs {
		r.document(doc.Body)
	}
	if r.list.HasErrors() {
		return nil, r.list.Sorted()
	}
	base, err := loadSigns(r.extends)
	if err != nil {
		return nil, append(r.list, r.diagnostic(nil, err.Error()))
	}
	whole := maps.Clone(base)
	maps.Copy(whole, r.own)
	return whole, r.list
}

type signsReader struct {
	file    *source.File
	own     SignSet
	extends string
	list    diag.List
}

func (r *signsReader) document(body ast.Node) {
	var pairs []*ast.MappingValueNode
	switch body := body.(type) {
	case nil:
	case *ast.MappingNode:
		pairs = body.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{body}
	default:
		r.list = append(r.list, r.diagnostic(body.GetToken(), "a file of signs is a mapping from phenomena to their signs"))
	}
	for _, pair := range pairs {
		r.sign(pair.Key.GetToken(), pair.Value)
	}
}

func (r *signsReader) sign(key *token.Token, value ast.Node) {
	if key.Value == "extends" {
		r.extend(value)
		return
	}
	if known := phenomena(); !slices.Contains(known, key.Value) {
		d := r.diagnostic(key, fmt.Sprintf("there is no phenomenon %q", key.Value))
		if near := diag.Nearest(key.Value, slices.Values(known)); near != "" {
			d.Help = fmt.Sprintf("Did you mean %s?", near)
		}
		r.list = append(r.list, d)
		return
	}
	var s sign
	if err := yaml.NodeToValue(value, &s, yaml.Strict()); err != nil {
		r.failed(value.GetToken(), key.Value+": ", err)
		return
	}
	r.own[key.Value] = s
}

func (r *signsReader) extend(value ast.Node) {
	r.extends = value.GetToken().Value
	if all := SignSets(); !slices.Contains(all, r.extends) {
		d := r.diagnostic(value.GetToken(), fmt.Sprintf("there are no signs %q to extend", r.extends))
		d.Help = "There is: " + strings.Join(all, ", ") + "."
		r.list = append(r.list, d)
	}
}

func (r *signsReader) failed(at *token.Token, where string, err error) {
	message := err.Error()
	var located yaml.Error
	if errors.As(err, &located) {
		message = located.GetMessage()
		if t := located.GetToken(); t != nil {
			at = t
		}
	}
	r.list = append(r.list, r.diagnostic(at, where+message))
}

func (r *signsReader) diagnostic(at *token.Token, message string) diag.Diagnostic {
	d := diag.Diagnostic{Code: CodeSigns, Message: message, Span: r.file.Span(0, 0),
		Help: "`siglum signs show documentary` prints a file to start from"}
	if at != nil && at.Position != nil {
		start := r.file.Offset(source.Position{Line: at.Position.Line, Column: at.Position.Column}, source.CodePoints)
		d.Span = r.file.Span(start, min(start+len(at.Value), r.file.LineSpan(at.Position.Line).End))
	}
	return d
}

// phenomena returns the keys that any set of signs has.
func phenomena() []string {
	var keys []string
	for _, name := range SignSets() {
		set, _ := signSets.get(name)
		keys = slices.AppendSeq(keys, maps.Keys(set))
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// SignsFile returns a named set as the file that it was read from.
func SignsFile(name string) (*source.File, error) {
	if _, err := signSets.get(name); err != nil {
		return nil, err
	}
	data, err := files.ReadFile("signs/" + name + ".yaml")
	return source.NewFile(name+".yaml", data), err
}
