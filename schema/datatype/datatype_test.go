package datatype_test

import (
	"errors"
	"testing"

	"github.com/siglum/siglum/schema/datatype"
)

// sameValues are classes of strings that stand for one value; strings of different
// classes of a datatype stand for different values.
var sameValues = []struct {
	name    string
	classes [][]string
}{
	{"duration", [][]string{{"P1Y", "P12M", "P0Y12M"}, {"P1D", "PT24H", "PT86400.0S"}, {"P30D"}, {"P1M"}, {"-P1M"}, {"PT0S", "P0Y", "-P0M"}}},
	{"dateTime", [][]string{
		{"2000-01-01T00:00:00Z", "1999-12-31T23:00:00-01:00", "2000-01-01T14:00:00+14:00"},
		{"2000-01-01T00:00:00"}, {"1999-12-31T23:59:59.5", "1999-12-31T23:59:59.50"},
		{"-0001-12-31T23:59:59Z"}, {"0001-01-01T00:00:00Z", "-0001-12-31T23:00:00-01:00"}}},
	{"time", [][]string{{"12:00:00Z", "13:00:00+01:00"}, {"12:00:00"}, {"00:30:00+01:00"}, {"23:30:00Z"}}},
	{"gDay", [][]string{{"---01"}, {"---01Z", "---01-00:00"}, {"---02"}}},
	{"gMonthDay", [][]string{{"--02-29"}, {"--03-01"}, {"--02-29Z"}}},
	{"decimal", [][]string{{"0", "-0", "+.0", "0."}, {"1.50", "+01.5"}, {"-1.5"}, {"100000000000000000000000000000.1", "100000000000000000000000000000.10"}}},
	{"float", [][]string{{"0.1", "1e-1", "0.10000000149011612"}, {"INF", "1e500"}, {"-INF"}, {"NaN"}}},
	{"double", [][]string{{"0.1", "1e-1"}, {"0.10000000149011612"}}},
	{"hexBinary", [][]string{{"0a", "0A"}, {"00"}, {""}}},
	{"base64Binary", [][]string{{"AAAA", "A A A A"}, {"AAA="}}},
	{"string", [][]string{{"a"}, {" a"}, {"A"}}},
	{"normalizedString", [][]string{{"a b", "a\tb", "a\nb"}, {"a  b"}}},
	{"NMTOKENS", [][]string{{"a b", " a\n b "}, {"b a"}}},
	{"anyURI", [][]string{{"http://a", " http://a "}, {"http://A"}}},
}

func TestEqual(t *testing.T) {
	for _, c := range sameValues {
		t.Run(c.name, func(t *testing.T) {
			n := &node{}
			for _, class := range c.classes {
				cn := &node{name: "class"}
				for _, s := range class {
					cn.children = append(cn.children, &node{name: "value", text: s})
				}
				n.children = append(n.children, cn)
			}
			testEquivalence(t, mustNew(t, c.name), n)
		})
	}
}

