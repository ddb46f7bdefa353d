package xmltext

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/transform"
)

// decodeFile returns a file in UTF-8: the one given, if it is that, or a new one.
// The label is the encoding as somebody outside the file knows it, "" if nobody
// does.
func (r *Reader) decodeFile(f *source.File, label string) (*source.File, bool) {
	decoder, ok := r.decoder(f, label)
	if !ok || decoder == nil {
		return f, ok
	}
	text, n, err := transform.Bytes(decoder, f.Bytes())
	decoded := source.NewFile(f.Name(), text)
	if err != nil {
		return nil, r.undecodable(decoded, f.Bytes(), n)
	}
	return decoded, true
}

// decoder returns what decodes a file, of which the beginning is enough, or nil if
// it is in UTF-8.
func (r *Reader) decoder(f *source.File, label string) (transform.Transformer, bool) {
	raw := f.Bytes()
	family := detect(raw)
	at := firstLine(f)
	if label == "" {
		label, at = declaredEncoding(f, family)
	}
	name, ok := chooseEncoding(family, label)
	switch {
	case !ok:
		return nil, r.contradictedEncoding(at, family, label)
	case name == "utf-8":
		return nil, true
	}
	decoder := decoderOf(name)
	if decoder == nil {
		return nil, r.unknownEncoding(at, label)
	}
	r.encoding = name
	return decoder, true
}

// A family is what the first bytes of a document tell of its encoding (XML 1.0,
// appendix F).
type family struct {
	name   string // an encoding; "" if each ASCII character is one byte of its own
	marked bool   // a byte order mark says so
}

var signatures = []struct {
	bytes string
	family
}{
	{"\x00\x00\xFE\xFF", family{"utf-32be", true}},
	{"\xFF\xFE\x00\x00", family{"utf-32le", true}},
	{"\xFE\xFF", family{"utf-16be", true}},
	{"\xFF\xFE", family{"utf-16le", true}},
	{"\xEF\xBB\xBF", family{"utf-8", true}},
	{"\x00\x00\x00<", family{"utf-32be", false}},
	{"<\x00\x00\x00", family{"utf-32le", false}},
	{"\x00<\x00", family{"utf-16be", false}},
	{"<\x00", family{"utf-16le", false}},
	{"\x4C\x6F\xA7\x94", family{"ibm037", false}}, // <?xm in EBCDIC
}

func detect(raw []byte) family {
	for _, s := range signatures {
		if bytes.HasPrefix(raw, []byte(s.bytes)) {
			return s.family
		}
	}
	return family{}
}

// bomLength returns the length of the byte order mark that UTF-8 text begins with.
func bomLength(text []byte) int {
	if bytes.HasPrefix(text, []byte("\xEF\xBB\xBF")) {
		return 3
	}
	return 0
}

// declaredEncoding returns the encoding that the XML declaration names, or "", and
// where messages about it point to.
func declaredEncoding(file *source.File, f family) (string, source.Span) {
	head := file.Bytes()[:min(file.Len(), 1024)]
	at := firstLine(file)
	if f.name != "" && f.name != "utf-8" {
		head, _, _ = transform.Bytes(decoderOf(f.name), head)
	}
	in := &input{text: head, file: file}
	i := bomLength(head)
	if !in.declared(i) {
		return "", at
	}
	for i += 5; ; {
		i = skipSpace(head, i)
		item, end := readPseudo(in, i)
		switch {
		case end < 0:
			return "", at
		case item.name == "encoding" && (f.name == "" || f.name == "utf-8"):
			return item.value, item.span
		case item.name == "encoding":
			return item.value, at
		}
		i = end
	}
}

// chooseEncoding brings together what the first bytes and the label say. It
// reports false if they contradict each other.
func chooseEncoding(f family, label string) (string, bool) {
	name := canonical(label)
	switch {
	case name == "" && f.name == "":
		return "utf-8", true
	case name == "" || name == f.name:
		return f.name, true
	case f.name == "":
		return name, !strings.HasPrefix(name, "utf-16") && !strings.HasPrefix(name, "utf-32")
	case f.name == "ibm037": // some code page of EBCDIC
		return name, name != "utf-8"
	}
	return f.name, strings.HasPrefix(f.name, name)
}

