package critical

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// The codes of what may be wrong in a transcription in the critical notation, besides
// those of package notation. Whatever is wrong stays in the text.
const (
	CodeWord       diag.Code = "bracket-word-unknown" // a word after a label stands for nothing
	CodeAttribute  diag.Code = "attribute-unknown"    // TEI has no attribute of that name
	CodeHand       diag.Code = "hand-undeclared"
	CodeWitness    diag.Code = "witness-undeclared"
	CodeFence      diag.Code = "fence-not-closed"
	CodeFenceEnd   diag.Code = "fence-not-opened"
	CodeFootnote   diag.Code = "note-unpaired"
	CodeRaw        diag.Code = "raw-tei"           // it is no XML
	CodeControl    diag.Code = "control-character" // XML cannot hold it
	CodeTwice      diag.Code = "declared-twice"
	CodeTwoHeaders diag.Code = "header-twice"
)

func (p *parser) span(start, end int) source.Span { return p.file.Span(start, end) }

func (p *parser) warn(code diag.Code, start, end int, help, format string, args ...any) {
	p.list = append(p.list, diag.Diagnostic{
		Severity: diag.Warning, Code: code, Span: p.span(start, end), Help: help,
		Message: fmt.Sprintf(format, args...),
	})
}

// warnOnce is warn, but not for what was said already.
func (p *parser) warnOnce(code diag.Code, start, end int, help, format string, args ...any) {
	key := string(code) + fmt.Sprintf(format, args...)
	if p.said[key] {
		return
	}
	p.said[key] = true
	p.warn(code, start, end, help, format, args...)
}

// maxMessages is how many brackets without partner are told one by one: more are told once.
const maxMessages = 20

// unpaired tells of the brackets that have no partner.
func (p *parser) unpaired(found *pairing) {
	if found.lone > maxMessages {
		at := found.alone[0].at
		p.warn(notation.CodeUnmatched, at, at+1, "write a backslash before each that is a character: \\[ and \\]", "%d brackets have no partner, the first of them here; they stay characters", found.lone)
		found.alone = nil
	}
	for _, each := range found.alone {
		open, closing := signs[each.kind].open, signs[each.kind].close
		switch {
		case each.closes && each.kind == square:
			p.warn(notation.CodeUnopened, each.at, each.at+1, "open it with [, or write \\] for the character", "no bracket is open that could be closed here; it stays a character")
		case each.closes:
			p.warn(notation.CodeUnopened, each.at, each.at+len(closing), "open it with "+open+", or write a backslash before the brace", "no %s is open that %s could close here; it stays in the text", open, closing)
		case each.kind == square:
			p.warn(notation.CodeUnclosed, each.at, each.at+1, "close it with ], or write \\[ for the character", "the bracket is never closed; it stays a character")
		default:
			p.warn(notation.CodeUnclosed, each.at, each.at+len(open), "close it with "+closing+" before anything closes that it stands in, or write a backslash before the brace", "%s is never closed by %s; it stays in the text", open, closing)
		}
	}
	if found.deep > 0 {
		p.warn(notation.CodeDeep, found.first, found.first+1, "write what is nested as raw TEI",
			"brackets are nested more than %d deep: %d of them stay characters", maxDepth, found.deep)
	}
}

// unknownLabel tells of the first word of a bracket that may be meant as a label and is
// none: the bracket is read as words of the editor.
func (p *parser) unknownLabel(h head, from int) {
	if !h.colon || len(h.words) > 3 {
		return
	}
	near := p.vocabulary.words().Nearest(h.label)
	if first, _ := utf8.DecodeRuneInString(h.label); near == "" && (len(h.words) > 0 || !unicode.IsLower(first)) {
		return // a sentence with a colon
	}
	help := "if it is a label, `siglum profile show critical` lists those that there are; if these are words of the editor, write \\: for the colon"
	if near != "" {
		help = fmt.Sprintf("perhaps %q is meant; else %s", near, help)
	}
	p.warn(notation.CodeLabel, from, from+len(h.label), help, "there is no label %q; the bracket is read as words of the editor", h.label)
}

// What becomes of a word that stands for nothing, and of what it stands in.
const (
	readAsWords = "the bracket is read as words of the editor"
	leftOut     = "it is left out"
)

