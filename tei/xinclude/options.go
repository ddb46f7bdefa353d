package xinclude

import "github.com/siglum/siglum/tei/xmltext"

// Options says what may be included. The zero value allows the folder of the
// document.
type Options struct {
	// Reader says how the document and what it includes are read.
	Reader xmltext.Options

	// Folders are those from which files may be included besides the folder of the
	// document, each with all below it. A symbolic link does not lead out of them.
	Folders []string

	// MaxBytes is the size in bytes of all inclusions together; 0 means 1 GB.
	MaxBytes int
}

const defaultBytes = 1 << 30

func (o Options) maxBytes() int {
	if o.MaxBytes > 0 {
		return o.MaxBytes
	}
	return defaultBytes
}

// maxNesting is how many inclusions can be inside each other.
const maxNesting = 100
