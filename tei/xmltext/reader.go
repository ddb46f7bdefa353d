package xmltext

import (
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// Options says how to read. The zero value is the default.
type Options struct {
	MaxDepth     int // elements open at once; 0 means 10,000
	MaxExpansion int // bytes that entities may expand to; 0 means 10 MB and 100 times the input, whichever is more
}

// A Reader reads the events of one document.
type Reader struct {
	file  *source.File
	diags diag.List
}

// NewReader returns a reader of a document.
func NewReader(f *source.File, o Options) *Reader { return &Reader{file: f} }

// File returns the file that the spans of all events refer to. It differs from
// the one given to NewReader if that had to be decoded into UTF-8.
func (r *Reader) File() *source.File { return r.file }

// Next returns the next event, or nil at the end of the document or at its first
// error of well-formedness, after which nothing more is read.
func (r *Reader) Next() *Event { return nil }

// Diagnostics returns what was found so far: at most one error, and warnings.
func (r *Reader) Diagnostics() diag.List { return r.diags }
