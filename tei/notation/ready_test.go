package notation

import (
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/siglum/siglum/tei/source"
)

var update = flag.Bool("update", false, "make the built-in profiles ready")

// TestBuiltinProfilesAreReady checks that what is read instead of the YAML of a built-in profile
// is made of it as it is now, and says the same.
func TestBuiltinProfilesAreReady(t *testing.T) {
	for _, name := range Names() {
		f, err := BuiltinFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want := stated(t, f)
		got, err := readyProfile(f)
		diff := ""
		if err == nil {
			diff = cmp.Diff(want, got, cmpopts.IgnoreUnexported(Pattern{}, Hints{}, BracketRule{}, ListRule{}, Profile{}), cmp.AllowUnexported(Name{}))
		}
		switch {
		case err == nil && diff == "":
		case *update:
			raw, err := makeReady(f, want)
			if err == nil {
				err = os.WriteFile(filepath.Join("profiles", readyName(f)), raw, 0o644)
			}
			if err != nil {
				t.Fatal(err)
			}
		default:
			t.Errorf("%s was changed since it was made ready; run: go generate ./tei/notation (%v)\n%s", f.Name(), err, diff)
		}
	}
}

// stated returns what a built-in profile states itself, its templates parsed, with the hints of
// its expressions.
func stated(t *testing.T, f *source.File) *Profile {
	p, err := parseProfile(f)
	if err != nil {
		t.Fatal(err)
	}
	own := *p
	c := checker{profile: p, file: f}
	base := c.base()
	if base != nil {
		p.inherit(base)
	}
	if c.check(base); len(c.list) > 0 {
		t.Fatal(c.list)
	}
	for _, p := range own.patterns() {
		p.Hints = p.hints()
	}
	return &own
}

// patterns returns the expressions of a profile.
func (p *Profile) patterns() []*Pattern { return patternsIn(reflect.ValueOf(*p)) }

func patternsIn(v reflect.Value) (all []*Pattern) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		if p, ok := v.Interface().(*Pattern); ok {
			return []*Pattern{p}
		}
		return patternsIn(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				all = append(all, patternsIn(v.Field(i))...)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			all = append(all, patternsIn(v.Index(i))...)
		}
	}
	return all
}
