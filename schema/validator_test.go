package schema_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/schema/catalog"
	"github.com/siglum/siglum/schema/registry"
	"github.com/siglum/siglum/tei/source"
)

// Two schemas for a letter: the first wants a date, the second a signature.
const (
	datedRNG = `<element name="letter" xmlns="http://relaxng.org/ns/structure/1.0">
  <element name="date"><text/></element><zeroOrMore><element name="p"><text/></element></zeroOrMore></element>`
	signedRNC = `element letter { element p { text }*, element signed { text } }`
)

// project makes a folder with the schemas and a catalogue, and returns its path.
func project(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{
		"schemas/dated.rng":  datedRNG,
		"schemas/signed.rnc": signedRNC,
		"schemas/parts.rnc":  `include "sub/part.rnc" start = letter`,
		// What a schema includes must lie in its own folder or below.
		"schemas/sub/part.rnc": `letter = element letter { text }`,
		"schemas/outside.rnc":  `include "../secret.rnc"`,
		"secret.rnc":           `start = element a { text }`,
		"schemas/broken.rnc":   `element letter { `,
		"schemas/letter.dtd":   `<!ELEMENT letter (#PCDATA)>`,
		"schemas/page.html":    `<html xmlns="http://www.w3.org/1999/xhtml"/>`,
		"catalog.xml": `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
			<uri name="http://letters.org/dated.rng" uri="schemas/dated.rng"/>
			<system systemId="http://letters.org/signed.rnc" uri="schemas/signed.rnc"/></catalog>`,
	}
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.ToSlash(dir)
}

func openFile(name string) (*source.File, error) {
	text, err := os.ReadFile(name)
	return source.NewFile(name, text), err
}

func TestValidatorChoosesSchemas(t *testing.T) {
	dir := project(t)
	c, list := catalog.Load(openFile, dir+"/catalog.xml")
	if len(list) > 0 {
		t.Fatal(list)
	}
	r := registry.Open(t.TempDir())
	if _, err := r.Add("signed", &registry.Fetched{Origin: "http://registered.org/s.rnc", Main: "s.rnc",
		Files: map[string][]byte{"s.rnc": []byte(signedRNC)}}); err != nil {
		t.Fatal(err)
	}

	tests := []struct {
		why      string
		models   []string // href of the document's xml-model instructions
		schemas  []string
		codes    string // of what is wrong with the document
		unusable string // of what is wrong with its schemas
	}{
		{"a file beside the document's folder", []string{"../schemas/dated.rng"}, []string{"schemas/dated.rng"}, "element-missing", ""},
		{"two schemas, both of which apply", []string{"../schemas/dated.rng", "../schemas/signed.rnc"},
			[]string{"schemas/dated.rng", "schemas/signed.rnc"}, "element-missing element-missing", ""},
		{"the same schema named twice is used once", []string{"../schemas/dated.rng", "../schemas/./dated.rng"},
			[]string{"schemas/dated.rng"}, "element-missing", ""},
		{"an address that the catalogue knows", []string{"http://letters.org/dated.rng"}, []string{"schemas/dated.rng"}, "element-missing", ""},
		{"a system identifier in the catalogue", []string{"http://letters.org/signed.rnc"}, []string{"schemas/signed.rnc"}, "element-missing", ""},
		{"the origin of a registered schema", []string{"http://registered.org/s.rnc"}, []string{"signed"}, "element-missing", ""},
		{"an address that nobody knows: the embedded schema", []string{"http://nowhere.org/x.rng"}, []string{"siglum"}, "schema-not-found element-not-allowed", ""},
		{"no instruction: the embedded schema", nil, []string{"siglum"}, "element-not-allowed", ""},
		{"a schema with a mistake is not passed over", []string{"../schemas/broken.rnc"}, nil, "", "schema-syntax"},
		{"a schema that reaches out of its folder", []string{"../schemas/outside.rnc"}, nil, "", "schema-include"},
		{"a schema that includes another", []string{"../schemas/parts.rnc"}, []string{"schemas/parts.rnc"}, "element-unknown", ""},
	}
	for _, tt := range tests {
		v := &schema.Validator{Finder: &schema.Finder{Registry: r, Catalog: c}}
		var text strings.Builder
		for _, href := range tt.models {
			fmt.Fprintf(&text, "<?xml-model href=%q?>\n", href)
		}
		text.WriteString("<letter><p>Dear</p></letter>")
		report := v.Validate(source.NewFile(dir+"/letters/one.xml", []byte(text.String())))

		var schemas, codes, unusable []string
		for _, name := range report.Schemas {
			schemas = append(schemas, strings.TrimPrefix(name, dir+"/"))
		}
		for _, d := range report.Diagnostics {
			codes = append(codes, string(d.Code))
		}
		for _, d := range report.Unusable {
			unusable = append(unusable, string(d.Code))
		}
		if diff := cmp.Diff(tt.schemas, schemas); diff != "" {
			t.Errorf("%s: schemas used (-want +got):\n%s", tt.why, diff)
		}
		if got := strings.Join(codes, " "); got != tt.codes {
			t.Errorf("%s: findings %q, want %q\n%v", tt.why, got, tt.codes, report.Diagnostics)
		}
		if got := strings.Join(unusable, " "); got != tt.unusable {
			t.Errorf("%s: mistakes of the schema %q, want %q\n%v", tt.why, got, tt.unusable, report.Unusable)
		}
		if report.Valid() {
			t.Errorf("%s: the document counts as valid", tt.why)
		}
	}
}