// canonical returns the name under which an encoding is known here.
func canonical(label string) string {
	name := strings.ToLower(label)
	switch name {
	case "utf8":
		return "utf-8"
	case "iso-10646-ucs-2", "ucs-2", "unicode":
		return "utf-16"
	case "iso-10646-ucs-4", "ucs-4":
		return "utf-32"
	}
	return name
}

// decoderOf returns what decodes an encoding strictly, or nil if nothing does.
func decoderOf(name string) transform.Transformer {
	switch name {
	case "utf-16be":
		return unicodeUnits{2, true}
	case "utf-16le":
		return unicodeUnits{2, false}
	case "utf-32be":
		return unicodeUnits{4, true}
	case "utf-32le":
		return unicodeUnits{4, false}
	}
	e, err := ianaindex.IANA.Encoding(name)
	if err != nil || e == nil {
		if e, err = htmlindex.Get(name); err != nil {
			return nil
		}
	}
	return strict{e.NewDecoder()}
}

// unknownEncoding reports an encoding that nothing decodes; at is where it is named.
func (r *Reader) unknownEncoding(at source.Span, label string) bool {
	return r.fail(diag.Diagnostic{
		Code: "encoding-unknown", Span: at,
		Message: fmt.Sprintf("the encoding %q is not known", label),
		Help:    "correct its name, or convert the file to UTF-8 and declare that: " + utf8Declaration,
	})
}

const utf8Declaration = `<?xml version="1.0" encoding="UTF-8"?>`

// contradictedEncoding reports an encoding that is named but cannot be that of
// the file.
func (r *Reader) contradictedEncoding(at source.Span, f family, label string) bool {
	d := diag.Diagnostic{Code: "encoding-contradicted", Span: at}
	if at.Text() == label {
		d.Fixes = []diag.Fix{{Message: "declare UTF-8", Edits: []diag.Edit{{Span: at, Text: "UTF-8"}}}}
	}
	if f.name == "" {
		d.Message = fmt.Sprintf("the encoding is said to be %s, but the file is not", label)
		d.Help = "if the file was converted to UTF-8, correct the declaration: " + utf8Declaration
		return r.fail(d)
	}
	d.Message = fmt.Sprintf("the encoding is said to be %s, but the file is in %s", label, strings.ToUpper(f.name))
	d.Help = fmt.Sprintf("correct the declaration: encoding=%q", strings.ToUpper(f.name))
	if f.marked {
		d.Message += ", as its byte order mark says"
	}
	return r.fail(d)
}

// firstLine returns where messages about the encoding point to.
func firstLine(f *source.File) source.Span {
	head := f.Bytes()[:min(f.Len(), 200)]
	if end := bytes.IndexAny(head, "\r\n"); end >= 0 {
		head = head[:end]
	}
	return f.Span(0, len(head))
}

// DecodeText returns a plain text as it can be part of an XML document: in UTF-8,
// and of characters that XML allows. The encoding is that of the label, a name of
// the IANA registry; if that is "", the one that the first bytes tell, or UTF-8.
// The diagnostic says why the text cannot be used.
func DecodeText(f *source.File, label string) (*source.File, *diag.Diagnostic) {
	r := &Reader{file: f}
	decoded, ok := r.decodeFile(f, label)
	if !ok {
		return nil, &r.diags[0]
	}
	in := &input{text: decoded.Bytes(), file: decoded}
	for i := 0; ; i++ {
		if i = skip(in.text, i, anywhere); i == len(in.text) {
			return decoded, nil
		}
		if in.text[i] != '\r' {
			r.badCharacter(in, i)
			return nil, &r.diags[0]
		}
	}
}
