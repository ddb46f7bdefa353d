package importer

import (
	"fmt"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// Options says how to import. The zero value is the default.
type Options struct {
	// Encoding, if not "", is that of the file, whatever it says itself: a name of the
	// IANA registry.
	Encoding string

	// Literal says that square brackets of the source are the source's own. By default
	// they are taken for the notation, as archives type it.
	Literal bool
}

// A Result is a transcription and what it does not hold.
type Result struct {
	Text   []byte // UTF-8, lines end in LF
	Format Format
	Left   []Left // in the order of the source
}

// A Left is something of the source that is not in the transcription.
type Left struct {
	What string // "address of a link"
	Text string // its characters; "" if it has none

	kind kind
}

// The codes of what may be wrong with a source.
const (
	CodeUnknown    diag.Code = "import-unknown"     // of no format that is read
	CodeDamaged    diag.Code = "import-damaged"     // not as its format wants it
	CodeTooLarge   diag.Code = "import-too-large"   // it unpacks to more than is read
	CodeEmpty      diag.Code = "import-empty"       // it holds no text
	CodePages      diag.Code = "import-pages"       // several files that are no pages of one document
	CodeLeftOut    diag.Code = "import-left-out"    // something is not in the transcription
	CodeBrackets   diag.Code = "import-brackets"    // brackets that will be read as notation, or cannot be
	CodeUncertain  diag.Code = "import-uncertain"   // the transcription states it in another way than the source
	CodeUndecoded  diag.Code = "import-encoding"    // the encoding is not stated and was guessed
	CodeDifference diag.Code = "import-alternative" // the source holds its text twice, in two versions
)

// Import makes one transcription out of a file, or out of the pages of a document in
// PAGE XML or ALTO, a file each, in their order. Files hold their bytes as they
// are, in whatever encoding. The result is nil if the list holds an error.
func Import(files []*source.File, o Options) (*Result, diag.List) {
	s := &script{options: o, named: map[string]*names{}}
	for i, f := range files {
		format, found := Detect(f)
		if found != nil {
			return nil, diag.List{*found}
		}
		if i > 0 && (format != s.format || !format.paged()) {
			return nil, diag.List{noPages(f, s.format, format)}
		}
		s.begin(f, format)
		s.found = append(s.found, readers[format](s, f)...)
		if s.found.HasErrors() {
			return nil, s.found
		}
	}
	s.listNames()
	text := s.print()
	if len(text) == 0 && len(files) > 0 {
		return nil, append(s.found, empty(files[0]))
	}
	return &Result{Text: text, Format: s.format, Left: s.left}, append(s.found, s.report()...)
}

// readers reads a file of each format into a script.
var readers = map[Format]func(*script, *source.File) diag.List{
	DOCX: readDOCX,
	HTML: readHTML,
	PAGE: readPAGE,
	ALTO: readALTO,
}

func noPages(f *source.File, first, second Format) diag.Diagnostic {
	d := diag.Diagnostic{
		Code: CodePages, Span: named(f).Span(0, 0),
		Message: fmt.Sprintf("%s cannot be a page of a document that begins in %s", second, first),
		Help:    "give the pages of one document in one format, or import the files one by one",
	}
	if first == second {
		d.Message = fmt.Sprintf("%s is a document of its own: only files in PAGE XML or ALTO can be joined as pages", second)
		d.Help = "import the files one by one, or into a folder: -o FOLDER"
	}
	return d
}

func empty(f *source.File) diag.Diagnostic {
	return diag.Diagnostic{
		Code: CodeEmpty, Span: named(f).Span(0, 0),
		Message: "there is no text in the file",
		Help:    "if it should have some, open it in the program that made it, and see whether it is only a picture of text",
	}
}

// named returns a file that is known by its name only: messages about what has no
// place in a text that people read show no piece of it.
func named(f *source.File) *source.File { return source.NewFile(f.Name(), nil) }
