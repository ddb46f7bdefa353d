package encode_test

import (
	"strings"
	"testing"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// TestOwnRulesInCriticalText reads brackets of the critical notation by a rule in Go: among short forms, in a label, touching a
// letter, on a line of its own, with a hand in braces, with another bracket in it.
func TestOwnRulesInCriticalText(t *testing.T) {
	const measure = `<measure unit="pence" quantity="774"`
	tests := []struct{ typed, want, canonical string }{
		{"It brought [£3 4s 6d] then.", "<p>It brought " + measure + ">£3 4s 6d</measure> then.</p>", ""},
		{"{++[£3 4s 6d]++}{above}", `<p><add place="above">` + measure + ">£3 4s 6d</measure></add></p>", "[add above: [£3 4s 6d]]"},
		{"x[£3 4s 6d]y", "<p>x" + measure + ">£3 4s 6d</measure>y</p>", ""},
		{"Com[rade][£3 4s 6d]", "<p><expan>Com<ex>rade</ex></expan>" + measure + ">£3 4s 6d</measure></p>", ""},
		{"[£3 4s 6d]", "<p>" + measure + ">£3 4s 6d</measure></p>", ""},
		{"a [£3 4s 6d]{n=2}", "<p>a " + measure + ` n="2">£3 4s 6d</measure></p>`, "a [measure unit=pence quantity=774 n=2: £3 4s 6d]"},
		{"a [£3 4s 6d {--or so--}]", "<p>a " + measure + ">£3 4s 6d <del>or so</del></measure></p>", "a [£3 4s 6d [del: or so]]"},
		{"a [£3 or 4]", "<p>a <supplied>£3 or 4</supplied></p>", ""},
		{"a [note: [£3 4s 6d]]", "<p>a <note>" + measure + ">£3 4s 6d</measure></note></p>", ""},
	}
	o := encode.Options{Profile: criticalProfile(t), Rules: []encode.Rule{{Name: "sum of money", Encode: money, Decode: typedSum}}, KeepLayout: true, SourceMap: true}
	for _, tt := range tests {
		r, list := encode.Encode(source.NewFile("a.txt", []byte(tt.typed+"\n")), o)
		made := xml(t, r.Document)
		if len(list) > 0 || !strings.Contains(made, tt.want) {
			t.Errorf("%q: no %s in\n%s%v", tt.typed, tt.want, made, list)
		}
		for _, d := range schema.Embedded().Validate(source.NewFile("a.xml", []byte(made)), schema.Options{}) {
			t.Error(d)
		}
		if back, list := encode.Decode(r.Document, o); string(back) != tt.typed+"\n" || len(list) > 0 {
			t.Errorf("%q: decoding with the layout gives %q, %v", tt.typed, back, list)
		}
		if missing := lost(r); missing != "" {
			t.Errorf("%q: neither in the edition nor in the report: %s", tt.typed, missing)
		}
		plain := o
		plain.KeepLayout = false
		r, _ = encode.Encode(source.NewFile("a.txt", []byte(tt.typed+"\n")), plain)
		want := tt.canonical
		if want == "" {
			want = tt.typed
		}
		back, _ := encode.Decode(r.Document, plain)
		if string(back) != want+"\n" {
			t.Errorf("%q: decoding gives %q, want %q", tt.typed, back, want)
		}
		again, _ := encode.Encode(source.NewFile("a.txt", back), plain)
		if got := xml(t, again.Document); got != xml(t, r.Document) {
			t.Errorf("%q: encoding %q gives\n%s", tt.typed, back, got)
		}
	}
}

// typedSum types a sum of money as it stands in the critical notation, brackets in it included.
func typedSum(e *etree.Element) (string, bool) {
	text := tei.Phrase(e)
	if e.SelectElement("del") != nil {
		text = "£3 4s 6d [del: or so]"
	}
	return "[" + text + "]", tei.Is(e, "measure")
}

// TestBracketsOfOwnRule says which brackets a rule in Go is asked for: those without a label.
func TestBracketsOfOwnRule(t *testing.T) {
	var labels []string
	rule := encode.Rule{Name: "labels", Encode: func(b *notation.Bracket, _ func(*etree.Element)) *etree.Element {
		labels = append(labels, b.Label+"|"+notation.String(b.Content))
		return nil
	}}
	text := "a [add above: b] [unknown: c] [d] [page 2][^1]\n\n[^1]: e\n"
	with, _ := encode.Encode(source.NewFile("a.txt", []byte(text)), encode.Options{Profile: criticalProfile(t), Rules: []encode.Rule{rule}})
	without, _ := encode.Encode(source.NewFile("a.txt", []byte(text)), encode.Options{Profile: criticalProfile(t)})
	if got, want := strings.Join(labels, " "), "|unknown: c |d"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := xml(t, with.Document), xml(t, without.Document); got != want {
		t.Errorf("with a rule that reads nothing:\n%s\nwant:\n%s", got, want)
	}
}

// TestOwnRuleThatInventsText has a rule whose element holds other words than the bracket: the bracket is a label in the report.
func TestOwnRuleThatInventsText(t *testing.T) {
	rule := encode.Rule{Name: "greeting", Encode: func(b *notation.Bracket, _ func(*etree.Element)) *etree.Element {
		if notation.String(b.Content) != "hi!" {
			return nil
		}
		e := etree.NewElement("note")
		e.CreateText("A greeting.")
		return e
	}}
	o := encode.Options{Profile: criticalProfile(t), Rules: []encode.Rule{rule}, KeepLayout: true}
	r, _ := encode.Encode(source.NewFile("a.txt", []byte("a [hi!] b\n")), o)
	if missing := lost(r); missing != "" {
		t.Errorf("neither in the edition nor in the report: %s", missing)
	}
	if back, list := encode.Decode(r.Document, o); string(back) != "a [hi!] b\n" || len(list) > 0 {
		t.Errorf("decoding gives %q, %v", back, list)
	}
	back, list := encode.Decode(r.Document, encode.Options{Profile: criticalProfile(t)})
	if string(back) != "a [note: A greeting.] b\n" || len(list) != 1 || list[0].Code != encode.CodeLayoutKept {
		t.Errorf("decoding without the rule gives %q, %v", back, list)
	}
}
