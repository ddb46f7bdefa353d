package lint

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

var update = flag.Bool("update", false, "write the expected results anew")

// all has every rule report, also those that are off by default.
func all() Levels {
	levels := Levels{}
	for _, r := range rules {
		if r.Default == Off {
			levels[r.Code] = Warn
		}
	}
	return levels
}

func check(c Config, name, text string) diag.List {
	return c.Check(xmltext.NewReader(source.NewFile(name, []byte(text)), xmltext.Options{}))
}

// document puts a fragment into a document.
func document(fragment string) string {
	return `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>` + fragment + `</text></TEI>`
}

// The example of wrong that a rule is documented with is reported by it, and that of
// right is not.
func TestExamples(t *testing.T) {
	project := testProject(t)
	for _, r := range Rules() {
		config := Config{Levels: all(), Project: project}
		name := filepath.Join(project.folder, "letter.xml")
		if wrong := check(config, name, document(r.Wrong)); len(wrong) == 0 || wrong[0].Code != r.Code && wrong[len(wrong)-1].Code != r.Code {
			t.Errorf("%s: the wrong example is not reported: %v", r.Code, wrong)
		}
		for _, d := range check(config, name, document(r.Right)) {
			if d.Code == r.Code {
				t.Errorf("%s: the right example is reported: %v", r.Code, d)
			}
		}
		if strings.Contains(r.Reason, "\t") || r.Summary == "" || strings.HasSuffix(r.Summary, ".") {
			t.Errorf("%s: summary %q", r.Code, r.Summary)
		}
		for line := range strings.Lines(r.Reason) {
			if len([]rune(line)) > 90 {
				t.Errorf("%s: a line of the reason is too long for a terminal: %s", r.Code, line)
			}
		}
	}
}

// testProject is a folder with a file of persons.
func testProject(t *testing.T) *Project {
	t.Helper()
	dir := t.TempDir()
	persons := document(`<person xml:id="wendt"><persName>Clara Wendt</persName></person>`)
	for name, text := range map[string]string{
		"persons.xml": persons, "sub/parts.xml": `<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="x.xml"/></a>`,
		"broken.xml": "<a", "image.png": "\x89PNG",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	project, err := OpenProject(dir)
	if err != nil {
		t.Fatal(err)
	}
	return project
}

// Each archive of testdata holds documents, and after each what is found in it.
func TestMessages(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("there are no archives", err)
	}
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		got := &txtar.Archive{Comment: a.Comment}
		for _, f := range a.Files {
			if strings.HasSuffix(f.Name, ".xml") {
				found := describe(check(Config{Levels: all()}, f.Name, string(f.Data)))
				got.Files = append(got.Files, f, txtar.File{Name: f.Name + ": found", Data: []byte(found)})
			}
		}
		if *update {
			if err := os.WriteFile(name, txtar.Format(got), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if diff := cmp.Diff(string(txtar.Format(a)), string(txtar.Format(got))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// describe writes findings with all that they say.
func describe(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintf(&b, "%s\n  at %s: %s\n", d, d.Path, d.Span.Text())
		for _, r := range d.Related {
			fmt.Fprintf(&b, "  see %s: %s\n", r.Span.Position(), r.Message)
		}
		fmt.Fprintf(&b, "  help: %s\n", strings.ReplaceAll(d.Help, "\n", "\n        "))
		for _, f := range d.Fixes {
			fmt.Fprintf(&b, "  fix, certain %v: %s, %d edits\n", f.Certain, f.Message, len(f.Edits))
		}
	}
	return b.String()
}

// Pointers to other files are followed in a project, and only there.
func TestProject(t *testing.T) {
	project := testProject(t)
	tests := []struct{ why, pointer, want string }{
		{"an id that is there", "persons.xml#wendt", ""},
		{"the file as a whole", "persons.xml", ""},
		{"an id that is not there, with the nearest", "persons.xml#wend", `@ref points to "wend" in persons.xml, and no element there has that xml:id; did you mean #wendt?`},
		{"a file that is not there", "place%20s.xml#a", "@ref points to place s.xml, and there is no such file"},
		{"a file outside of the project", "../x.xml#a", ""},
		{"an address of the network", "https://example.org/persons.xml#x", ""},
		{"an absolute path", "/persons.xml#x", ""},
		{"a file that includes others, in which the id may be", "sub/parts.xml#a", ""},
		{"a file that is broken", "broken.xml#a", ""},
		{"a file that is no XML", "image.png#a", ""},
		{"an XPointer", "persons.xml#xpath(//p)", ""},
		{"a word that is no file", "wendt", ""},
	}
	name := filepath.Join(project.folder, "letter.xml")
	for _, tt := range tests {
		found := check(Config{Project: project}, name, document(`<persName ref="`+tt.pointer+`"/>`))
		got := ""
		if len(found) > 0 {
			got = found[0].Message
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
		if without := check(Config{}, name, document(`<persName ref="`+tt.pointer+`"/>`)); len(without) > 0 {
			t.Errorf("%s: without a project: %v", tt.why, without)
		}
	}
	based := `<persName xml:base="https://example.org/" ref="x.xml#a"/>`
	if found := check(Config{Project: project}, name, document(based)); len(found) > 0 {
		t.Errorf("where xml:base says that addresses go out from elsewhere: %v", found)
	}
}

func TestParseLevels(t *testing.T) {
	tests := []struct{ settings, want string }{
		{"", "warn warn off"},
		{"off", "off off off"},
		{"hand-unused=error", "warn error off"},
		{"off, hand-unused=warning,deletion-unmarked=info", "off warn info"},
		{"hand-unused=off,on", "warn warn off"},
		{"hand-unusd=off", `there is no rule "hand-unusd"; did you mean hand-unused?`},
		{"quite-else=off", `there is no rule "quite-else"; siglum help lint lists them`},
		{"hand-unused", `"hand-unused" says no level: write hand-unused=off, =info, =warn or =error; or off alone, for all rules`},
		{"hand-unused=grave", `there is no level "grave"; there is: off, info, warn, error`},
	}
	for _, tt := range tests {
		levels, err := ParseLevels(tt.settings)
		got := fmt.Sprint(err)
		if err == nil {
			got = fmt.Sprint(levels.of(&pointerDangling), levels.of(&handUnused), levels.of(&deletionUnmarked))
			got = strings.Join(strings.Fields(got), " ")
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.settings, diff)
		}
	}
}
