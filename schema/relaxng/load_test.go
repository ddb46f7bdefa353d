package relaxng_test

import (
	"errors"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/source"
)

// including returns a grammar that includes a file and stands alone otherwise.
func including(href string) []byte {
	return []byte(grammarTag + `<include href="` + href + `"/></grammar>`)
}

const paragraph = grammarTag + `<start><element name="p"><text/></element></start>
	<rule xmlns="http://purl.oclc.org/dsdl/schematron"/></grammar>`

func fileNames(g *relaxng.Grammar) []string {
	var names []string
	for _, f := range g.Files {
		names = append(names, f.Name())
	}
	return names
}

func TestIncludedFilesAreFound(t *testing.T) {
	for _, test := range []struct {
		reason, name, path, href, file, want string
	}{
		{"beside a schema without folder", "main.rng", "", "p.rng", "p.rng", "p.rng"},
		{"beside a schema in a folder", "schemas/main.rng", "", "p.rng", "p.rng", "schemas/p.rng"},
		{"below it", "/srv/main.rng", "", "./sub/p.rng", "sub/p.rng", "/srv/sub/p.rng"},
		{"with an escaped character", "main.rng", "", "my%20p.rng", "my p.rng", "my p.rng"},
		{"above it, where the file system begins there", "schemas/a/main.rng", "a/main.rng", "../b/p.rng", "b/p.rng", "schemas/b/p.rng"},
		{"for a schema that has another name than its path", "-", "a/main.rng", "p.rng", "a/p.rng", "a/p.rng"},
	} {
		fsys := fstest.MapFS{test.file: {Data: []byte(paragraph)}}
		g, found := relaxng.Load(source.NewFile(test.name, including(test.href)), relaxng.LoadOptions{FS: fsys, Path: test.path})
		if g == nil {
			t.Errorf("%s: %v", test.reason, found)
			continue
		}
		if diff := cmp.Diff([]string{test.name, test.want}, fileNames(g)); diff != "" {
			t.Errorf("%s: files (-want +got):\n%s", test.reason, diff)
		}
		if len(g.Foreign) != 1 || g.Foreign[0].Span.File.Name() != test.want {
			t.Errorf("%s: %d foreign elements, want the one of %s", test.reason, len(g.Foreign), test.want)
		}
	}
}

func TestIncludedFilesAreResolved(t *testing.T) {
	catalogue := map[string]string{
		"http://example.org/lib/main.rng": string(including("p.rng")),
		"http://example.org/lib/p.rng":    paragraph,
	}
	var asked []string
	resolve := func(uri string) (*source.File, error) {
		asked = append(asked, uri)
		switch text, ok := catalogue[uri]; {
		case ok:
			return source.NewFile("catalogue/"+uri, []byte(text)), nil
		case uri == "forbidden.rng":
			return nil, errors.New("is on no account to be read")
		}
		return nil, nil
	}
	fsys := fstest.MapFS{"beside.rng": {Data: []byte(paragraph)}}
	for _, test := range []struct{ reason, href, want string }{
		{"an absolute URI, and a reference relative to it", "http://example.org/lib/main.rng", ""},
		{"what the catalogue does not know is looked for in the file system", "beside.rng", ""},
		{"an error is said", "forbidden.rng",
			"main.rng:1:54: error: RELAX NG 4.5: forbidden.rng is on no account to be read [schema-include]"},
		{"what nobody knows", "http://example.org/other.rng",
			"main.rng:1:54: error: RELAX NG 4.5: http://example.org/other.rng lies elsewhere, and the network is not used [schema-include]"},
	} {
		g, found := relaxng.Load(source.NewFile("main.rng", including(test.href)), relaxng.LoadOptions{FS: fsys, Resolve: resolve})
		got := ""
		if g == nil {
			got = found.Error()
		}
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.reason, got, test.want)
		}
	}
	want := []string{"http://example.org/lib/main.rng", "http://example.org/lib/p.rng", "beside.rng", "forbidden.rng", "http://example.org/other.rng"}
	if diff := cmp.Diff(want, asked); diff != "" {
		t.Errorf("the catalogue was asked for (-want +got):\n%s", diff)
	}
}

func TestNothingIsIncludedUnasked(t *testing.T) {
	_, found := relaxng.Load(source.NewFile("main.rng", including("load_test.go")), relaxng.LoadOptions{})
	const want = "main.rng:1:54: error: RELAX NG 4.5: load_test.go cannot be read, because no folder was given to read from [schema-include]"
	if found.Error() != want {
		t.Errorf("got %v, want %s", found, want)
	}
}
