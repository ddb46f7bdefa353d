package site

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/source"
)

// validate checks a file of a site against a schema.
func validate(t *testing.T, file, name, text string) {
	t.Helper()
	schemaText, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	compiled, found := schema.Load(source.NewFile(file, schemaText), schema.LoadOptions{})
	if found.HasErrors() {
		t.Fatal(found)
	}
	if found := compiled.Validate(source.NewFile(name, []byte(text)), schema.Options{}); len(found) > 0 {
		t.Errorf("%s against %s: %v", name, file, found)
	}
}

// CMIF is valid against the format, what correspSearch checks besides, and TEI.
func TestCMIF(t *testing.T) {
	schemas := []string{"testdata/cmif.rnc", "testdata/cmif.sch"}
	if root := os.Getenv("SIGLUM_TESTDATA"); root != "" {
		all, err := filepath.Glob(filepath.Join(root, "schemas", "*", "tei_all.rng"))
		if err != nil {
			t.Fatal(err)
		}
		schemas = append(schemas, all...)
	}
	folder := newMemory()
	mustMake(t, collectionFiles(t), folder, exampleOptions)
	o := exampleOptions
	o.Licence, o.Editor, o.Email = CC0, "Ada Quill", "ada@example.org"
	other := newMemory()
	mustMake(t, collectionFiles(t), other, o)
	for _, file := range schemas {
		validate(t, file, cmifName, folder.files[cmifName])
		validate(t, file, "cc0/"+cmifName, other.files[cmifName])
	}
}

// A thousand letters made of real ones have CMIF that is valid too.
func TestCMIFOfMany(t *testing.T) {
	folder := newMemory()
	if _, err := Make(sourcesOf(madeLetters(t, 100)), folder, exampleOptions); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(folder.files[cmifName], "<correspDesc "); n != 100 {
		t.Errorf("CMIF has %d letters", n)
	}
	validate(t, "testdata/cmif.rnc", cmifName, folder.files[cmifName])
	validate(t, "testdata/cmif.sch", cmifName, folder.files[cmifName])
}

// What programs read is made only where what it must state is known.
// A file has the date at which an edition changed last, and none where nobody knows it.
func TestNoDateIsInvented(t *testing.T) {
	letter := `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><correspDesc>
		<correspAction type="sent"><persName>Anna</persName><date when="1948-10-12"/></correspAction>
		</correspDesc></profileDesc></teiHeader><text><body><p>Dear Karl,</p></body></text></TEI>`
	o := exampleOptions
	for _, test := range []struct {
		updated time.Time
		missing []string
	}{{time.Time{}, []string{feedName, cmifName}}, {time.Unix(1e9, 0), nil}} {
		o.Updated = test.updated
		if result := mustMake(t, map[string]string{"letter.xml": letter}, newMemory(), o); !slices.Equal(result.Missing, test.missing) {
			t.Errorf("updated %v: missing are %v, want %v", test.updated, result.Missing, test.missing)
		}
	}
}

func TestNothingIsInvented(t *testing.T) {
	for _, test := range []struct {
		name    string
		change  func(*Options)
		missing []string
		wanting []Want
	}{
		{"all is known", func(*Options) {}, nil, nil},
		{"no address", func(o *Options) { o.URL = "" }, []string{sitemapName, feedName, cmifName}, []Want{WantsURL}},
		{"no licence", func(o *Options) { o.Licence = "" }, []string{cmifName}, []Want{WantsLicence}},
		{"no publisher, but editions name one", func(o *Options) { o.Publisher = "" }, nil, nil},
	} {
		o := exampleOptions
		test.change(&o)
		folder := newMemory()
		result := mustMake(t, collectionFiles(t), folder, o)
		if !slices.Equal(result.Missing, test.missing) {
			t.Errorf("%s: missing are %v, want %v", test.name, result.Missing, test.missing)
		}
		if !slices.Equal(result.Wanting, test.wanting) {
			t.Errorf("%s: wanting are %v, want %v", test.name, result.Wanting, test.wanting)
		}
		for _, name := range test.missing {
			if folder.files[name] != "" {
				t.Errorf("%s: there is a %s", test.name, name)
			}
		}
	}
}
