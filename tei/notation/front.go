package notation

import (
	"bytes"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// ReadFront reads what every notation begins with: it checks that a file is text, and
// reads its front matter. The front matter is nil if there is none; rest is where the
// text begins that follows it. If ok is false the file is no text, and the list says why.
func ReadFront(f *source.File) (front *FrontMatter, rest int, list diag.List, ok bool) {
	if list := checkText(f); list != nil {
		return nil, 0, list, false
	}
	if bytes.HasPrefix(f.Bytes(), byteOrderMark) {
		rest = len(byteOrderMark)
	}
	p := &parser{file: f, text: string(f.Bytes()), profile: &Profile{}, done: rest}
	front = p.frontMatter(&rest)
	return front, rest, p.list, true
}
