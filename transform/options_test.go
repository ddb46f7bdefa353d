package transform

import (
	"strings"
	"testing"
)

// The Leiden conventions, where they differ.
func TestLeiden(t *testing.T) {
	for _, test := range []struct{ name, body, want string }{
		{"illegible letters", `<p>a <gap reason="illegible" quantity="3" unit="character"/> z</p>`, "a +++ z"},
		{"illegible, extent unknown", `<p>a <gap reason="illegible" extent="unknown" unit="character"/> z</p>`, "a [- - -] z"},
		{"lost letters", `<p>a <gap reason="lost" quantity="3" unit="character"/> z</p>`, "a [...] z"},
		{"about five letters lost", `<p>a <gap reason="lost" quantity="5" unit="character" precision="low"/> z</p>`, "a [c. 5] z"},
		{"lost, extent unknown", `<p>a <gap reason="lost" extent="unknown" unit="line"/> z</p>`, "a [- - -] z"},
		{"underdots by grapheme", "<p><unclear>a\u0301b</unclear></p>", "a\u0301\u0323b\u0323"},
		{"vacat", `<p>a <space quantity="3" unit="character"/> z</p>`, "a (vac. 3) z"},
		{"addition without a place", `<p>a <add>b</add></p>`, `a \b/`},
		{"what is said nowhere is as in documentary", `<p>a <del>b</del></p>`, "a ⟦b⟧"},
	} {
		m, err := Build(fragment(t, test.body), Options{Signs: "leiden"})
		if err != nil {
			t.Fatal(err)
		}
		if got := shownText(m.Text, Diplomatic); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// The text of one witness: its readings where it has some, else the edition's.
func TestWitness(t *testing.T) {
	const body = `<p>a <app><lem wit="#A">one</lem><rdg wit="#B">two</rdg></app> <app><lem>three</lem><rdg wit="#C">four</rdg></app> <app><lem wit="#A">five</lem><rdg wit="#B"/></app></p>`
	for witness, want := range map[string]string{"": "a one three five", "A": "a one three five", "B": "a two three", "C": "a one four five"} {
		m, err := Build(fragment(t, body), Options{Witness: witness})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimSpace(shownText(m.Text, Reading)); got != want {
			t.Errorf("witness %q: %q, want %q", witness, got, want)
		}
	}
	_, err := Build(fragment(t, body), Options{Witness: "Z"})
	if want := `the document has no witness "Z": it has A, B, C`; err == nil || err.Error() != want {
		t.Errorf("the error is %v, want %s", err, want)
	}
}

// A fragmentary witness has no text in its lacunae, before it begins and after it
// ends; the edition says where.
func TestFragmentaryWitness(t *testing.T) {
	const body = `<p>one <app><lem wit="#A">two</lem><rdg wit="#B"><witStart/>2</rdg></app> three
<app><lem wit="#A">four</lem><rdg wit="#B"><lacunaStart/></rdg></app> <unclear>five</unclear> <app><lem wit="#A">six</lem><rdg wit="#C">6</rdg></app>
<app><lem wit="#A">seven</lem><rdg wit="#B"><lacunaEnd/>7</rdg></app> eight<app><lem wit="#A #B"><witEnd wit="#B"/></lem></app> nine</p>`
	for witness, want := range map[string]string{
		"":  "one two(a) three four(b) five[?] six(c) seven(d) eight [the witness ends](e) nine",
		"A": "one two(a) three four(b) five[?] six(c) seven(d) eight [the witness ends](e) nine",
		"B": "[the witness begins] 2(a) three [lacuna begins] [lacuna ends] 7(b) eight [the witness ends]",
	} {
		m, err := Build(fragment(t, body), Options{Witness: witness})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimSpace(shownText(m.Text, Critical)); got != want {
			t.Errorf("witness %q:\n%s, want\n%s", witness, got, want)
		}
		if got := entryText(m.Entries[0]); witness == "" && got != "two] A ; [the witness begins] 2 B" {
			t.Errorf("the first entry is %s", got)
		}
	}
}

// The states of a text: after one hand, and before it.
func TestHands(t *testing.T) {
	const body = `<p>one <add hand="#h1">two</add> <del hand="#h2">three</del> <del>four</del> <subst hand="#h2"><del rend="overwritten">5</del><add>five</add></subst>
<subst><del hand="#h1">6</del><add hand="#h1">six</add></subst> <addSpan hand="#h1" spanTo="#e"/>seven<anchor xml:id="e"/> <delSpan hand="#h1" spanTo="#f"/>eight<anchor xml:id="f"/> nine <note hand="#h2">ten</note></p>`
	for _, test := range []struct {
		o    Options
		want string
	}{
		{Options{}, "one two four five six seven nine ten"},
		{Options{Hand: "h1"}, "one two three 5 six seven nine"},
		{Options{Hand: "H2"}, "one five 6 eight nine ten"},
		{Options{Before: "h1"}, "one five 6 eight nine ten"},
		{Options{Before: "h2"}, "one two three 5 six seven nine"},
	} {
		test.want = strings.ReplaceAll(test.want, " four", "")
		m, err := Build(fragment(t, body), test.o)
		if err != nil {
			t.Fatal(err)
		}
		if got := shownText(m.Text, Flow); got != test.want {
			t.Errorf("%+v: %s, want %s", test.o, got, test.want)
		}
		const written = "one [inserted by hand: two]<H1> ⟦three⟧<H2> ⟦four⟧"
		if got := shownText(m.Text, Diplomatic); !strings.HasPrefix(got, written) {
			t.Errorf("%+v: the diplomatic view is %s, want %s …", test.o, got, written)
		}
	}
	_, err := Build(fragment(t, body), Options{Before: "H7"})
	if want := `the document has no hand "H7": it has H1 h1, H2 h2`; err == nil || err.Error() != want {
		t.Errorf("the error is %v, want %s", err, want)
	}
}

// The labels of signs follow the language asked for, not that of the text.
func TestLabelsOfSigns(t *testing.T) {
	for lang, want := range map[string]string{
		"de": "a [3 Buchstaben unleserlich] [eingefügt: b] [handschriftlich eingefügt: c]<H1>",
		"fr": "a [illisible\u00a0: 3 lettres] [inséré: b] [inséré à la main: c]<H1>",
		"ru": "a [3 буквы неразборчиво] [вставлено: b] [вписано от руки: c]<H1>",
	} {
		m, err := Build(fragment(t, `<p>a <gap reason="illegible" quantity="3" unit="char"/> <add>b</add> <add hand="#h1">c</add></p>`), Options{Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		if got := shownText(m.Text, Diplomatic); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

// Addresses that a page may link to, and those it may not.
func TestSafeTarget(t *testing.T) {
	for _, target := range []string{"http://a.example/b", "HTTPS://a.example", "mailto:a@b.example", "#id", "a/b.xml", "../a?x=y:z", "a#b:c", " #id "} {
		if _, ok := SafeTarget(target); !ok {
			t.Errorf("%q is refused", target)
		}
	}
	for _, target := range []string{"", "javascript:alert(1)", " JavaScript:alert(1)", "java\tscript:x", "data:text/html,x", "vbscript:x",
		"//a.example", `\\a.example`, "file:///etc/passwd", "http:a", "mailto:", "urn:x", "a b", "jav\x00ascript:x"} {
		if got, ok := SafeTarget(target); ok {
			t.Errorf("%q gives %q", target, got)
		}
	}
}

// The tag of a language says the direction of its script.
func TestDirection(t *testing.T) {
	for tag, want := range map[string]bool{"ar": true, "he-IL": true, "en": false, "az-Arab": true, "ar-Latn": false, "ur-PK": true, "ru-Latn": false} {
		if got := rightToLeft(tag); got != want {
			t.Errorf("%s: %v, want %v", tag, got, want)
		}
	}
	for tag, want := range map[string]bool{"en": true, "ru-Latn": true, "x-klingon": false, "": false, `en" onload="x`: false, "german-language": true, "e": false} {
		if got := isLangTag(tag); got != want {
			t.Errorf("%q is a tag: %v, want %v", tag, got, want)
		}
	}
}

// Who wrote the end of the text did not write the header.
func TestHandsDoNotReachTheCard(t *testing.T) {
	m, err := Build(fragment(t, `<p>a <handShift new="#h2"/>b</p><p>c <delSpan spanTo="#e"/>d</p><p xml:id="e"/>`), Options{})
	if err != nil {
		t.Fatal(err)
	}
	fields := 0
	for _, f := range m.Card {
		for _, value := range f.Values {
			fields++
			visit(value, func(n *Node) {
				if f.Name != "hands" && (n.Hand != nil || n.Kind == Deletion) {
					t.Errorf("%s: %q is written by %v", f.Label, n.Text, n.Hand)
				}
			})
		}
	}
	if fields != 5 {
		t.Errorf("the card has %d statements, want two hands and three witnesses", fields)
	}
}
