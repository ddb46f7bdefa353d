package report

import (
	_ "embed"
	"html/template"
	"io"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// htmlReport is one page for an editor who never saw a terminal: it needs no other file,
// no script and no network, reads well aloud and on paper, and can show the grave findings
// only. The summary stands first, so that what is said of documents waits in a file
// until the last one is known.
type htmlReport struct {
	w       io.Writer
	options Options
	summary Summary
	index   []htmlEntry // the documents that something is said of
	body    spool
}

//go:embed page/page.tmpl
var pageTemplate string

//go:embed page/page.css
var pageStyle string

var htmlTemplates = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Funcs(template.FuncMap{"count": Count}).Parse(pageTemplate))
})

// An htmlEntry is a document in the list of them.
type htmlEntry struct {
	ID, Name string
	Counts   Counts
	Problem  bool
}

// An htmlDocument is what is said of a document.
type htmlDocument struct {
	ID       string
	Document *Document
	Findings []htmlFinding
	Omitted  int
}

// An htmlFinding is a finding in words.
type htmlFinding struct {
	Level    string // "error", "warning", "info": a class too
	Word     string // what people call it
	Finding  diag.Diagnostic
	Message  string
	Place    string
	Excerpt  *diag.Excerpt
	Help     []string
	Related  []htmlRelated
	Fix      string
	Explains bool // the page says more of the code
}

type htmlRelated struct {
	Message, Place string
	Excerpt        *diag.Excerpt
}

// htmlWords are what people call the severities.
var htmlWords = map[diag.Severity]string{diag.Error: "Error", diag.Warning: "Warning", diag.Info: "Remark"}

// htmlColumns is how much of a line an excerpt has.
const htmlColumns = 90

// Add implements [Writer].
func (h *htmlReport) Add(d *Document) error {
	h.summary.Add(d)
	if d.Problem == "" && len(d.Findings) == 0 {
		return nil
	}
	id := "d" + strconv.Itoa(len(h.index)+1)
	h.index = append(h.index, htmlEntry{id, diag.OneLine(d.Name), CountsOf(d.Findings), d.Problem != ""})
	list, omitted := d.shown(h.options.Max)
	said := htmlDocument{ID: id, Document: d, Omitted: omitted}
	for _, finding := range list {
		said.Findings = append(said.Findings, h.finding(finding, d))
	}
	w, err := h.body.writer()
	if err != nil {
		return err
	}
	return htmlTemplates().ExecuteTemplate(w, "document", said)
}

func (h *htmlReport) finding(d diag.Diagnostic, in *Document) htmlFinding {
	f := htmlFinding{
		Level: d.Severity.String(), Word: htmlWords[d.Severity], Finding: d,
		Message: sentence(d.Message), Place: htmlPlace(d.Span, in.Name),
		Excerpt:  htmlExcerpt(d.Span),
		Explains: h.options.explain(d.Code).Summary != "",
	}
	for line := range strings.Lines(d.Help) {
		f.Help = append(f.Help, sentence(strings.TrimSuffix(line, "\n")))
	}
	for _, r := range d.Related {
		f.Related = append(f.Related, htmlRelated{sentence(r.Message), htmlPlace(r.Span, in.Name), htmlExcerpt(r.Span)})
	}
	if len(d.Fixes) > 0 && d.Fixes[0].Certain {
		f.Fix = d.Fixes[0].Message
	}
	return f
}

// sentence begins a message with a capital letter, unless it begins with a name.
func sentence(message string) string {
	message = diag.OneLine(message)
	first, _, _ := strings.Cut(message, " ")
	if first == "" || strings.ContainsAny(first, "<>@\"'=:") {
		return message
	}
	letter, size := utf8.DecodeRuneInString(message)
	return string(unicode.ToUpper(letter)) + message[size:]
}

// htmlPlace says where a span is: "line 3, column 7", after the file if that is another.
func htmlPlace(s source.Span, document string) string {
	at := s.Position()
	if at.Line < 1 {
		return ""
	}
	place := "line " + strconv.Itoa(at.Line) + ", column " + strconv.Itoa(at.Column)
	if s.File.Name() != document {
		place = diag.OneLine(s.File.Name()) + ", " + place
	}
	return place
}

func htmlExcerpt(s source.Span) *diag.Excerpt {
	if e, ok := diag.ExcerptOf(s, htmlColumns); ok && e.Line > 0 {
		return &e
	}
	return nil
}

// An htmlKind is all findings of a code.
type htmlKind struct {
	Code    diag.Code
	Number  int
	Explain Explanation
}

// End implements [Writer].
func (h *htmlReport) End() error {
	defer h.body.remove()
	var kinds []htmlKind
	for _, code := range h.summary.byFrequency() {
		kinds = append(kinds, htmlKind{code, h.summary.Codes[code], h.options.explain(code)})
	}
	head := struct {
		Style     template.CSS
		Summary   *Summary
		Documents []htmlEntry
		Kinds     []htmlKind
		Shard     string
		Version   string
	}{template.CSS(pageStyle), &h.summary, h.index, kinds, h.options.Shard, h.options.Version}
	if err := htmlTemplates().ExecuteTemplate(h.w, "head", head); err != nil {
		return err
	}
	if err := h.body.copyTo(h.w); err != nil {
		return err
	}
	return htmlTemplates().ExecuteTemplate(h.w, "foot", head)
}
