package relaxng_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// edition writes a valid TEI document of about so many bytes.
func edition(size int) string {
	const before = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt>
<publicationStmt><p>Archive</p></publicationStmt><sourceDesc><p>One leaf</p></sourceDesc></fileDesc></teiHeader><text><body>
`
	const paragraph = `<div type="section"><head>A heading</head>
<p n="1" rend="indent">On <date when="1842-03-17">17 March</date> <persName ref="#anna">Anna</persName> wrote
<del rend="strikethrough" hand="#h1">in haste</del> <add place="above" hand="#h1">at leisure</add> from
<placeName>Bergen</placeName>, that the <choice><abbr>Dr</abbr><expan>Doctor</expan></choice> was well; and<lb n="2"/>
that <app><lem wit="#A">nothing</lem><rdg wit="#B #C">little</rdg></app> had come of it, which she had
<gap reason="illegible" quantity="2" unit="words"/> expected, as one does in such a case, from the beginning.</p></div>
`
	const after = "</body></text></TEI>"
	n := max(1, (size-len(before)-len(after))/len(paragraph))
	return before + strings.Repeat(paragraph, n) + after
}

// BenchmarkValidate validates documents against TEI's schema of everything, once it
// has been warmed up.
func BenchmarkValidate(b *testing.B) {
	s := teiAll(b)
	for _, c := range []struct {
		name string
		size int
	}{{"letter10kB", 10_000}, {"book3MB", 3_000_000}} {
		text := []byte(edition(c.size))
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				r := xmltext.NewReader(source.NewFile("doc.xml", text), xmltext.Options{})
				if found := s.Validate(r, relaxng.Options{}); len(found) > 0 {
					b.Fatal(found)
				}
			}
		})
	}
}

// BenchmarkFirstLetter is all that one run of a command does: it loads TEI's schema
// of everything, compiles it and validates a letter.
func BenchmarkFirstLetter(b *testing.B) {
	schema, err := os.ReadFile(filepath.Join(dataFolder(b), "schemas", "tei-4.12.0", "tei_all-4.12.0.rng"))
	if err != nil {
		b.Fatal(err)
	}
	text := []byte(edition(10_000))
	b.ReportAllocs()
	for b.Loop() {
		g, _ := relaxng.Load(source.NewFile("tei_all.rng", schema), relaxng.LoadOptions{})
		r := xmltext.NewReader(source.NewFile("doc.xml", text), xmltext.Options{})
		if found := relaxng.Compile(g).Validate(r, relaxng.Options{}); len(found) > 0 {
			b.Fatal(found)
		}
	}
}

// TestSteadyState has a validator that has seen everything once allocate nothing for
// seeing it again, but for what datatypes allocate.
func TestSteadyState(t *testing.T) {
	s := compile(t, letter)
	const element = `<p>text <hi rend="red">of <hi>a day</hi></hi> &amp; more</p>`
	v := s.NewValidator(relaxng.Options{})
	r := xmltext.NewReader(source.NewFile("doc.xml", []byte("<letter><head/>"+element+"</letter>")), xmltext.Options{})
	var events []xmltext.Event
	for e := r.Next(); e != nil; e = r.Next() {
		if e.Name.Local == "letter" || e.Name.Local == "head" {
			if e.Kind != xmltext.EndElement || e.Name.Local == "head" {
				v.Feed(e)
			}
			continue
		}
		kept := *e
		kept.Attrs = append([]xmltext.Attr(nil), e.Attrs...)
		kept.Text = append([]byte(nil), e.Text...)
		events = append(events, kept)
	}
	again := func() {
		for i := range events {
			v.Feed(&events[i])
		}
	}
	if len(events) < 8 {
		t.Fatalf("%d events were kept", len(events))
	}
	again()
	if n := testing.AllocsPerRun(100, again); n > 0 {
		t.Errorf("%v allocations for one element", n)
	}
	if found := v.End(); len(found) > 0 {
		t.Errorf("found %v", found)
	}
}
