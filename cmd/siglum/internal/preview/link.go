package preview

import "net/url"

// A pathOf is the path of a document as part of an address.
type pathOf struct{ name string }

// escaped returns the path so that nothing in it is taken for a sign of addresses.
func (p *pathOf) escaped() string { return (&url.URL{Path: p.name}).EscapedPath() }

// A link is a document in the list.
type link struct{ Name, Path string }

func links(names []string) []link {
	all := make([]link, len(names))
	for i, name := range names {
		all[i] = link{name, (&pathOf{name}).escaped()}
	}
	return all
}
