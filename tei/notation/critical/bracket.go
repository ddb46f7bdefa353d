package critical

import (
	"strings"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// pair reads what stands between two signs that belong together, and returns where the text
// goes on.
func (r *runner) pair(pr pair) int {
	words, next, ok := readBlock(r.parser.text, pr.end(), r.to)
	if !ok {
		next = pr.end()
	}
	at := r.span(pr.open, next)
	switch {
	case pr.kind == square:
		return r.bracket(pr, words, next)
	case pr.kind == change && len(r.change(pr)) == 1:
		r.warn(CodeParts, pr.open, pr.end(), "write {~~old~>new~~}; what is only deleted is {--old--}", "~> is missing in this substitution; it stays in the text")
		r.write(pr.open, pr.inner())
		return pr.inner()
	}
	return r.add(pr.open, next, r.sign(pr, words, at))
}

// signLabels says which labels the signs of CriticMarkup and Markdown stand for, with
// which words.
var signLabels = [kinds]struct{ label, word string }{
	insertion: {"add", ""}, deletion: {"del", ""}, change: {"subst", ""}, remark: {"note", ""}, highlight: {"hi", ""},
	strong: {"hi", "bold"}, underline: {"hi", "underline"}, emphasis: {"hi", "italic"}, superscript: {"hi", "superscript"},
}

// restoredWord says of a deletion that it was cancelled.
const restoredWord = "restored"

// sign reads the signs of CriticMarkup and Markdown.
func (p *parser) sign(pr pair, words []word, at source.Span) *Element {
	means := signLabels[pr.kind]
	rule := p.vocabulary.rule(means.label)
	form := signs[pr.kind].open + " " + signs[pr.kind].close
	if pr.kind == change {
		e := p.paired(rule, words, p.change(pr), at)
		p.reads(e, rule, "{~~ ~> ~~}", "")
		return e
	}
	e := &Element{Name: rule.Target(), Span: at}
	restored := false
	if n := len(words); n > 0 && pr.kind == deletion && words[n-1].value == restoredWord {
		restored, words = true, words[:n-1]
	}
	p.fill(e, rule, words)
	if means.word != "" {
		e.set("rend", means.word, p.span(pr.open, pr.inner()))
	}
	if pr.kind == remark {
		p.remark(e)
	}
	e.add(WithoutLayout(e.Name, p.inline(pr.inner(), pr.close))...)
	p.reads(e, rule, strings.TrimSpace(form+" "+means.word), "")
	if restored {
		e = &Element{Name: "restore", Children: []Node{e}, Span: at}
		p.reads(e, plainRule(e.Name), form+"{"+restoredWord+"}", "")
	}
	return e
}

// remark says whose note one is that states no more: the translator's if there is one.
func (p *parser) remark(note *Element) {
	if note.has("type") || note.has("hand") {
		return
	}
	if p.scope.translated {
		note.set("type", "translator", note.Span)
		note.set("resp", "#"+translatorID, note.Span)
		return
	}
	note.set("type", "editorial", note.Span)
}

// change divides what stands between {~~ and ~~}.
func (p *parser) change(pr pair) []piece {
	for _, at := range p.split(pr.inner(), pr.close, '~') {
		if at.to < pr.close && strings.HasPrefix(p.text[at.to:], "~>") {
			return []piece{{pr.inner(), at.to}, {at.to + 2, pr.close}}
		}
	}
	return []piece{{pr.inner(), pr.close}}
}

// A form is what a bracket is, by what it begins with.
type form int

const (
	plainForm    form = iota // words of the editor: [we]
	conjecture               // [word?]
	doubtful                 // [?word]
	query                    // [?]
	sicForm                  // [sic]
	omission                 // [...]
	identified               // [= Stalin]
	footnoteForm             // [^1]
	labelForm
)

// formWords says what the forms without label mean, and how they are typed.
var formWords = map[form]struct{ what, typed string }{
	plainForm: {"words of the editor", "[words]"}, conjecture: {"conjecture", "[words?]"}, doubtful: {"doubtful reading", "[?words]"},
	query: {"query on what precedes", "[?]"}, sicForm: {"sic", "[sic]"}, omission: {"omission", "[...]"}, identified: {"identification", "[= words]"},
}

var footnoteName = expression.Lazy(`^\^[^\]\[\s\p{Cc}\x{FFFE}\x{FFFF}]+$`)

// formOf says what the content of a bracket is.
func formOf(s string) form {
	switch {
	case s == "?":
		return query
	case s == "sic":
		return sicForm
	case s == "..." || s == "…":
		return omission
	case footnoteName().MatchString(s):
		return footnoteForm
	case strings.HasPrefix(s, "?"):
		return doubtful
	case strings.HasPrefix(s, "= "):
		return identified
	case strings.HasSuffix(s, "?") && !strings.HasSuffix(s, `\?`):
		return conjecture
	}
	return plainForm
}

// bracket reads a square bracket and the words in braces after it, and returns where the
// text goes on.
func (r *runner) bracket(pr pair, words []word, next int) int {
	text := r.parser.text
	from, to := pr.inner(), pr.close
	at := r.span(pr.open, next)
	form := formOf(text[from:to])
	if e := r.readByRule(pr, form); e != nil {
		r.fill(e, r.ruleFor(e), words)
		return r.add(pr.open, next, e)
	}
	if form == plainForm || form == conjecture {
		if h, ok := readHead(text, from, to); ok {
			if nodes, ok := r.labelledBracket(h, pr, words, at); ok {
				return r.add(pr.open, next, nodes...)
			}
		}
		if len(words) == 0 && r.touchesLetter(pr) {
			return r.expansion(pr, form)
		}
	}
	if form == footnoteForm {
		note, ok := r.noteOf(pr)
		if !ok {
			r.write(pr.open, pr.end())
			return pr.end()
		}
		return r.add(pr.open, pr.end(), note)
	}
	if form == plainForm {
		r.doubtful(pr)
	}
	e := r.formed(form, from, to, at)
	or := ""
	if h, ok := readHead(text, from, to); ok && h.colon && form == plainForm {
		or = "a label that there is not"
	}
	r.readsFitting(e, formWords[form].what, formWords[form].typed, or)
	r.fill(e, r.ruleFor(e), words)
	return r.add(pr.open, next, e)
}

// readByRule reads a bracket by the rules that were given, but not the mark of a note.
func (p *parser) readByRule(pr pair, form form) *Element {
	if form == footnoteForm {
		return nil
	}
	return p.byRule(pr)
}

// ruleFor returns the label whose words may stand in braces after a bracket that became an element.
func (p *parser) ruleFor(e *Element) *notation.LabelRule {
	if rule := p.vocabulary.fits(e); rule != nil {
		return rule
	}
	return plainRule(e.Name)
}

// formed makes the element of a bracket without label.
func (p *parser) formed(form form, from, to int, at source.Span) *Element {
	e := &Element{Name: "supplied", Span: at}
	content := piece{from, to}
	switch form {
	case query:
		e.Name = "note"
		e.set("type", "query", at)
		p.translators(e)
	case sicForm:
		e.Name = "note"
		e.set("type", "sic", at)
		p.translators(e)
	case omission:
		e.Name = "gap"
		e.set("reason", "sampling", at)
		return e
	case identified:
		e.Name = "note"
		e.set("type", "identification", at)
		content.from += len("= ")
	case doubtful:
		e.Name = "unclear"
		content.from++
	case conjecture:
		e.set("cert", "low", p.span(to-1, to))
		p.translators(e)
		content.to--
	default:
		if p.scope.translated {
			e.set("reason", "translation", at)
		}
		p.translators(e)
	}
	e.add(p.inline(content.from, content.to)...)
	return e
}

// translators says that what a bracket without label states is the translator's, if there
// is one.
func (p *parser) translators(e *Element) {
	if p.scope.translated {
		e.set("resp", "#"+translatorID, e.Span)
	}
}

// touchesLetter reports whether a bracket touches a letter before it: it fills up an
// abbreviation then.
func (r *runner) touchesLetter(pr pair) bool {
	last, _ := utf8.DecodeLastRuneInString(r.text.String())
	return isLetter(last) && letterBefore(r.parser.text, pr.open)
}

// expansion reads a word that is filled up in brackets: Com[rade], KO[RKU]PM.
func (r *runner) expansion(pr pair, form form) int {
	text := r.parser.text
	before := r.text.String()
	word := len(before) - len(strings.TrimRightFunc(before, isLetter))
	start := pr.open - word
	kept := before[:len(before)-word]
	r.text.Reset()
	r.text.WriteString(kept)
	r.flush(start)
	e := &Element{Name: "expan", Span: r.span(start, pr.end())}
	e.add(&Text{text[start:pr.open], r.span(start, pr.open)})
	for {
		e.add(r.filled(pr, form))
		end := pr.end()
		rest := text[end:r.to]
		letters := len(rest) - len(strings.TrimLeftFunc(rest, isLetter))
		e.add(&Text{text[end : end+letters], r.span(end, end+letters)})
		end += letters
		next, ok := r.pairAt(end)
		if letters == 0 || !ok || next.kind != square || next.end() > r.to || !isFilling(text, next) || r.byRule(next) != nil {
			e.Span = r.span(start, end)
			r.readsBy(ruleFilled, e, "word filled up", "Com[rade]", "")
			return r.add(start, end, e)
		}
		pr, form = next, formOf(text[next.inner():next.close])
	}
}

// isFilling reports whether a bracket that touches a letter has no label and no sign.
func isFilling(text string, pr pair) bool {
	if form := formOf(text[pr.inner():pr.close]); form != plainForm && form != conjecture {
		return false
	}
	h, ok := readHead(text, pr.inner(), pr.close)
	return !ok || !h.colon && len(h.words) == 0
}

func (p *parser) filled(pr pair, form form) *Element {
	ex := &Element{Name: "ex", Span: p.span(pr.open, pr.end())}
	to := pr.close
	if form == conjecture {
		to--
		ex.set("cert", "low", p.span(to, pr.close))
	}
	ex.add(p.inline(pr.inner(), to)...)
	return ex
}
