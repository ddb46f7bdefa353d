package project

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/source"
)

// describe writes what settings say, or what is wrong with them.
func describe(text string) string {
	s, found := Read(source.NewFile(FileName, []byte(text)))
	var b strings.Builder
	for _, d := range found {
		fmt.Fprintf(&b, "%s\n", d)
		if d.Help != "" {
			fmt.Fprintf(&b, "  %s\n", strings.ReplaceAll(d.Help, "\n", "\n  "))
		}
	}
	if s == nil {
		return b.String()
	}
	var levels []string
	for code, level := range s.Lint {
		levels = append(levels, fmt.Sprintf("%s=%s", code, level))
	}
	slices.Sort(levels)
	if len(levels) > 5 {
		levels = append(levels[:1], "…")
	}
	fmt.Fprintf(&b, "lint %v", levels)
	for _, t := range s.Schemas {
		fmt.Fprintf(&b, " schema %s@%s", t.Value, t.At.Position())
	}
	for _, t := range []Text{s.Profile, s.Render.View, s.Render.Lang, s.Render.Signs, s.Render.CSS, s.Site.Title, s.Site.Description,
		s.Site.URL, s.Site.Publisher, s.Site.Editor, s.Site.Email, s.Site.Licence} {
		if t.Value != "" {
			fmt.Fprintf(&b, " %s@%s", t.Value, t.At.Position())
		}
	}
	return b.String() + "\n"
}

func TestRead(t *testing.T) {
	tests := []struct{ why, text, want string }{
		{"nothing", "", "lint []\n"},
		{"a remark only", "# later\n", "lint []\n"},
		{"all", "# ours\nlint:\n  hand-unused: off # shared list\n  date-order: error\nschemas:\n  - schema/a.rng\n  - rules\n",
			"lint [date-order=error hand-unused=off] schema schema/a.rng@6:5 schema rules@7:5\n"},
		{"one schema", "schemas: 'a b.rng'", "lint [] schema a b.rng@1:10\n"},
		{"a list on a line, a byte order mark", "\ufeffschemas: [a.rng, b.sch]\r\n", "lint [] schema a.rng@1:11 schema b.sch@1:18\n"},
		{"lint as a whole", "lint: off", "lint [app-without-reading=off …]\n"},
		{"a project", "profile: archive.yaml\nrender: {view: critical, lang: de, signs: leiden, css: house.css}\nsite:\n  title: Letters\n  description: >\n    Of a town,\n    and its people.\n  url: https://example.org/\n  publisher: Archive\n  editor: Ada\n  email: ada@example.org\n  licence: cc0\n",
			"lint [] archive.yaml@1:10 critical@2:16 de@2:32 leiden@2:43 house.css@2:56 Letters@4:10 Of a town, and its people.\n@5:16 https://example.org/@8:8 Archive@9:14 Ada@10:11 ada@example.org@11:10 cc0@12:12\n"},
		{"what is no view, no language, no address, no licence", "render: {view: critcal, lang: tlh}\nsite: {url: example.org, licence: free}", `.siglum.yaml:1:16: error: view cannot be "critcal" [settings]
  Did you mean critical?
.siglum.yaml:1:31: error: lang cannot be "tlh" [settings]
  There is: de, en, es, fr, it, ru.
.siglum.yaml:2:13: error: url cannot be "example.org" [settings]
  It begins with https:// or http://.
.siglum.yaml:2:35: error: licence cannot be "free" [settings]
  There is: cc-by, cc0.
`},
		{"sections that are none, keys that they have not", "render: html\nsite:\n  titel: Letters\n  title: [a, b]\nprofile: {a: b}", `.siglum.yaml:1:9: error: render holds keys and their values [settings]
  render:
    view: diplomatic
    lang: de
    css: house.css
.siglum.yaml:3:3: error: site has no setting "titel" [settings]
  Did you mean title?
.siglum.yaml:4:10: error: title is one text [settings]
  site:
    title: Letters of Anna Brandt
    url: https://example.org/letters
.siglum.yaml:5:11: error: a profile is a file or a name [settings]
  profile: town-archive.yaml
`},
		{"a misspelt key", "shemas: a.rng", `.siglum.yaml:1:1: error: there is no setting "shemas" [settings]
  Did you mean schemas?
`},
		{"an unknown key", "\nlint: off\ncolour: red", `.siglum.yaml:3:1: error: there is no setting "colour" [settings]
  There is: lint, schemas, schematron, profile, render, site.
`},
		{"a misspelt rule, an unknown level", "lint:\n  hand-unusd: off\n  date-order: grave", `.siglum.yaml:2:3: error: there is no rule "hand-unusd"; did you mean hand-unused? [settings]
.siglum.yaml:3:15: error: there is no level "grave"; there is: off, info, warn, error [settings]
`},
		{"a word that lint cannot be", "lint: never", `.siglum.yaml:1:7: error: lint cannot be "never" [settings]
  lint: off
  
  or, for single rules:
  
  lint:
    hand-unused: off
    pointer-dangling: error
`},
		{"a key twice", "lint: off\nlint: on", `.siglum.yaml:2:1: error: this is no YAML: mapping key "lint" already defined at [1:1] [settings]
`},
		{"no map", "- a\n- b", `.siglum.yaml:1:1: error: settings are keys and their values [settings]
  write, for instance:
  lint:
    hand-unused: off
`},
		{"no schema", "schemas: []", `.siglum.yaml:1:10: error: schemas names none [settings]
  schemas: [schema/edition.rng, schema/rules.sch]
`},
		{"a schema that is a map, and one that is null", "schemas:\n  - file: a.rng\n  -\n", `.siglum.yaml:2:5: error: a schema is a file or a name [settings]
  schemas: [schema/edition.rng, schema/rules.sch]
.siglum.yaml:3:4: error: a schema is a file or a name [settings]
  schemas: [schema/edition.rng, schema/rules.sch]
`},
		{"too deep", "lint: " + strings.Repeat("[", 100_000), `.siglum.yaml:1:107: error: this is no YAML: lists and maps are nested more than 100 deep [settings]
`},
		{"no YAML", "lint: [", `.siglum.yaml:1:7: error: this is no YAML: sequence end token ']' not found [settings]
`},
		{"bytes that are no text", "lint: \x00", `.siglum.yaml:1:7: error: here stands what is no text in UTF-8 [settings]
  save the file as UTF-8
`},
		{"two documents", "lint: off\n---\nlint: on", `.siglum.yaml:3:1: error: a second document begins here [settings]
  settings are one document: leave out the line ---
`},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, describe(tt.text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"lint: off\nschemas: [a]", "lint:\n  a: &x off\n  b: *x", "? a\n: b", "\xff\xfe", "!!x {", "<<: *a"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, found := Read(source.NewFile(FileName, []byte(text)))
		if (s == nil) != found.HasErrors() {
			t.Fatalf("settings %v with %v", s, found)
		}
		for _, d := range found {
			if d.Span.IsZero() || d.Span.End > len(text) {
				t.Fatalf("%v stands at %v", d, d.Span)
			}
		}
	})
}

