package relaxng

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// letters is a schema with what places differ by: order, choice, what is required,
// values that are listed, lists of values, other datatypes.
const letters = `
default namespace = "urn:letters"
start = letter
letter =
  ## A letter.
  element letter {
  ## What kind it is.
  attribute type {
    ## Written by hand.
    "hand" |
    ## Typed.
    "typed" }?,
  attribute xml:id { xsd:ID }?,
  opener?, p+, closer }
opener = element opener { attribute when { xsd:date }, text }
p =
  ## A paragraph.
  element p { attribute who { list { xsd:anyURI+ } }?, (text | hi | \lb)* }
hi = element hi { (attribute rend { "italic" | "bold" } | attribute style { text }), text }
\lb = element lb { empty }
closer = element closer { element date { xsd:date } }
`

func lettersSchema(t testing.TB) *Schema {
	t.Helper()
	g, list := Load(source.NewFile("letters.rnc", []byte(letters)), LoadOptions{})
	if list.HasErrors() {
		t.Fatal(list)
	}
	return Compile(g)
}

// walk returns the place at the end of a way: each word enters an element, or with /
// before it passes one; "text" passes text; @name=value gives the element before it
// an attribute.
func walk(s *Schema, way string) Place {
	p := s.Start()
	words := strings.Fields(way)
	for i := 0; i < len(words); i++ {
		switch word := words[i]; {
		case word == "text":
			p = p.AfterText()
		case word[0] == '/':
			p = p.After(lettersName(word[1:]))
		default:
			var attrs []xmltext.Attr
			for i+1 < len(words) && words[i+1][0] == '@' {
				i++
				name, value, _ := strings.Cut(words[i][1:], "=")
				attrs = append(attrs, xmltext.Attr{Name: xmltext.Name{Local: name}, Value: value})
			}
			p = p.Inside(lettersName(word), attrs)
		}
	}
	return p
}

func lettersName(local string) xmltext.Name { return xmltext.Name{Space: "urn:letters", Local: local} }

func shown(offers []Offer) string {
	var words []string
	for _, o := range offers {
		word := o.Local
		if o.Required {
			word += "!"
		}
		if o.Documentation != "" {
			word += "(" + o.Documentation + ")"
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

func TestPlaceElements(t *testing.T) {
	s := lettersSchema(t)
	for _, test := range []struct{ why, way, want string }{
		{"the root", "", "letter!(A letter.)"},
		{"the first child", "letter", "opener p!(A paragraph.)"},
		{"after an optional one", "letter /opener", "p!(A paragraph.)"},
		{"after one that repeats", "letter /opener /p", "closer! p(A paragraph.)"},
		{"mixed content", "letter p", "hi lb"},
		{"after text", "letter p text", "hi lb"},
		{"text only", "letter opener", ""},
		{"what is missing before is passed over", "letter /closer", ""},
		{"what may not stand there is passed over", "letter /hi", "opener p!(A paragraph.)"},
		{"in an element that may not stand there", "letter lb p", "hi lb"},
		{"in one that is known from elsewhere", "letter closer hi p", "hi lb"},
		{"in an unknown element", "letter nonsense", ""},
		{"at the end", "letter /opener /p /closer", ""},
	} {
		if got := shown(walk(s, test.way).Elements()); got != test.want {
			t.Errorf("%s: %s: offered %q, want %q", test.why, test.way, got, test.want)
		}
	}
}

func TestPlaceAttributes(t *testing.T) {
	s := lettersSchema(t)
	for _, test := range []struct{ why, way, element, has, want string }{
		{"all", "", "letter", "", "id type(What kind it is.)"},
		{"those that it has", "", "letter", "type", "id"},
		{"required", "letter", "opener", "", "when!"},
		{"one of two", "letter p", "hi", "", "rend style"},
		{"one excludes the other", "letter p", "hi", "rend", ""},
		{"of an element that may not stand there", "letter", "hi", "", "rend style"},
		{"of an unknown one", "letter", "nonsense", "", ""},
	} {
		var has []xmltext.Attr
		for _, name := range strings.Fields(test.has) {
			has = append(has, xmltext.Attr{Name: xmltext.Name{Local: name}})
		}
		if got := shown(walk(s, test.way).Attributes(lettersName(test.element), has)); got != test.want {
			t.Errorf("%s: offered %q, want %q", test.why, got, test.want)
		}
	}
}

func TestPlaceValues(t *testing.T) {
	s := lettersSchema(t)
	for _, test := range []struct{ why, way, element, attribute, want string }{
		{"listed", "", "letter", "type", "[{hand Written by hand.} {typed Typed.}] [] false"},
		{"a list of pointers", "letter", "p", "who", "[] [anyURI] true"},
		{"a datatype", "letter", "opener", "when", "[] [date] false"},
		{"any text", "letter p", "hi", "style", "[] [] false"},
		{"no such attribute", "letter p", "hi", "type", "[] [] false"},
	} {
		v := walk(s, test.way).Values(lettersName(test.element), nil, xmltext.Name{Local: test.attribute})
		if got := fmt.Sprint(v.Words, v.Datatypes, v.List); got != test.want {
			t.Errorf("%s: got %s, want %s", test.why, got, test.want)
		}
	}
}

func TestPlaceSaysMore(t *testing.T) {
	s := lettersSchema(t)
	p := walk(s, "letter")
	got := []any{
		p.Describe(lettersName("p")), p.Describe(lettersName("letter")), p.Describe(lettersName("nonsense")),
		s.Start().DescribeAttribute(lettersName("letter"), nil, xmltext.Name{Local: "type"}),
		p.Inside(lettersName("p"), nil).Expandable(lettersName("lb")), p.Expandable(lettersName("p")),
		p.Complete(), walk(s, "letter /p /closer").Complete(), walk(s, "letter p").Complete(),
		walk(s, "nonsense").Known(), Place{}.Known(), Place{}.Describe(lettersName("p")),
	}
	want := []any{
		"A paragraph.", "A letter.", "",
		"What kind it is.",
		false, true,
		false, true, true,
		false, false, "",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}
