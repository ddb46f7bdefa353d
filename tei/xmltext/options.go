package xmltext

import "github.com/siglum/siglum/tei/source"

// Options says how to read. The zero value is the default.
type Options struct {
	// MaxDepth is the number of elements that may be open at once; 0 means 10,000.
	MaxDepth int

	// MaxExpansion is the number of bytes that references to entities may expand to
	// in all; 0 means 10 MB or 100 times the input, whichever is more.
	MaxExpansion int

	// Encoding, if not "", is the encoding of the document, whatever its
	// declaration says: a name of the IANA registry, "ISO-8859-1".
	Encoding string

	// Names, if not nil, numbers the names of the events.
	Names *Names

	// External, if not nil, opens the external subset of the DTD and external
	// entities. Nothing external is read without it. It returns nil and no error
	// to leave an entity unread, as if External were nil.
	External func(ExternalID) (*source.File, error)
}

// An ExternalID says where a document's DTD or one of its entities is.
type ExternalID struct {
	Public string       // public identifier, white space normalised; "" if none
	System string       // system identifier as written: a URI reference
	Base   *source.File // the file that the declaration stands in
}

const (
	defaultDepth     = 10_000
	defaultExpansion = 10_000_000
	expansionFactor  = 100
)

func (o Options) maxDepth() int {
	if o.MaxDepth > 0 {
		return o.MaxDepth
	}
	return defaultDepth
}

// maxExpansion returns the limit for a document of which size bytes were read.
func (o Options) maxExpansion(size int) int {
	if o.MaxExpansion > 0 {
		return o.MaxExpansion
	}
	return max(defaultExpansion, expansionFactor*size)
}
