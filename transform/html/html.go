package html

import (
	"bufio"
	"fmt"
	"html/template"
	"io"
	"io/fs"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/transform"
)

// Options says how to write a page. The zero value is the default.
type Options struct {
	View    transform.View    // the view that is shown first; a page has no Flow
	Lang    string            // of labels: en, de, fr, it, es, ru; "" is en
	Signs   string            // set of signs: documentary, leiden, ascii; "" is documentary
	SignSet transform.SignSet // signs of a project's own, in the place of Signs
	Witness string            // id or siglum of the witness whose text is shown; "" is the edition's own
	Hand    string            // id or label of a hand: of all changes only its own and the main hand's are carried out
	Before  string            // id or label of a hand whose changes are undone
	Title   string            // in the place of the title that the header gives
	URL     string            // the address that the page will have; "" is the one that its header states, if any
	CSS     string            // a style sheet that comes after the page's own
	NoPages bool              // leaves out where the pages of the source begin
	Images  fs.FS             // the folder of the edition: images in it become part of the page; nil links to them

	Copy         func(name string) string // if set, such images stand beside the page: told their paths, it returns their addresses
	RemoteImages bool                     // lets the page load images from servers; else they are links

	Top      template.HTML // elements that a page of Siglum's own begins with, such as the way back to a collection; written as they are
	Parallel bool          // the witnesses side by side are shown first, where the edition has several
	Negative bool          // the apparatus names only the witnesses that depart from the text

	Fragment bool      // writes no page but a div with its style, for other pages
	Template *Template // the page around the edition; nil is Siglum's own
}

// Write writes the page of a document. It fails if w does, if the document has no
// root element, or if the options name what does not exist.
func Write(w io.Writer, d *tei.Document, o Options) error {
	if o.View == transform.Flow {
		return fmt.Errorf("a page has no view %q: it is reading, diplomatic or critical", o.View)
	}
	m, err := transform.Build(d, o.Model())
	if err != nil {
		return err
	}
	return WriteModel(w, m, o)
}

// Model returns the options of the model that such a page is of.
func (o Options) Model() transform.Options {
	return transform.Options{Witness: o.Witness, Hand: o.Hand, Before: o.Before, Lang: o.Lang, Signs: o.Signs, SignSet: o.SignSet, Negative: o.Negative}
}

// WriteModel writes the page of a model, which [transform.Build] has made by [Options.Model].
func WriteModel(w io.Writer, m *transform.Model, o Options) error {
	out := bufio.NewWriterSize(w, 64<<10)
	p := &page{out: out, m: m, o: o, first: o.View}
	if p.o.Parallel = o.Parallel && m.Parallel != nil; p.o.Parallel {
		p.first = transform.Critical // whose apparatus stands below the witnesses
	}
	if p.embeds() {
		p.shift = 1
	}
	p.write()
	return out.Flush()
}
