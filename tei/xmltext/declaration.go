package xmltext

import (
	"bytes"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// A pseudo-attribute of an XML declaration.
type pseudo struct {
	name, value string
	span        source.Span // of the value
}

// xmlDeclaration reads the XML declaration (2.8, production 23).
func (r *Reader) xmlDeclaration() bool {
	in := r.in
	start := in.pos
	items, end := r.pseudoAttributes(in, start)
	if end < 0 {
		return false
	}
	if !r.checkDeclaration(in.span(start, end), items) {
		return false
	}
	in.pos = end
	return r.emit(Declaration, normalise(in.text[start+5:end-2]), start, end)
}

// normalise returns text with its line ends as 2.11 wants them.
func normalise(text []byte) []byte {
	if bytes.IndexByte(text, '\r') < 0 {
		return text
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
}

// pseudoAttributes reads what stands in the declaration that begins at start, and
// returns where it ends; -1 after an error.
func (r *Reader) pseudoAttributes(in *input, start int) ([]pseudo, int) {
	var items []pseudo
	for i := start + 5; ; {
		after := i
		i = skipSpace(in.text, i)
		if in.has(i, "?>") {
			return items, i + 2
		}
		item, end := readPseudo(in, i)
		if end < 0 || i == after {
			r.badDeclarationSyntax(in, start, i)
			return nil, -1
		}
		items = append(items, item)
		i = end
	}
}

// readPseudo reads name="value" at i, and returns where it ends; -1 if it is not
// there.
func readPseudo(in *input, i int) (pseudo, int) {
	text := in.text
	end := nameEnd(text, i)
	eq := skipSpace(text, end)
	if end == i || eq == len(text) || text[eq] != '=' {
		return pseudo{}, -1
	}
	quote := skipSpace(text, eq+1)
	if quote == len(text) || text[quote] != '"' && text[quote] != '\'' {
		return pseudo{}, -1
	}
	n := bytes.IndexByte(text[quote+1:], text[quote])
	if n < 0 {
		return pseudo{}, -1
	}
	if value := text[quote+1 : quote+1+n]; bytes.IndexByte(value, '<') >= 0 || bytes.Contains(value, []byte("?>")) {
		return pseudo{}, -1
	}
	close := quote + 1 + n
	return pseudo{string(text[i:end]), string(text[quote+1 : close]), in.span(quote+1, close)}, close + 1
}

// checkDeclaration checks the items of an XML declaration: version, then perhaps
// encoding, then perhaps standalone.
func (r *Reader) checkDeclaration(at source.Span, items []pseudo) bool {
	if len(items) == 0 || items[0].name != "version" {
		return r.fail(diag.Diagnostic{
			Code: "declaration-malformed", Span: at,
			Message: "the XML declaration does not begin with the version",
			Help:    `write <?xml version="1.0" encoding="UTF-8"?>`,
		})
	}
	if !r.checkVersion(items[0]) {
		return false
	}
	r.version = items[0].value
	items = items[1:]
	if len(items) > 0 && items[0].name == "encoding" {
		if !r.checkEncodingName(items[0]) {
			return false
		}
		items = items[1:]
	}
	if len(items) > 0 && items[0].name == "standalone" {
		if !r.checkStandalone(items[0]) {
			return false
		}
		items = items[1:]
	}
	if len(items) > 0 {
		return r.fail(diag.Diagnostic{
			Code: "declaration-malformed", Span: items[0].span,
			Message: `the XML declaration cannot hold "` + items[0].name + `" here`,
			Help:    `it holds version, encoding and standalone, each once and in this order: <?xml version="1.0" encoding="UTF-8" standalone="yes"?>`,
		})
	}
	return true
}

// checkVersion accepts any version 1.x, as 2.8 asks of the fifth edition.
func (r *Reader) checkVersion(p pseudo) bool {
	minor, ok := bytes.CutPrefix([]byte(p.value), []byte("1."))
	if !ok || len(minor) == 0 || len(bytes.Trim(minor, "0123456789")) > 0 {
		return r.fail(diag.Diagnostic{
			Code: "version-unknown", Span: p.span,
			Message: `"` + p.value + `" is no version of XML that can be read`,
			Help:    `write version="1.0"`,
		})
	}
	if p.value != "1.0" {
		r.warn(diag.Diagnostic{
			Code: "version-not-1.0", Span: p.span,
			Message: "the document says that it is XML " + p.value + "; it is read by the rules of XML 1.0",
			Help:    `write version="1.0", which every XML program reads`,
			Fixes: []diag.Fix{{
				Message: "declare XML 1.0", Certain: true,
				Edits: []diag.Edit{{Span: p.span, Text: "1.0"}},
			}},
		})
	}
	return true
}

// checkEncodingName checks the form of an encoding name (production 81). Whether
// it is the encoding of the document was seen when it was decoded.
func (r *Reader) checkEncodingName(p pseudo) bool {
	if isEncodingName(p.value) {
		return true
	}
	return r.fail(diag.Diagnostic{
		Code: "encoding-unknown", Span: p.span,
		Message: `"` + p.value + `" is no name of an encoding`,
		Help:    `write encoding="UTF-8", if that is what the file is saved in`,
	})
}

func isEncodingName(s string) bool {
	for i := range len(s) {
		switch b := s[i]; {
		case 'a' <= b|0x20 && b|0x20 <= 'z':
		case i > 0 && ('0' <= b && b <= '9' || b == '.' || b == '_' || b == '-'):
		default:
			return false
		}
	}
	return s != ""
}

func (r *Reader) checkStandalone(p pseudo) bool {
	if p.value != "yes" && p.value != "no" {
		return r.fail(diag.Diagnostic{
			Code: "declaration-malformed", Span: p.span,
			Message: `standalone is "` + p.value + `", but can only be "yes" or "no"`,
			Help:    `write standalone="yes", or leave it out`,
		})
	}
	r.standalone = p.value == "yes"
	return true
}

// badDeclarationSyntax reports an XML declaration that cannot be read at i.
func (r *Reader) badDeclarationSyntax(in *input, start, i int) bool {
	if i == len(in.text) {
		return r.unclosed(in, start, "XML declaration", "?>")
	}
	return r.fail(diag.Diagnostic{
		Code: "declaration-malformed", Span: in.point(i),
		Message: "the XML declaration cannot be read from " + describe(in.text, i) + " on",
		Help:    `write <?xml version="1.0" encoding="UTF-8"?>`,
	})
}
