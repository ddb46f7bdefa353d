package report

import (
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// sarifSchemaFile is where a package of npm has the JSON schema of SARIF 2.1.0, below
// the folder that SIGLUM_NODE_MODULES names.
const sarifSchemaFile = "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"

func TestSARIFSchema(t *testing.T) {
	modules := os.Getenv("SIGLUM_NODE_MODULES")
	if modules == "" {
		t.Skip("SIGLUM_NODE_MODULES is not set: no JSON schema of SARIF (make browser gets it)")
	}
	text, err := os.ReadFile(filepath.Join(modules, filepath.FromSlash(sarifSchemaFile)))
	if err != nil {
		t.Skip("no JSON schema of SARIF: make browser gets it: ", err)
	}
	definition, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("sarif.json", definition); err != nil {
		t.Fatal(err)
	}
	schema := compiler.MustCompile("sarif.json")
	for _, o := range []Options{{}, {Max: 1}} {
		report, err := jsonschema.UnmarshalJSON(strings.NewReader(written(t, "sarif", o)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(report); err != nil {
			t.Errorf("options %+v: %v", o, err)
		}
	}
	broken, err := jsonschema.UnmarshalJSON(strings.NewReader(strings.Replace(written(t, "sarif", Options{}), `"level": "warning"`, `"level": "grave"`, 1)))
	if err != nil {
		t.Fatal(err)
	}
	if schema.Validate(broken) == nil {
		t.Error("the schema accepts what it should not: it is not used")
	}
}

type readSARIF struct {
	Version string
	Runs    []struct {
		Tool struct {
			Driver struct{ Rules []struct{ ID string } }
		}
		Invocations []struct {
			ExecutionSuccessful        bool
			ToolExecutionNotifications []struct{ Message struct{ Text string } }
		}
		Results []struct {
			RuleID, Level string
			RuleIndex     int
			Locations     []struct {
				PhysicalLocation struct {
					ArtifactLocation struct{ URI string }
					Region           sarifRegion
				}
			}
			PartialFingerprints map[string]string
		}
	}
}

// What the schema cannot say: a result names its rule twice and alike, its file by a
// URI reference that is the path again, a region that does not end before it begins,
// and a fingerprint of its own (SARIF 3.27.6, 3.4.3, 3.30, 3.27.16).
func TestSARIFMeaning(t *testing.T) {
	var got readSARIF
	if err := json.Unmarshal([]byte(written(t, "sarif", Options{})), &got); err != nil {
		t.Fatal(err)
	}
	run := got.Runs[0]
	prints := map[string]bool{}
	var paths []string
	for i, r := range run.Results {
		if rule := run.Tool.Driver.Rules[r.RuleIndex].ID; rule != r.RuleID {
			t.Errorf("result %d: rule %s by its index, %s by its id", i, rule, r.RuleID)
		}
		place := r.Locations[0].PhysicalLocation
		u, err := url.Parse(place.ArtifactLocation.URI)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, u.Path)
		if r := place.Region; r.EndLine < r.StartLine || r.EndLine == r.StartLine && r.EndColumn < r.StartColumn {
			t.Errorf("result %d: region %+v", i, r)
		}
		print := r.PartialFingerprints["siglum/v1"]
		if print == "" || prints[print] {
			t.Errorf("result %d: the fingerprint %q is empty or that of another", i, print)
		}
		prints[print] = true
	}
	letter := "letters/a, b: 100%.xml"
	if diff := cmp.Diff([]string{letter, letter, letter, "letters/part.xml"}, paths); diff != "" {
		t.Errorf("paths (-want +got):\n%s", diff)
	}
	if run.Invocations[0].ExecutionSuccessful || run.Invocations[0].ToolExecutionNotifications[0].Message.Text != "lost.xml: no such file" {
		t.Errorf("a document that could not be read is not told: %+v", run.Invocations)
	}
}

func TestSARIFArtifact(t *testing.T) {
	for path, want := range map[string]string{
		"a b/ä.xml": "a%20b/%C3%A4.xml", "/abs/a#b?.xml": "file:///abs/a%23b%3F.xml", "a:b.xml": "./a:b.xml", "-": "-",
	} {
		if got := sarifArtifactOf(path).URI; got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
