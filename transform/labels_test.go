package transform

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// All languages have the same labels with the same places to fill.
func TestLabelsAreComplete(t *testing.T) {
	english, err := LoadLabels("")
	if err != nil {
		t.Fatal(err)
	}
	place := regexp.MustCompile(`\{[a-z]+\}`)
	for _, lang := range Languages() {
		l, err := LoadLabels(lang)
		if err != nil {
			t.Fatal(err)
		}
		for key, word := range english.words {
			if strings.HasPrefix(key, "unit.") {
				continue // plural forms differ
			}
			if got := l.words[key]; got == "" {
				t.Errorf("%s has no label %s", lang, key)
			} else if !slices.Equal(place.FindAllString(got, -1), place.FindAllString(word, -1)) {
				t.Errorf("%s: %s is %q, but in English %q", lang, key, got, word)
			}
		}
		for key := range l.words {
			if _, ok := english.words[key]; !ok && !strings.HasPrefix(key, "unit.") {
				t.Errorf("%s has a label %s that English has not", lang, key)
			}
		}
	}
}

func TestUnits(t *testing.T) {
	for _, test := range []struct{ lang, n, want string }{
		{"en", "1", "letter"}, {"en", "3", "letters"}, {"en-GB", "1", "letter"}, {"en", "1½", "letters"},
		{"fr", "0", "lettre"}, {"de", "1", "Buchstabe"}, {"de", "2", "Buchstaben"},
		{"ru", "1", "буква"}, {"ru", "3", "буквы"}, {"ru", "5", "букв"}, {"ru", "21", "буква"},
	} {
		l, err := LoadLabels(test.lang)
		if err != nil {
			t.Fatal(err)
		}
		if got := l.unit("char", test.n); got != test.want {
			t.Errorf("%s letters in %s are %q, want %q", test.n, test.lang, got, test.want)
		}
	}
}

func TestCount(t *testing.T) {
	for _, test := range []struct {
		lang string
		n    int
		want string
	}{
		{"en", 0, "0 documents"}, {"en", 1, "1 document"}, {"en", 1234567, "1,234,567 documents"},
		{"de", 1000, "1.000 Dokumente"}, {"fr", 1000, "1\u202f000 documents"}, {"ru", 22, "22 документа"}, {"ru", 999, "999 документов"},
	} {
		l, err := LoadLabels(test.lang)
		if err != nil {
			t.Fatal(err)
		}
		if got := l.Count("document", test.n); got != test.want {
			t.Errorf("%d documents in %s are %q, want %q", test.n, test.lang, got, test.want)
		}
	}
}

// The sets of signs can be read, and every sign has a meaning in the legend.
func TestSignsHaveMeanings(t *testing.T) {
	english, err := LoadLabels("en")
	if err != nil {
		t.Fatal(err)
	}
	b := builder{labels: english}
	for _, name := range SignSets() {
		set, err := loadSigns(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range slices.Sorted(maps.Keys(set)) {
			if b.meaning(key) == key {
				t.Errorf("%s: the sign %s has no meaning", name, key)
			}
			if word := b.words(set[key].Open + set[key].Close); strings.Contains(set[key].Open, "{i") && strings.Contains(word, "{") {
				t.Errorf("%s: the sign %s has a word without label: %q", name, key, word)
			}
		}
	}
}