func TestFinderNamed(t *testing.T) {
	dir := project(t)
	finder := &schema.Finder{}
	if s, _, err := finder.Named("siglum"); err != nil || s != schema.Embedded() {
		t.Errorf("siglum is %v, %v; want the embedded schema", s, err)
	}
	s, list, err := finder.Named(dir + "/schemas/signed.rnc")
	if err != nil || len(list) > 0 || s.Language() != schema.RelaxNGCompact {
		t.Fatalf("a file: %v, %v, %v", s, list, err)
	}
	if list := s.Validate(source.NewFile("f", []byte("<letter><signed/></letter>")), schema.Options{}); len(list) > 0 {
		t.Errorf("a valid letter: %v", list)
	}
	_, _, err = finder.Named("nothing")
	want := "nothing: there is no such file, and no schema is registered under this name"
	if err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
	for name, message := range map[string]string{
		"letter.dtd": "this is DTD, which cannot be used to validate",
		"page.html":  "this is no schema: its root element belongs to no schema language",
	} {
		s, list, err := finder.Named(dir + "/schemas/" + name)
		if s != nil || err != nil || len(list) != 1 || list[0].Message != message {
			t.Errorf("%s: %v, %v, %v; want the message %q", name, s, list, err, message)
		}
	}
}

func TestValidateStream(t *testing.T) {
	s, list := schema.Load(source.NewFile("signed.rnc", []byte(signedRNC)), schema.LoadOptions{})
	if list.HasErrors() {
		t.Fatal(list)
	}
	v := &schema.Validator{Schemas: []*schema.Schema{s}}
	long := strings.Repeat("<p>a line</p>\n", 100_000)
	tests := []struct{ why, text, want string }{
		{"a valid document", "<letter>" + long + "<signed/></letter>", ""},
		{"a mistake far behind, with its line", "<letter>" + long + "<p/><wrong/><signed/></letter>",
			"-:100001:6: error: the schema has no element <wrong> [element-unknown]"},
		{"what is missing far behind", "<letter>" + long + "<p/>\n  </letter>",
			"-:100002:5: error: <letter> is incomplete: <signed> is missing [element-missing]"},
		{"an empty document", "", "-:1:1: error: the file is empty [document-empty]"},
	}
	for _, tt := range tests {
		report := v.ValidateStream("-", iotest.OneByteReader(strings.NewReader(tt.text)))
		if len(tt.text) > 1000 {
			report = v.ValidateStream("-", strings.NewReader(tt.text))
		}
		got := ""
		if len(report.Diagnostics) > 0 {
			got = report.Diagnostics[0].String()
		}
		if got != tt.want || len(report.Diagnostics) > 1 || report.Err != nil {
			t.Errorf("%s: %v, %v; want %q", tt.why, report.Diagnostics, report.Err, tt.want)
		}
	}
	broken := errors.New("the pipe broke")
	if r := v.ValidateStream("-", iotest.ErrReader(broken)); !errors.Is(r.Err, broken) {
		t.Errorf("a pipe that breaks: %v", r.Err)
	}
}
