package encode

import (
	"bytes"

	"github.com/siglum/siglum/tei/source"
)

// termLineEnds is the term that names line ends other than LF.
const termLineEnds = "line-ends"

// crlf is how the term names the line ends of Windows.
const crlf = "CR LF"

// withLF returns a file whose lines end in LF, as lines do in XML (XML 1.0 2.11), with all
// lines and columns as they were. name is crlf if all its lines ended in CR LF, "" otherwise.
func withLF(f *source.File) (lf *source.File, name string) {
	text := f.Bytes()
	if bytes.IndexByte(text, '\r') < 0 {
		return f, ""
	}
	pairs := bytes.Count(text, []byte("\r\n"))
	if pairs == bytes.Count(text, []byte("\n")) && pairs == bytes.Count(text, []byte("\r")) {
		name = crlf
	}
	plain := bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	plain = bytes.ReplaceAll(plain, []byte("\r"), []byte("\n"))
	return source.NewFile(f.Name(), plain), name
}

// withLineEnds returns a transcription with line ends of a name.
func withLineEnds(text []byte, name string) []byte {
	if name != crlf {
		return text
	}
	return bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
}
