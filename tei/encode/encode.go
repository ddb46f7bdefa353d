package encode

import (
	"fmt"
	"slices"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/notation/critical"
	"github.com/siglum/siglum/tei/source"
)

// CodeProfile says that a profile could not be used.
const CodeProfile diag.Code = "profile-unknown"

// Encode makes an edition of a transcription in UTF-8. The result is nil only if
// the list has an error: the file is no text, or the profile is not known.
func Encode(f *source.File, o Options) (*Result, diag.List) {
	profile := o.Profile
	if profile == nil {
		var err error
		if profile, err = notation.Builtin(notation.Default); err != nil {
			return nil, diag.List{{Code: CodeProfile, Message: err.Error()}}
		}
	}
	if profile.Grammar == notation.Critical {
		return encodeCritical(f, profile, o)
	}
	original := f
	f, ends := withLF(original)
	tree, list := notation.Parse(f, profile)
	if tree == nil {
		return nil, list
	}
	e := newEncoder(tree, profile, o)
	e.original, e.lineEnds = original, ends
	e.encode()
	return e.result(), append(list, e.list...).Sorted()
}

// An encoder makes one edition.
type encoder struct {
	profile *notation.Profile
	tree    *notation.Transcription
	options Options

	doc        *builtDocument
	meta       notation.Metadata // of the front matter, and what was given for the file
	facts      facts
	names      nameLists
	hands      hands
	labels     labelForms                   // of brackets
	notes      []*endNote                   // in the order of the transcription
	original   *source.File                 // as given
	lineEnds   string                       // crlf, or "" for LF
	angled     bool                         // the address of the web stands in angle brackets
	inSpeaker  bool                         // what is read now is the name of a speaker
	runInMarks bool                         // the numbers of the notes are run into words
	openTables bool                         // rows of tables have no bars at their ends
	notesApart bool                         // notes stand at the end of each document in the transcription
	unpaired   []*notation.Bracket          // marks without a note
	byOwnRule  map[*notation.Bracket]bool   // read by a rule in Go
	passages   map[*notation.Bracket]string // the names of passages that brackets begin or end
	words      map[string]bool              // of the transcription, for hyphens at line ends; made when needed
	headed     statedTitle
	dates      dateReading

	readings map[*critical.Element]critical.Reading // in the critical notation, all that were made
	read     []critical.Reading                     // those of elements of the edition

	origins   *origins // nil if nobody asks where things come from
	decisions []taken
	layout    []Layout
	list      diag.List
}

func newEncoder(tree *notation.Transcription, p *notation.Profile, o Options) *encoder {
	e := &encoder{profile: p, tree: tree, options: o, hands: hands{}}
	if o.SourceMap {
		e.origins = newOrigins(tree.File)
	}
	return e
}

func (e *encoder) encode() {
	e.doc = newDocument()
	e.readHeader()
	e.readNames()
	e.pairNotes()
	e.pairPassages()
	e.splitLists()
	e.body()
	e.header()
	e.reportLayout()
	if e.options.KeepLayout {
		e.keepLayout(e.original)
	}
	e.doc.indent()
	e.origins.settle(e.doc.root, e.decisions)
}

func (e *encoder) result() *Result {
	return &Result{
		Document:  tei.NewDocument(e.doc.tree),
		Source:    e.tree.File,
		Decisions: e.settled(),
		Layout:    e.layout,
		origins:   e.origins,
	}
}

// warnOnce is warn, but not for what was said already.
func (e *encoder) warnOnce(code diag.Code, at source.Span, help, format string, args ...any) {
	e.warn(code, at, help, format, args...)
	last := e.list[len(e.list)-1]
	if slices.ContainsFunc(e.list[:len(e.list)-1], func(d diag.Diagnostic) bool { return d.Code == code && d.Message == last.Message }) {
		e.list = e.list[:len(e.list)-1]
	}
}

func (e *encoder) warn(code diag.Code, at source.Span, help, format string, args ...any) {
	e.list = append(e.list, diag.Diagnostic{
		Severity: diag.Warning, Code: code, Span: at, Help: help,
		Message: fmt.Sprintf(format, args...),
	})
}
