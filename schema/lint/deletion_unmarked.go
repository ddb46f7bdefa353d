package lint

import (
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/xmltext"
)

var deletionUnmarked = Rule{
	Code:    "deletion-unmarked",
	Default: Off,
	Summary: "text in a del that nothing cancels",
	Reason: `A del says that the source marks the text as deleted (TEI P5, 11.3.1.4). This one does
not say what cancels it: no stroke or other sign (@rend, @rendition, @style, @type), no
hand (@hand, @resp), no stage of revision (@change, @seq) and no mark that points to it;
and it is no half of a substitution, in which the addition cancels it. TEI P5 leaves that
open, so the rule is off unless configured; projects that want each deletion evidenced
set it to warn or error.`,
	Wrong: `we meet <del>on Monday</del>`,
	Right: `we meet <del rend="overstrike">on Monday</del>`,
	begin: beginDeletionUnmarked,
}

// marks are the attributes that say what cancels a text.
var marks = []string{"rend", "rendition", "style", "type", "hand", "resp", "change", "seq", "cause", "corresp", "evidence", "source"}

// cancelling are the elements that cancel the text in a del within them.
var cancelling = []string{"subst", "mod", "app", "listTranspose", "restore"}

func beginDeletionUnmarked(d *Document, r *Rule) {
	d.reads()
	type deletion struct {
		found diag.Diagnostic
		id    string
	}
	var waiting []deletion
	d.atStart(func(e *element) {
		for _, name := range marks {
			if e.attr(name) != "" {
				return
			}
		}
		if d.within(cancelling...) {
			return
		}
		found := diag.Diagnostic{
			Message: "this <del> does not say what cancels its text",
			Span:    e.span, Path: d.path(),
			Help: `say how: rend="overstrike", or by whom: hand="#…"`,
		}
		if id := e.event.Attr(xmltext.NamespaceXML, "id"); id != nil {
			found.Keep()
			waiting = append(waiting, deletion{found, id.Value})
			return
		}
		d.report(r, found)
	}, "del")
	d.atEndOfDocument(func() {
		for _, one := range waiting {
			if !d.isPointedTo(one.id) {
				d.report(r, one.found)
			}
		}
	})
}
