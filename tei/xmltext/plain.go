package xmltext

import (
	"fmt"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"golang.org/x/text/transform"
)

// KnownEncoding reports whether [DecodePlain] decodes an encoding of that name, which
// is one registered with IANA or known to browsers. Case makes no difference.
func KnownEncoding(name string) bool {
	name = canonical(name)
	return name == "utf-8" || decoderOf(name) != nil
}

// DecodePlain returns plain text, which unlike XML cannot declare its encoding, as
// a file in UTF-8. The encoding is that of the byte order mark, if there is one,
// else the known one that is named, else UTF-8. What is UTF-8 is not looked at. If
// bytes are no text in the encoding, the list holds an error that stands
// in the text before them.
func DecodePlain(f *source.File, encoding string) (*source.File, diag.List) {
	name := canonical(encoding)
	if mark := detect(f.Bytes()); mark.marked {
		if name != "" && !strings.HasPrefix(mark.name, name) {
			return f, diag.List{contradictedByMark(f, encoding, mark.name)}
		}
		name = mark.name
	}
	if name == "" || name == "utf-8" {
		return f, nil
	}
	text, n, err := transform.Bytes(decoderOf(name), f.Bytes())
	decoded := source.NewFile(f.Name(), text)
	if err == nil {
		return decoded, nil
	}
	d := diag.Diagnostic{
		Code: "bytes-undecodable", Span: decoded.Span(len(text), len(text)),
		Message: fmt.Sprintf("the file ends in the middle of a character of %s", strings.ToUpper(name)),
		Help:    "give its true encoding with --encoding, or convert it to UTF-8 in an editor",
	}
	if n < f.Len() {
		d.Message = fmt.Sprintf("the byte 0x%02X, byte %d of the file, is no text in %s", f.Bytes()[n], n+1, strings.ToUpper(name))
	}
	return decoded, diag.List{d}
}

func contradictedByMark(f *source.File, name, marked string) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "encoding-contradicted", Span: f.Span(0, 0),
		Message: fmt.Sprintf("the encoding is said to be %s, but the file is in %s, as its byte order mark says", name, strings.ToUpper(marked)),
		Help:    "leave --encoding away: the byte order mark says enough",
	}
}