// unknownWord tells of a word after a label that stands for nothing, and what becomes of it.
func (p *parser) unknownWord(r *notation.LabelRule, w word, becomes string) {
	if w.name != "" {
		p.unknownPrefix(w, becomes)
		return
	}
	help := "attributes are written name=value"
	if len(r.Words) > 0 {
		help = fmt.Sprintf("after %q may stand: %s; other attributes are written name=value", r.Name.Text, strings.Join(wordClasses(r), ", "))
	}
	if number().MatchString(w.value) {
		help = "a number needs a unit after it, as in 3 words, ~2 lines, 1-2 chars; " + help
	}
	if near := p.knownHands().Nearest(w.value); near != "" {
		help = fmt.Sprintf("perhaps %q is meant; %s", near, help)
	}
	p.warn(CodeWord, w.at, w.end, help, "the word %q after the label %q stands for nothing; %s", w.value, r.Name.Text, becomes)
}

// The knownWords of a transcription are what words of its brackets may be meant as.
type knownWords struct {
	hands     *diag.Words // and places
	witnesses *diag.Words
}

func (p *parser) knownHands() *diag.Words {
	if p.known.hands == nil {
		known := slices.AppendSeq(slices.Clone(places), maps.Keys(p.scope.hands))
		p.known.hands = diag.NewWords(slices.Values(slices.AppendSeq(known, maps.Keys(units))))
	}
	return p.known.hands
}

func (p *parser) knownWitnesses() *diag.Words {
	if p.known.witnesses == nil {
		p.known.witnesses = diag.NewWords(maps.Keys(p.scope.witnesses))
	}
	return p.known.witnesses
}

// unknownPrefix tells of an attribute whose prefix stands for no namespace: XML cannot hold it.
func (p *parser) unknownPrefix(w word, becomes string) {
	help := fmt.Sprintf("declare the prefix, xmlns:%s=…, or write the attribute without it", prefixOf(w.name))
	if near := diag.Nearest(w.name, slices.Values([]string{"xml:id", "xml:lang", "xml:space", "xml:base"})); near != "" {
		help = fmt.Sprintf("perhaps %q is meant; else %s", near, help)
	}
	p.warn(CodeAttribute, w.at, w.at+len(w.name), help, "the prefix %q of the attribute %q is not declared; %s", prefixOf(w.name), w.name, becomes)
}

// classWords says what the classes of words are, for messages.
var classWords = map[string]string{
	"place": "a place (above, margin left …)", "hand": "a hand that is declared", "writer": "a hand that is declared",
	"witness": "witnesses", "cert": "high, medium, low", "lang": "the tag of a language", "extent": "an extent (3 words, ~2 lines, 1-2 chars)",
}

func wordClasses(r *notation.LabelRule) []string {
	var list []string
	for _, class := range r.Words {
		if words := classWords[class]; words != "" {
			list = append(list, words)
		} else {
			list = append(list, "what @"+strings.TrimPrefix(class, "#")+" says")
		}
	}
	return list
}

var attributeWords = sync.OnceValue(func() *diag.Words { return diag.NewWords(maps.Keys(attributeNames())) })

func (p *parser) unknownAttribute(w word) {
	if attributeNames()[w.name] || strings.Contains(w.name, ":") {
		return
	}
	help := "check its spelling"
	if near := attributeWords().Nearest(w.name); near != "" {
		help = fmt.Sprintf("perhaps %q is meant", near)
	}
	p.warn(CodeAttribute, w.at, w.at+len(w.name), help, "TEI has no attribute %q", w.name)
}

func (p *parser) undeclaredHand(w word) {
	help := fmt.Sprintf("declare it in the front matter, `hands: {%s: in pencil}`, or in the text, [hand %s: in pencil]", w.value, w.value)
	p.warnOnce(CodeHand, w.at, w.end, help, "no hand %q is declared", w.value)
}

func (p *parser) undeclaredWitness(w word) {
	help := fmt.Sprintf("declare it in the front matter, `witnesses: {%s: London, British Library}`, or in the text, [witness %s: London, British Library]", w.value, w.value)
	if near := p.knownWitnesses().Nearest(w.value); near != "" {
		help = fmt.Sprintf("perhaps %q is meant; else %s", near, help)
	}
	p.warnOnce(CodeWitness, w.at, w.end, help, "no witness %q is declared", w.value)
}
