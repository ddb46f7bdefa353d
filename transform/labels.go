package transform

import (
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// Labels are the words that a page adds to the text, in one language.
type Labels struct {
	Lang  string
	tag   language.Tag
	words map[string]string
}

var labels = cache[*Labels]{folder: "labels", read: func(name string, data []byte) (*Labels, error) {
	words, err := readFlat(data)
	return &Labels{Lang: name, tag: language.Make(name), words: words}, err
}}

// LoadLabels returns the labels of a language given by a BCP 47 tag, of which the
// first part counts; "" is English.
func LoadLabels(lang string) (*Labels, error) {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	if base == "" {
		base = "en"
	}
	return labels.get(base)
}

// Languages returns the languages that have labels.
func Languages() []string { return names("labels") }

// Get returns the label of a key. Pairs of a name and a value fill its {name}s.
func (l *Labels) Get(key string, pairs ...string) string {
	word, ok := l.words[key]
	if !ok {
		return key
	}
	return fill(word, pairs)
}

// Count returns a number with the word for units of a kind that goes with it: "1,024
// documents".
func (l *Labels) Count(unit string, n int) string {
	return l.Number(n) + " " + l.unit(unit, strconv.Itoa(n))
}

// Number returns a number, its thousands parted as the language does it.
func (l *Labels) Number(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + l.Get("thousands") + digits[i:]
	}
	return digits
}

func (l *Labels) has(key string) bool {
	_, ok := l.words[key]
	return ok
}

func fill(word string, pairs []string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		word = strings.ReplaceAll(word, "{"+pairs[i]+"}", pairs[i+1])
	}
	return word
}

// unit returns the word for units of a kind that goes with a number: "1 letter",
// "3 letters". A unit that has no label stands as the document has it.
func (l *Labels) unit(unit string, n string) string {
	form := "other"
	if number, err := strconv.Atoi(n); err == nil {
		form = pluralForms[plural.Cardinal.MatchPlural(l.tag, number, 0, 0, 0, 0)]
	}
	for _, form := range []string{form, "many", "other"} {
		if key := "unit." + unit + "." + form; l.has(key) {
			return l.words[key]
		}
	}
	return unit
}

var pluralForms = map[plural.Form]string{
	plural.Other: "other", plural.Zero: "zero", plural.One: "one",
	plural.Two: "two", plural.Few: "few", plural.Many: "many",
}
