package xinclude

import (
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A request is what an xi:include asks for (XInclude 3.1).
type request struct {
	inclusion
	hrefText, pointer, parse, encoding string
	hasPointer                         bool
}

func readRequest(f *frame, e *xmltext.Event) request {
	q := request{parse: "xml"}
	q.tag, q.href = e.NameSpan, e.NameSpan
	if q.scope = f.parent(); f.atTop() {
		q.scope = f.via.scope
	}
	for i := range e.Attrs {
		a := &e.Attrs[i]
		if a.Name.Space != "" {
			continue
		}
		switch a.Name.Local {
		case "href":
			q.hrefText, q.href = a.Value, a.ValueSpan
		case "xpointer":
			q.pointer, q.hasPointer = a.Value, true
		case "parse":
			q.parse = a.Value
		case "encoding":
			q.encoding = a.Value
		}
	}
	return q
}

// include reads an xi:include, the start of which was just read: what follows in
// the reader is what it includes, or the content of its fallback.
func (r *Reader) include(f *frame, e *xmltext.Event) {
	q := readRequest(f, e)
	if len(r.frames) > maxNesting {
		r.report(tooDeep(q))
		f.skipElement(nil)
		return
	}
	fault := checkRequest(q)
	if fault == nil && q.parse == "text" && f.depth == 1 {
		fault = &failure{textAsRoot(q), true}
	}
	if fault == nil {
		var next *frame
		if next, fault = r.open(f, q); fault == nil {
			r.skipChildren(f)
			r.frames = append(r.frames, next)
			return
		}
	}
	if fault.fatal {
		r.report(fault.Diagnostic)
		f.skipElement(nil)
		return
	}
	r.fallBack(f, fault.Diagnostic)
}

// A failure is why an inclusion cannot be made. One that is fatal is no reason to
// use the fallback: the document itself is wrong.
type failure struct {
	diag.Diagnostic
	fatal bool
}

func (r *Reader) report(d diag.Diagnostic) {
	d.Severity = diag.Error
	r.diags = append(r.diags, d)
}

// skipChildren passes over the content of an xi:include that is not needed, and
// checks it.
func (r *Reader) skipChildren(f *frame) {
	fallbacks := 0
	f.skipElement(func(e *xmltext.Event, level int) {
		if level == 1 {
			r.checkChild(e, &fallbacks)
		}
	})
}

// checkChild checks a child of xi:include: one xi:fallback, and elements of other
// namespaces, which are ignored (XInclude 3.1).
func (r *Reader) checkChild(e *xmltext.Event, fallbacks *int) {
	if e.Name.Space != Namespace {
		return
	}
	if e.Name.Local != "fallback" {
		r.report(childNotAllowed(e))
		return
	}
	if *fallbacks++; *fallbacks == 2 {
		r.report(secondFallback(e))
	}
}

// fallBack goes on with the content of the xi:fallback of an xi:include that
// failed; if it has none, the failure is an error.
func (r *Reader) fallBack(f *frame, d diag.Diagnostic) {
	level := f.depth
	for f.depth >= level {
		e := f.next()
		if e == nil {
			break
		}
		if e.Kind != xmltext.StartElement || f.depth != level+1 || e.Name.Space != Namespace {
			continue
		}
		if e.Name.Local == "fallback" {
			f.fallbacks = append(f.fallbacks, f.depth)
			return
		}
		r.report(childNotAllowed(e))
	}
	r.report(d)
}

// endsFallback reports whether the end tag just read ends the fallback in use.
func (f *frame) endsFallback() bool {
	n := len(f.fallbacks)
	return n > 0 && f.fallbacks[n-1] == f.depth+1
}

// afterFallback passes over what follows a fallback in its xi:include.
func (r *Reader) afterFallback(f *frame) {
	level := f.depth // of xi:include
	f.fallbacks = f.fallbacks[:len(f.fallbacks)-1]
	fallbacks := 1
	for f.depth >= level {
		e := f.next()
		if e == nil {
			return
		}
		if e.Kind == xmltext.StartElement && f.depth == level+1 {
			r.checkChild(e, &fallbacks)
		}
	}
}

// open returns the frame of what an xi:include asks for.
func (r *Reader) open(f *frame, q request) (*frame, *failure) {
	file, path, fault := r.find(f, q)
	if fault != nil {
		return nil, fault
	}
	if r.bytes += file.Len(); r.bytes > r.options.maxBytes() {
		return nil, &failure{tooMuch(q, r.options.maxBytes()), true}
	}
	if q.parse == "text" {
		return r.openText(file, path, q)
	}
	for _, open := range r.frames {
		if open.path == path && open.spot == q.pointer {
			return nil, &failure{loop(q, path), true}
		}
	}
	target, fault := r.checkXML(file, q)
	if fault != nil {
		return nil, fault
	}
	next := newFrame(xmltext.NewReader(file, r.options.Reader), path)
	next.spot, next.target, next.via, next.plain = q.pointer, target, &q.inclusion, false
	return next, nil
}

// checkXML reads a file that is to be included once, so that nothing of one that
// is not well-formed gets into the document, and to find the element that the
// pointer names. It returns the number of the start tag of that.
func (r *Reader) checkXML(file *source.File, q request) (int, *failure) {
	reader := xmltext.NewReader(file, r.options.Reader)
	var pointer *pointer
	if q.hasPointer {
		var fault *failure
		if pointer, fault = parsePointer(q); fault != nil {
			return 0, fault
		}
	}
	target := pointer.find(reader)
	if list := reader.Diagnostics(); len(list) > 0 && !r.faulty[file] {
		r.faulty[file] = true
		r.diags = append(r.diags, list...)
	}
	switch {
	case reader.Diagnostics().HasErrors():
		return 0, &failure{illFormed(q, file), true}
	case pointer != nil && target == 0:
		return 0, &failure{notFound(q, file), false}
	}
	return target, nil
}
