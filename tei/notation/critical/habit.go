package critical

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/notation"
)

// A doubt says of a bracket without label, which is read as words of the editor, that something else is
// probably meant.
type doubt struct {
	code          diag.Code
	length        int // of what it is about, from the beginning of what the bracket holds
	message, help string
}

const supply = "if these are words of the editor, write [supplied: …]"

// doubt returns what speaks against reading the content of a bracket as words of the editor, nil if nothing
// does. Nothing is printed in a form that has one.
func (v *vocabulary) doubt(s *scope, content string) *doubt {
	if meant := habit(content); meant != "" {
		return &doubt{CodeHabit, len(content), "this bracket is read as words that the editor supplies", "perhaps " + meant + " is meant; " + supply}
	}
	h, ok := readHead(content, 0, len(content))
	if !ok || h.colon || len(h.words) == 0 {
		return nil
	}
	if label := v.withoutColon(s, h); label != "" {
		return &doubt{CodeColon, len(h.label), fmt.Sprintf("the bracket begins with the label %q and has no colon; it is read as words of the editor", h.label),
			fmt.Sprintf("write a colon after the label and its words, as in [%s: …]; %s", label, supply)}
	}
	if near := v.nearBare(s, h); near != "" {
		return &doubt{notation.CodeLabel, len(h.label), fmt.Sprintf("there is no label %q; the bracket is read as words of the editor", h.label),
			fmt.Sprintf("perhaps %q is meant; %s", near, supply)}
	}
	return nil
}

// doubtful tells of a bracket that is read as words of the editor, if it is probably meant as something else.
func (p *parser) doubtful(pr pair) {
	if d := p.vocabulary.doubt(&p.scope, p.text[pr.inner():pr.close]); d != nil {
		p.warn(d.code, pr.inner(), pr.inner()+d.length, d.help, "%s", d.message)
	}
}

// gapWords are words by which archives say what cannot be read: hardly what an editor supplies.
var gapWords = expression.Lazy(`(?i)^(?:(?:about |~)?(?:[0-9]+(?:-[0-9]+)?|one|two|three|four|five|several|some|a few) )?` +
	`(?:(?:words?|lines?|letters?|char(?:acter)?s?|pages?|paragraphs?|names?) )?` +
	`(?:illegible|unreadable|indecipherable|undecipherable|missing|torn|torn off|blacked out|redacted|not declassified)` +
	`(?: (?:words?|lines?|letters?|char(?:acter)?s?|pages?))?$`)

// habits are labels that archives use, and what they are here.
var habits = map[string]string{
	"crossed out": "[del: …]", "struck out": "[del: …]", "struck through": "[del: …]", "deleted": "[del: …]", "strikethrough": "[del: …]",
	"inserted": "[add: …]", "inserted by hand": "[add h2: …]", "added": "[add: …]", "added by hand": "[add h2: …]", "added above": "[add above: …]",
	"added above the line": "[add above: …]", "added in the margin": "[add margin: …]", "interlined": "[add above: …]", "above the line": "[add above: …]",
	"handwritten": "[note h2: …]", "handwritten note": "[note h2: …]", "in the margin": "[note margin: …]", "marginal note": "[note margin: …]",
	"translator's note": "[comment: …]", "translator’s note": "[comment: …]", "ed. note": "[comment: …]", "editor's note": "[comment: …]",
	"editor’s note": "[comment: …]", "in another hand": "[hand h2]", "underlined": "__…__", "superscript": "^…^", "bold": "**…**", "italic": "*…*", "italics": "*…*",
}

var habitLabel = expression.Lazy(`^(\pL[\pL’'. ]{1,30}): `)

// habit returns what is probably meant by a bracket without label that has the form of another notation, "" if it
// has none.
func habit(content string) string {
	if m := habitLabel().FindStringSubmatch(content); m != nil {
		return habits[strings.ToLower(m[1])]
	}
	if gapWords().MatchString(content) {
		return "[gap 2 words illegible], or [gap lost],"
	}
	if inner, ok := strings.CutPrefix(content, "["); ok {
		inner, ok = strings.CutSuffix(inner, "]")
		if ok && !strings.ContainsAny(inner, "[]") && formOf(inner) == plainForm {
			return "[?…], a doubtful reading,"
		}
	}
	return ""
}

// withoutColon returns the label and first word of a bracket that begins as if a colon followed, "" if it does not.
func (v *vocabulary) withoutColon(s *scope, h head) string {
	rule := v.labels[h.label]
	if rule == nil {
		return ""
	}
	first := h.words[0]
	isHand := s.hands[first.value] && slices.ContainsFunc(rule.Words, func(class string) bool { return class == "hand" || class == "writer" })
	isPlace := slices.Contains(rule.Words, "place") && slices.Contains(places, first.value)
	if first.name == "" && (isHand || isPlace) {
		return h.label + " " + first.value
	}
	return ""
}

// bareLabels are the labels of brackets that have words and no colon.
var bareLabels = sync.OnceValue(func() *diag.Words {
	return diag.NewWords(slices.Values([]string{"page", "column", "line", "gap", "hand", "redacted", "blank", "space"}))
})

// nearBare returns the label that the first word of a bracket without colon is probably meant as: a number or a hand
// follows.
func (v *vocabulary) nearBare(s *scope, h head) string {
	first := h.words[0]
	if v.rule(h.label) != nil || len(h.words) > 3 || first.name != "" || !s.hands[first.value] && !strings.ContainsAny(first.value, "0123456789") {
		return ""
	}
	return bareLabels().Nearest(h.label)
}
