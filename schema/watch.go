package schema

import (
	"slices"

	"github.com/siglum/siglum/schema/lint"
	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// A watch has a document looked at by package lint while a schema reads it, so that it
// is read once. The zero watch looks at nothing.
type watch struct {
	config  *lint.Config
	watcher *lint.Watcher
}

func (v *Validator) watch() *watch { return &watch{config: v.Lint} }

// over returns the events that a schema is to read. The first that reads is watched.
func (w *watch) over(events relaxng.Events) relaxng.Events {
	if w.config == nil || w.watcher != nil {
		return events
	}
	w.watcher = lint.Watch(events, w.config.Begin())
	return w.watcher
}

// join adds what was found to what schemas found, but for what they said themselves of
// the same place. If no schema has read events, the document is read for it.
func (w *watch) join(list diag.List, doc *source.File, o Options) diag.List {
	if w.config == nil {
		return list
	}
	if w.watcher == nil {
		for events := w.over(eventsOf(doc, o)); events.Next() != nil; {
		}
	}
	said := map[source.Span]bool{}
	for _, d := range list {
		said[d.Span] = true
	}
	found := slices.DeleteFunc(w.watcher.Findings(), func(d diag.Diagnostic) bool { return said[d.Span] })
	return append(list, found...)
}
