package text

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/transform"
	"github.com/siglum/siglum/transform/internal/corpus"
)

var update = flag.Bool("update", false, "write what is made into the files that tests compare with")

func textOf(t testing.TB, d *tei.Document, o Options) string {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, d, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Whole editions, in each view.
func TestEditions(t *testing.T) {
	const file = "testdata/editions.txtar"
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	made := txtar.Archive{Comment: archive.Comment}
	want := map[string]string{}
	for _, f := range archive.Files {
		want[f.Name] = string(f.Data)
	}
	for _, f := range archive.Files {
		name, ok := strings.CutSuffix(f.Name, ".xml")
		if !ok {
			continue
		}
		made.Files = append(made.Files, f)
		d := corpus.Load(t, f.Name, string(f.Data))
		for _, v := range []transform.View{transform.Reading, transform.Diplomatic, transform.Critical, transform.Flow} {
			made.Files = append(made.Files, txtar.File{Name: name + "." + v.String() + ".txt", Data: []byte(textOf(t, d, Options{View: v}))})
		}
	}
	for _, f := range made.Files {
		if diff := cmp.Diff(want[f.Name], string(f.Data)); diff != "" && !*update {
			t.Errorf("%s (-want +got):\n%s", f.Name, diff)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(&made), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// What the views make of a passage in plain text.
func TestPassages(t *testing.T) {
	const before = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt/><notesStmt>NOTES</notesStmt></fileDesc><profileDesc><handNotes>` +
		`<handNote xml:id="h1" scope="minor">one</handNote></handNotes></profileDesc></teiHeader><text><body>`
	for _, test := range []struct {
		name, body, notes string
		o                 Options
		want              string
	}{
		{name: "the label of a hand after what it wrote",
			body: `<p>a <note hand="#h1">b</note></p><note hand="#h1">c</note>`,
			want: "a [handwritten: b] (H1)\n\n[handwritten: c] (H1)\n"},
		{name: "a hand that begins a block", body: `<p><handShift new="#h1"/>a</p>`, want: "[H1:] a\n"},
		{name: "one blank where a deletion stood", body: `<p>of the <del>eleven</del> twelve <del>x</del>, and</p>`, want: "of the[a] twelve[b], and\n"},
		{name: "a doubt is never dropped", body: `<p>a <unclear>barrel</unclear> 19<unclear>5</unclear>7</p>`, want: "a barrel[?] 19[5?]7\n|[abc?]  "},
		{name: "a state of the text is named", body: `<p>a <add hand="#h1">b</add></p>`, o: Options{Before: "h1"}, want: "State of the text:  before the changes of H1\n|a\n"},
		{name: "overlong verse hangs", body: `<l rend="indent(2)">aaa bbb ccc</l>`, o: Options{Wrap: 8}, want: "  aaa\n      bbb\n      ccc\n"},
		{name: "notes of the header by their types", body: `<p>a</p>`, o: Options{Lang: "de"},
			notes: `<note type="language">Russisch</note><note type="Papier">x</note><note type="a-b">y</note><note>z</note>`,
			want:  "a\n|Sprache des Originals:  Russisch|Papier:                 x|Anmerkung:              y; z|"},
	} {
		got := textOf(t, corpus.Load(t, "a.xml", strings.Replace(before, "NOTES", test.notes, 1)+test.body+"</body></text></TEI>"), test.o)
		for _, want := range strings.Split(test.want, "|") {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no\n%s\nin\n%s", test.name, want, got)
			}
		}
	}
}
