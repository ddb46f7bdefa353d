package xinclude

import (
	"iter"
	"path/filepath"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// Namespace is the namespace of xi:include and xi:fallback.
const Namespace = "http://www.w3.org/2001/XInclude"

// A Reader reads the events of a document and of what it includes.
type Reader struct {
	options Options
	folders []string
	diags   diag.List
	found   map[string]*source.File // by path: what was read of files
	faulty  map[*source.File]bool   // whose errors were reported
	bytes   int                     // size of all inclusions so far

	frames []*frame // the document first, what is being included last
	event  xmltext.Event
	attrs  []xmltext.Attr
}

// NewReader returns a reader of a document, which is held in memory: it is not one
// for streams. The name of the file is its path, from
// which inclusions are looked for.
func NewReader(f *source.File, o Options) *Reader {
	if o.Reader.Names == nil {
		o.Reader.Names = xmltext.NewNames()
	}
	r := &Reader{options: o, found: map[string]*source.File{}, faulty: map[*source.File]bool{}}
	r.folders = append([]string{filepath.Dir(f.Name())}, o.Folders...)
	doc := newFrame(xmltext.NewReader(f, o.Reader), filepath.ToSlash(f.Name()))
	r.found[doc.path] = f
	r.frames = []*frame{doc}
	return r
}

// File returns the file of the document, as [xmltext.Reader.File] does.
func (r *Reader) File() *source.File {
	return r.frames[0].reader.File()
}

// Diagnostics returns what was found so far, in the document and in what it
// includes.
func (r *Reader) Diagnostics() diag.List {
	return append(r.diags[:len(r.diags):len(r.diags)], r.frames[0].reader.Diagnostics()...)
}

// UnparsedEntity reports whether the DTD of the document declares an unparsed
// entity of a name.
func (r *Reader) UnparsedEntity(name string) bool {
	return r.frames[0].reader.UnparsedEntity(name)
}

// Events returns the events that [Reader.Next] has yet to return.
func (r *Reader) Events() iter.Seq[*xmltext.Event] {
	return func(yield func(*xmltext.Event) bool) {
		for e := r.Next(); e != nil; e = r.Next() {
			if !yield(e) {
				return
			}
		}
	}
}

// Next returns the next event, or nil at the end of the document or at its first
// error of well-formedness. The event is valid until the next call.
func (r *Reader) Next() *xmltext.Event {
	for {
		f := r.frames[len(r.frames)-1]
		e := f.next()
		switch {
		case e == nil && len(r.frames) == 1:
			return nil
		case e == nil:
			r.frames = r.frames[:len(r.frames)-1]
		case !f.selects(e):
		case e.Name.Space == Namespace && r.own(f, e):
		case e.Kind == xmltext.StartElement && f.atTop():
			return r.fixUp(f, e)
		default:
			return e
		}
	}
}

// own reads an element of XInclude, and reports whether the event was one that
// those who read on are not to see.
func (r *Reader) own(f *frame, e *xmltext.Event) bool {
	switch {
	case e.Kind == xmltext.StartElement && e.Name.Local == "include":
		r.include(f, e)
	case e.Kind == xmltext.EndElement && f.endsFallback():
		r.afterFallback(f)
	case e.Kind == xmltext.StartElement && e.Name.Local == "fallback":
		r.strayFallback(e)
	case e.Kind != xmltext.StartElement && e.Kind != xmltext.EndElement:
		return false
	case e.Name.Local != "fallback":
		return false
	}
	return true
}
