package schema

import (
	"github.com/siglum/siglum/schema/internal/tree"
	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// validate validates a document against several schemas. It is read once for those that
// take events and those that take its tree, which grows while the events pass by; they are
// watched on the way.
func validate(schemas []*Schema, doc *source.File, o Options, w *watch) diag.List {
	var found diag.List
	var trees []*Schema
	for _, s := range schemas {
		if s.tree != nil {
			trees = append(trees, s)
		}
	}
	var grown *tree.Growth
	if len(trees) > 0 {
		grown = tree.Grow(w.over(eventsOf(doc, o)), tree.Options{MaxNodes: o.MaxTree})
	}
	unread := grown != nil
	for _, s := range schemas {
		switch {
		case s.stream != nil && unread:
			found, unread = append(found, s.stream(grown, o)...), false
		case s.stream != nil:
			found = append(found, s.stream(w.over(eventsOf(doc, o)), o)...)
		}
	}
	if grown != nil {
		found = append(found, checkTree(trees, grown, o)...)
	}
	return found.Sorted()
}

func checkTree(schemas []*Schema, grown *tree.Growth, o Options) diag.List {
	t, found := grown.Tree()
	if t == nil {
		return found
	}
	for _, s := range schemas {
		found = append(found, s.tree(t, o)...)
	}
	return found
}

var _ relaxng.Events = (*tree.Growth)(nil)
