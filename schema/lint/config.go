package lint

import (
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/xmltext"
)

// A Config says what is looked for. It is immutable and safe for concurrent use. The
// zero value is the default.
type Config struct {
	Levels  Levels
	Project *Project // what other files hold; nil: references to them are not judged
}

// Begin begins a document, of which the events come in order.
func (c *Config) Begin() *Document {
	d := newDocument(c)
	for _, r := range rules {
		if d.levels.of(r) != Off && r.begin != nil {
			r.begin(d, r)
		}
	}
	return d
}

// Events is what a document is read from: an [xmltext.Reader], say.
type Events interface {
	// Next returns the next event, or nil at the end. The event is valid until the
	// next call.
	Next() *xmltext.Event

	// Diagnostics returns what was found while reading.
	Diagnostics() diag.List
}

// Check reads a document to its end and returns what was found in it. What the reader
// found is not part of it.
func (c *Config) Check(events Events) diag.List {
	w := Watch(events, c.Begin())
	for w.Next() != nil {
	}
	return w.Findings()
}

// A Watcher hands events on to a validator and looks at them on the way.
type Watcher struct {
	Events
	document *Document
}

// Watch returns events that a document sees while another reads them.
func Watch(events Events, d *Document) *Watcher { return &Watcher{events, d} }

// Next implements [Events].
func (w *Watcher) Next() *xmltext.Event {
	e := w.Events.Next()
	if e != nil {
		w.document.Feed(e)
	}
	return e
}

// UnparsedEntity reports whether the DTD of the document declares an unparsed entity,
// for validators that ask their reader.
func (w *Watcher) UnparsedEntity(name string) bool {
	d, ok := w.Events.(interface{ UnparsedEntity(string) bool })
	return ok && d.UnparsedEntity(name)
}

// Findings returns what was found, after the last event.
func (w *Watcher) Findings() diag.List {
	return w.document.End(!w.Diagnostics().HasErrors())
}
