package importer

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/notation"
)

// A tagged is a person or place that Transkribus has tagged: in the transcription, front matter lists it with the words
// that name it, by which encode finds them.
type tagged struct {
	entity *notation.Entity
	words  string
}

// names are those of one kind.
type names struct {
	kind  string // "person" or "place"
	list  []*notation.Entity
	open  *tagged        // goes on in the next line
	times map[string]int // how often words are tagged
}

// wholeNames are the values of tags that state a name as a whole, joined by blanks.
var wholeNames = map[string][]string{"person": {"firstname", "lastname"}, "place": {"placeName"}}

var wikidata = expression.Lazy(`^Q\d{1,12}$`)

// name takes over a tag of a person or place; ok is false if front matter cannot say it.
func (p *pageReader) name(t customTag, line string) (ok bool) {
	n := p.named[t.name]
	if n == nil {
		n = &names{kind: t.name, times: map[string]int{}}
		p.named[t.name] = n
	}
	words := strings.Join(strings.Fields(line[t.start:t.end]), " ")
	begun := n.open
	n.open = nil
	if begun != nil && strings.TrimSpace(line[:t.start]) == "" && t.values["continued"] == "true" {
		words = begun.words + " " + words
		n.drop(*begun)
	}
	if !isName(words) {
		return false
	}
	e := n.add(words, t)
	if t.values["continued"] == "true" && strings.TrimSpace(line[t.end:]) == "" {
		n.open = &tagged{e, words}
	}
	return true
}

// isName reports whether encode can find words as a name: there are letters, no signs of the notation, and the last line
// does not end within a word.
func isName(words string) bool {
	return strings.ContainsFunc(words, unicode.IsLetter) && !strings.ContainsAny(words, "[]|¬\u00ad") && !strings.HasSuffix(words, "-") &&
		!strings.Contains(words, "- ")
}

// add lists a name with what its tag says.
func (n *names) add(words string, t customTag) *notation.Entity {
	n.times[words]++
	var parts []string
	for _, key := range wholeNames[n.kind] {
		if v := strings.TrimSpace(t.values[key]); v != "" {
			parts = append(parts, v)
		}
	}
	e := notation.Entity{Name: notation.Value{Text: words}}
	if whole := strings.Join(parts, " "); isName(whole) {
		e.Name.Text = whole
	}
	if id := t.values["wikiData"]; wikidata().MatchString(id) {
		e.Refs = []notation.Value{{Text: "https://www.wikidata.org/entity/" + id}}
	}
	e.Note.Text = n.note(t)
	i := slices.IndexFunc(n.list, func(o *notation.Entity) bool {
		return o.Name.Text == e.Name.Text && o.Note.Text == e.Note.Text && slices.Equal(o.Refs, e.Refs)
	})
	if i < 0 {
		i = len(n.list)
		n.list = append(n.list, &e)
	}
	if words != e.Name.Text && !slices.Contains(n.list[i].Variants, notation.Value{Text: words}) {
		n.list[i].Variants = append(n.list[i].Variants, notation.Value{Text: words})
	}
	return n.list[i]
}

// note returns what else a tag says.
func (n *names) note(t customTag) string {
	var said []string
	for _, key := range slices.Sorted(maps.Keys(t.values)) {
		switch {
		case t.values[key] == "", key == "offset", key == "length", key == "continued", slices.Contains(wholeNames[n.kind], key),
			key == "wikiData" && wikidata().MatchString(t.values[key]):
		case key == "notice":
			said = append([]string{t.values[key]}, said...)
		default:
			said = append(said, key+": "+t.values[key])
		}
	}
	return strings.Join(said, "; ")
}

// drop takes back the beginning of a name that goes on in the next line.
func (n *names) drop(t tagged) {
	if n.times[t.words]--; n.times[t.words] > 0 {
		return
	}
	delete(n.times, t.words)
	t.entity.Variants = slices.DeleteFunc(t.entity.Variants, func(v notation.Value) bool { return v.Text == t.words })
	if t.entity.Name.Text == t.words && len(t.entity.Variants) == 0 {
		n.list = slices.DeleteFunc(n.list, func(e *notation.Entity) bool { return e == t.entity })
	}
}

// listNames puts the names into the front matter, and says of which words more stand in the text than are tagged.
func (s *script) listNames() {
	for kind, list := range map[string]*[]notation.Entity{"person": &s.meta.Persons, "place": &s.meta.Places} {
		n := s.named[kind]
		if n == nil {
			continue
		}
		for i, e := range n.list {
			e.ID.Text = kind + "-" + strconv.Itoa(i+1)
			*list = append(*list, *e)
		}
	}
	if len(s.named) == 0 {
		return
	}
	stand := s.words()
	for _, n := range s.named {
		for words, times := range n.times {
			if parts := strings.Fields(words); len(parts) > 1 {
				for _, part := range parts {
					stand[part] -= times
				}
			}
		}
	}
	for _, kind := range []string{"person", "place"} {
		n := s.named[kind]
		if n == nil {
			continue
		}
		for _, words := range slices.Sorted(maps.Keys(n.times)) {
			if stand[words] > n.times[words] {
				s.doubt(CodeUncertain, "“"+words+"” is tagged as a "+kind+" "+count(n.times[words], "time", "times")+", and stands "+
					count(stand[words], "time", "times")+" in the text; encode marks each", "if others are meant elsewhere, take the name out of "+kind+"s in the front matter")
			}
		}
	}
}

// words counts the words of the text.
func (s *script) words() map[string]int {
	counts := map[string]int{}
	for list := range s.lists {
		for word := range strings.FieldsFuncSeq(typedText(*list), func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.N) }) {
			counts[word]++
		}
	}
	return counts
}
