package fix

import (
	"bytes"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A Result is a document after its fixes.
type Result struct {
	Text  []byte    // the document; as it was, if nothing was fixed
	Fixed diag.List // what was wrong and is mended; places are those when it was
	Left  diag.List // what is found in the document as it is now
}

// maxRounds is how often a document is validated again. Each round needs one before it
// that brought something to light, so that few documents need three.
const maxRounds = 10

// All applies certain fixes to a document, of which check says what is wrong with it, until
// there is none left. A fix that would make a well-formed document ill-formed is undone,
// with those of its round, and nothing is fixed after it.
func All(f *source.File, check func(*source.File) diag.List) Result {
	r := Result{Text: f.Bytes(), Left: check(f)}
	done := map[mistake]bool{}
	readable := isWellFormed(f)
	for range maxRounds {
		text, fixed := apply(f, r.Left, func(d diag.Diagnostic) bool { return !done[mistakeOf(d)] })
		next := source.NewFile(f.Name(), text)
		if len(fixed) == 0 || bytes.Equal(text, r.Text) || readable && !isWellFormed(next) {
			break
		}
		for _, d := range fixed {
			done[mistakeOf(d)] = true
		}
		f = next
		r = Result{Text: text, Fixed: append(r.Fixed, fixed...), Left: check(f)}
	}
	return r
}

// A mistake is what a finding is about. What is found again after its fix is not fixed
// again.
type mistake struct {
	code          diag.Code
	path, message string
}

func mistakeOf(d diag.Diagnostic) mistake { return mistake{d.Code, d.Path, d.Message} }

func isWellFormed(f *source.File) bool {
	r := xmltext.NewReader(f, xmltext.Options{})
	for r.Next() != nil {
	}
	return !r.Diagnostics().HasErrors()
}
