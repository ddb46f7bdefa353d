package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/yamltext"
)

// isProfile reports whether a file of a folder is a profile: a YAML file that has a key which profiles begin with.
func isProfile(path string) bool {
	if !hasExt(path, ".yaml", ".yml") {
		return false
	}
	raw, err := os.ReadFile(path)
	return err != nil || profileKey.Match(raw) // reading it will tell why
}

var profileKey = regexp.MustCompile(`(?m)^(?:\x{FEFF})?(?:profile|extends|brackets|rules)\s*:`)

// checkProfiles tells of each profile, by its name, in a file or in a folder, what is wrong with it, or that
// nothing is.
func (c *call) checkProfiles(names []string, strict bool) error {
	find := finder{chosen: isProfile, kind: "profiles (.yaml)"}
	for _, name := range names {
		if f, err := notation.BuiltinFile(name); err == nil {
			if err := c.checkProfile(f, strict); err != nil {
				return err
			}
			continue
		}
		if _, err := os.Stat(name); name != standard && err != nil && filepath.Ext(name) == "" {
			c.fail(noProfile(name))
			continue
		}
		list, errs := find.find([]string{name})
		for _, err := range errs {
			c.fail(err)
		}
		for _, path := range list.files {
			raw, err := c.read(path)
			if err != nil {
				c.fail(err)
				continue
			}
			if err := c.checkProfile(source.NewFile(path, raw), strict); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkProfile tells what is wrong with one.
func (c *call) checkProfile(f *source.File, strict bool) error {
	p, found := encode.CheckProfile(f)
	if p != nil {
		found = append(found, invalidExamples(p)...).Sorted()
	}
	if strict {
		found = found.Strict()
	}
	if p == nil || found.HasErrors() {
		c.fail(&unusable{found})
		return nil
	}
	c.tell(found)
	return c.print(checkedProfile(f.Name(), p, found))
}

// checkedProfile says what was checked of a profile that can be used.
func checkedProfile(name string, p *notation.Profile, found diag.List) string {
	rules, examples := 0, 0
	for name, list := range shown(p) {
		if name.At.File == p.Name.At.File {
			rules++
			examples += len(list)
		}
	}
	state := "without errors"
	if n := len(found); n > 0 {
		state = "with " + plural(n, "warning")
	}
	return fmt.Sprintf("%s: the profile %s, %s; %s for brackets; %s, checked there and back\n", name, p.Name.Text, state, plural(rules, "rule"), plural(examples, "example"))
}

// codeExampleInvalid says that the embedded schema does not allow what an example of a profile becomes.
const codeExampleInvalid diag.Code = "profile-example-invalid"

// invalidExamples reports rules of a profile's own that make TEI which the embedded schema does not allow: a
// warning, since another schema may.
func invalidExamples(p *notation.Profile) diag.List {
	var list diag.List
	outline := yamltext.NewOutline(p.Name.At.File)
	for _, r := range p.Rules {
		if r.Name.At.File != p.Name.At.File {
			continue
		}
		for _, x := range r.Examples {
			if wrong := invalid(x, p); wrong.Message != "" {
				list = append(list, diag.Diagnostic{
					Severity: diag.Warning, Code: codeExampleInvalid,
					Span:    inTemplate(outline.Around(r.Name.At).In("tei"), wrong.Span.Text()),
					Message: fmt.Sprintf("rule %q: what the example %q becomes is not valid by the schema siglum: %s", r.Name.Text, x.Text, wrong.Message),
					Help:    "correct the template of the rule, or validate your editions with a schema that allows it",
				})
			}
		}
	}
	return list
}

// inTemplate returns where a piece of an edition stands in the template that made it; the whole of that if it does
// not stand there as it is.
func inTemplate(template yamltext.Place, piece string) source.Span {
	if i := strings.Index(template.Text(), piece); i >= 0 && piece != "" {
		return template.Part(i, i+len(piece))
	}
	return template.Span()
}

// invalid returns the first thing that is wrong with the edition made of an example, the zero Diagnostic if nothing is.
func invalid(x notation.Example, p *notation.Profile) diag.Diagnostic {
	r, _ := encode.Encode(source.NewFile("example.txt", []byte(x.Text)), encode.Options{Profile: p})
	if r == nil {
		return diag.Diagnostic{}
	}
	var b bytes.Buffer
	if err := r.Document.Write(&b); err != nil {
		return diag.Diagnostic{Message: err.Error()}
	}
	for _, d := range schema.Embedded().Validate(source.NewFile("example.xml", b.Bytes()), schema.Options{}) {
		if d.Severity == diag.Error {
			return d
		}
	}
	return diag.Diagnostic{}
}