// The nearest file counts, alone.
func TestFinder(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		".siglum.yaml":     "schemas: outer.rng",
		"a/.siglum.yaml":   "schemas: inner.rng",
		"bad/.siglum.yaml": "schemas:",
		"a/b/c/letter.xml": "", "d/letter.xml": "", "a/inner.rng": "",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var f Finder
	tests := []struct{ document, schema string }{
		{"letter.xml", "outer.rng"}, {"d/letter.xml", "outer.rng"}, {"no/such/folder/x.xml", "outer.rng"},
		{"a/x.xml", "inner.rng"}, {"a/b/c/letter.xml", "inner.rng"},
	}
	for _, tt := range tests {
		s, found := f.For(filepath.Join(dir, tt.document))
		if len(found) > 0 || len(s.Schemas) != 1 || s.Schemas[0].Value != tt.schema {
			t.Errorf("%s: %v, %v; want %s", tt.document, s, found, tt.schema)
		}
	}
	one, _ := f.For(filepath.Join(dir, "a/x.xml"))
	other, _ := f.For(filepath.Join(dir, "a/b/y.xml"))
	if one != other {
		t.Error("two documents that share a file have different settings")
	}
	if path, ok := one.Path(one.Schemas[0]); !ok || path != filepath.Join(dir, "a", "inner.rng") {
		t.Errorf("the schema lies at %s, %v", path, ok)
	}
	if s, found := f.For(filepath.Join(dir, "a/inner.rng/x.xml")); len(found) > 0 || len(s.Schemas) != 1 {
		t.Errorf("below what is no folder: %v, %v", s, found)
	}
	if err := os.Mkdir(filepath.Join(dir, "d", FileName), 0o777); err != nil {
		t.Fatal(err)
	}
	if s, found := new(Finder).For(filepath.Join(dir, "d/letter.xml")); s != nil || !found.HasErrors() {
		t.Errorf("a folder of that name gives %v, %v", s, found)
	}
	if s, found := f.For(filepath.Join(dir, "bad/x.xml")); s != nil || !found.HasErrors() {
		t.Errorf("a wrong file gives %v, %v", s, found)
	}
}