// verdicts are strings of datatypes with facets.
var verdicts = []struct {
	name, facet, bound string
	valid, invalid     []string
}{
	{"date", "minInclusive", "2000-01-01", []string{"2000-01-01", "2000-01-02Z"}, []string{"1999-12-31", "2000-01-01Z", "1999-12-31Z"}},
	{"date", "maxInclusive", "2000-01-01Z", []string{"2000-01-01Z", "1999-12-31"}, []string{"2000-01-01", "2000-01-02"}},
	{"date", "minInclusive", "-0044-03-15", []string{"-0044-03-15", "-0043-01-01", "0001-01-01"}, []string{"-0045-12-31"}},
	{"float", "minInclusive", "NaN", []string{"NaN"}, []string{"1", "INF"}},
	{"float", "maxInclusive", "INF", []string{"1", "INF", "-INF"}, []string{"NaN"}},
	{"decimal", "totalDigits", "2", []string{"12", "0.12", "012.0", "-9.9"}, []string{"123", "1.23", "0.123"}},
	{"decimal", "fractionDigits", "1", []string{"1.50", "1", "123456.7"}, []string{"1.55"}},
	{"integer", "minInclusive", "99999999999999999999", []string{"99999999999999999999", "+100000000000000000000"}, []string{"99999999999999999998"}},
	{"integer", "minInclusive", "-10", []string{"-10", "-9", "0"}, []string{"-11", "-100"}},
	{"decimal", "maxExclusive", "0.5", []string{"0.4999", "-1"}, []string{"0.5", "0.51", ".50"}},
	{"duration", "minInclusive", "P1M", []string{"P32D", "P1M", "P0Y1M"}, []string{"P31D", "P30D", "P28D", "P27D"}},
	{"duration", "maxInclusive", "P400Y", []string{"P146097D", "P4800M"}, []string{"P146098D"}},
	{"duration", "minInclusive", "-P1M", []string{"-P27D", "P0D"}, []string{"-P29D", "-P32D"}},
	{"string", "length", "1", []string{"a", "\U00010000", " "}, []string{"", "ab"}},
	{"token", "length", "1", []string{" a "}, []string{"  "}},
	{"token", "pattern", "a b", []string{" a \n b "}, []string{"ab", "a b c"}},
	{"string", "pattern", "a b", []string{"a b"}, []string{" a b", "a\tb"}},
	{"decimal", "pattern", `\d\.\d`, []string{" 1.2 "}, []string{"1.20", "1"}},
	{"string", "pattern", "x{2,5000}", []string{"xx"}, []string{"x"}},
	{"string", "pattern", "(ab){1500}", nil, []string{"ab"}},
	{"string", "pattern", "((ab){2}c){3}", []string{"ababcababcababc"}, []string{"ababcababc"}},
	{"string", "pattern", `a(b|c|\d)*`, []string{"a", "abc0b"}, []string{"ad"}},
	{"string", "pattern", `[^\p{C}\p{Z}]+`, []string{"a", "ꝑ#"}, []string{"", "a b", "a\u00a0b", "\u0378", "\ue000"}},
	{"string", "pattern", `\p{Cn}`, []string{"\u0378"}, []string{"a", "\ue000"}},
	{"string", "pattern", `\w`, []string{"a", "1", "+", "́"}, []string{".", " ", "-", "\u0378"}},
	{"string", "pattern", `\d`, []string{"1", "٣"}, []string{"a"}},
	{"string", "pattern", `\s\S\D\W\I\C`, []string{"\taa-1 "}, []string{"aaa-1 "}},
	{"string", "pattern", `[-+]|[a-z-]{2}|[!--]`, []string{"-", "+", "a-", "--"}, []string{"a", "."}},
	{"string", "pattern", `[\w-[\d_]]+`, []string{"abc"}, []string{"a1"}},
	{"string", "pattern", `[^a-c-[x]]`, []string{"d", "é"}, []string{"a", "x"}},
	{"string", "pattern", `\p{IsGreek}\p{IsGreekandCoptic}\p{IsPrivateUse}`, []string{"αβ\ue000"}, []string{"ab\ue000"}},
	{"string", "pattern", `\p{L}\P{L}\n\r\t\\\|\.\-\^\?\*\+\{\}\(\)\[\]`, []string{"a1\n\r\t\\|.-^?*+{}()[]"}, nil},
	{"string", "pattern", ``, []string{""}, []string{"a"}},
	{"string", "pattern", `a{0}b{0,0}`, []string{""}, []string{"a", "b"}},
	{"string", "pattern", `[a-[a]]|x`, []string{"x"}, []string{"a", ""}},
	{"time", "pattern", ".*", []string{"23:59:60", "12:00:00-14:00", "12:00:00.5Z"}, []string{"24:00:00", "12:00:00+14:01", "12:00", "12:00:00z"}},
	{"anyURI", "pattern", ".*", []string{"", "a b", "#a", "?", "//a", "///", "http:///x", "http://?x", "http://#x", "x:/", "a/b:c", "http://[::1]:80/", "urn:x[", "ä", "http://u@[::1]/", "{|}^`\""},
		[]string{"//", "x://", "http://[::1", "http://[::1]x", "http://[::1]:x", "a]", "é:b", ":", "urn:", "%1", "##"}},
	{"NCName", "pattern", ".*", []string{"a·", "℮", "á", "一"}, []string{"·a", "ꝑ", "a:b", "\U00010000", "a b", "1"}},
	{"language", "pattern", ".*", []string{"de", "x-klingon", "abcdefgh-12345678"}, []string{"", "1a", "de--x", "en_GB", "de-", "abcdefghi"}},
}

func TestVerdicts(t *testing.T) {
	for _, c := range verdicts {
		d := mustNew(t, c.name, datatype.Param{Name: c.facet, Value: c.bound})
		for _, s := range c.valid {
			if err := d.Check(s, nil); err != nil {
				t.Errorf("%s %s=%s: %q is refused: %v", c.name, c.facet, c.bound, s, err)
			}
		}
		for _, s := range c.invalid {
			if d.Check(s, nil) == nil {
				t.Errorf("%s %s=%s: %q is accepted", c.name, c.facet, c.bound, s)
			}
		}
	}
}

func TestProperties(t *testing.T) {
	kinds := map[string]datatype.IDKind{"ID": datatype.ID, "IDREF": datatype.IDREF, "IDREFS": datatype.IDREFS, "NCName": datatype.NoID}
	for name, want := range kinds {
		if got := mustNew(t, name).IDKind(); got != want {
			t.Errorf("%s: IDKind is %v, want %v", name, got, want)
		}
	}
	for name, want := range map[string]bool{"QName": true, "NOTATION": true, "ENTITY": true, "ENTITIES": true, "date": false} {
		if got := mustNew(t, name).NeedsContext(); got != want {
			t.Errorf("%s: NeedsContext is %v, want %v", name, got, want)
		}
	}
}

// TestBuiltIn checks RELAX NG's own library and names that it does not have.
func TestBuiltIn(t *testing.T) {
	token, err := datatype.New("", "token", nil)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := token.Value(" a  b", nil)
	b, _ := token.Value("a b\n", nil)
	if !token.Equal(a, b) || token.Name() != "token" {
		t.Errorf("token: %v and %v are not equal", a, b)
	}
	for _, c := range []struct {
		library, name string
		params        []datatype.Param
		want          datatype.DefinitionError
	}{
		{"", "date", nil, datatype.DefinitionError{Param: -1, Reason: `RELAX NG itself has no datatype "date", only string and token`,
			Help: "declare the datatype library http://www.w3.org/2001/XMLSchema-datatypes"}},
		{"", "token", pattern("a"), datatype.DefinitionError{Reason: "the built-in datatype token takes no params",
			Help: "declare the datatype library http://www.w3.org/2001/XMLSchema-datatypes"}},
		{"urn:x", "date", nil, datatype.DefinitionError{Param: -1, Reason: `the datatype library "urn:x" is not known`,
			Help: "use http://www.w3.org/2001/XMLSchema-datatypes"}},
	} {
		_, err := datatype.New(c.library, c.name, c.params)
		var got *datatype.DefinitionError
		if !errors.As(err, &got) || *got != c.want {
			t.Errorf("New(%q, %q): %+v, want %+v", c.library, c.name, got, c.want)
		}
	}
}
