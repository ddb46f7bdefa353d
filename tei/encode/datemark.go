package encode

import (
	"fmt"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// CodeDateOpen says that it is open what date numbers are: it is not marked.
const CodeDateOpen diag.Code = "date-open"

// dateRule is the name under which dates found in running text are reported.
var dateRule = notation.Name{Text: "date"}

// dateMarks returns the dates in a block that no other mark takes.
func (e *encoder) dateMarks(b *notation.Block, others []mark) []mark {
	var list []mark
	text, brackets := plainOrdinals(b)
	for _, found := range findDates(text, e.dates.order) {
		found.end = behind(found.end, brackets)
		at := b.Span.File.Span(b.Span.Start+found.start, b.Span.Start+found.end)
		if !overlaps(at, others) {
			if m, ok := e.dateMark(at, found); ok {
				list = append(list, m)
			}
		}
	}
	return list
}

// dateMark marks a date. Where its text does not state all of it, the date of the document may; else it is marked as far
// as it is stated, or, if its numbers could be other dates too, not at all.
func (e *encoder) dateMark(at source.Span, found foundDate) (mark, bool) {
	document := e.facts.date
	m := mark{span: at, name: "date", rule: dateRule}
	inferred := "" // from the date of the document
	switch {
	case found.swapped != (calendarDate{}):
		e.remark(CodeDateOpen, at, "say which: `dates: day-first` or `dates: month-first` in the front matter or in your profile",
			"%s may be the day %s or %s; it is not marked", at.Text(), found.date.words(document), found.swapped.words(document))
		return m, false
	case found.relative != absolute:
		day, ok := found.from(document)
		if !ok {
			e.remark(CodeDateOpen, at, "state the date of the document in its header, if it has none", "what day %s is cannot be told by the date of the document; it is not marked", at.Text())
			return m, false
		}
		found.date, inferred = day, "month"
	case found.date.century() || found.until.century():
		if document.year == 0 {
			if found.loose {
				return m, false
			}
			e.remark(CodeDateOpen, at, "state the date of the document in its header", "of which century %s is cannot be told: the document has no date; it is not marked", at.Text())
			return m, false
		}
		if !found.inferCentury(document) {
			return m, false
		}
		inferred = "century"
	case found.date.year == 0 && found.inferYear(document):
		inferred = "year"
	}
	m.attrs = found.attrs()
	m.what = "date " + datedWords(m.attrs)
	if inferred != "" {
		m.attrs = append(m.attrs, "evidence", "internal")
		m.what += ": the " + inferred + " is inferred from the document's"
	}
	if found.part {
		m.what = orElse(m.what, "all of the month")
	}
	if found.ordered && e.dates.why != "" {
		m.what += ": day and month " + e.dates.why
	}
	m.guess = inferred != "" || found.part || found.ordered && e.dates.why != ""
	return m, true
}

// inferCentury completes years of which the last two digits are stated. ok is false if that makes no date; numbers that may be others
// too must be a date of the document's time.
func (d *foundDate) inferCentury(document calendarDate) (ok bool) {
	if d.date, ok = d.date.inferred(document); !ok || d.loose && d.date.year < document.year-1 {
		return false
	}
	if d.until.century() {
		d.until, ok = d.until.inferred(document)
	}
	return ok
}

// inferYear completes a date without a year, of a period the last day, by the document's.
func (d *foundDate) inferYear(document calendarDate) bool {
	if !d.period() {
		full, ok := d.date.inferred(document)
		if ok {
			d.date = full
		}
		return ok
	}
	last, ok := d.until.inferred(document)
	if !ok {
		return false
	}
	first := calendarDate{last.year, d.date.month, d.date.day}
	if first.iso() >= last.iso() || !first.exists() {
		return false
	}
	d.date, d.until = first, last
	return true
}

// words returns a date for people, its century that of the document if it states none.
func (d calendarDate) words(document calendarDate) string {
	if d.century() && document.year > 0 {
		d = d.inCenturyOf(document)
	}
	return d.iso()
}

// datedWords returns the values of the attributes that state a date.
func datedWords(attrs []string) string {
	words := attrs[1]
	if len(attrs) > 3 {
		words += "/" + attrs[3]
	}
	return words
}

// remark is warn for what is no fault.
func (e *encoder) remark(code diag.Code, at source.Span, help, format string, args ...any) {
	e.list = append(e.list, diag.Diagnostic{Severity: diag.Info, Code: code, Span: at, Help: help, Message: fmt.Sprintf(format, args...)})
}
