package datatype_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/siglum/siglum/schema/datatype"
)

var update = flag.Bool("update", false, "write the messages in testdata anew")

// A golden file holds requests, each followed by an indented answer. testGolden
// answers them anew and compares the whole.
func testGolden(t *testing.T, name string, answer func(request string) string) {
	t.Helper()
	old, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(old)) {
		if !strings.HasPrefix(line, "\t") {
			request := strings.TrimSuffix(line, "\n")
			fmt.Fprintf(&b, "%s\n%s", request, answer(request))
		}
	}
	if *update {
		if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(old), b.String()); diff != "" && !*update {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// define compiles what a request writes: a name, then params as name=value. A param
// may hold spaces in definitions.txt only, where it is the last one.
func define(fields []string) (*datatype.Datatype, error) {
	var params []datatype.Param
	for _, f := range fields[1:] {
		name, value, found := strings.Cut(f, "=")
		if !found {
			params[len(params)-1].Value += " " + f
			continue
		}
		params = append(params, datatype.Param{Name: name, Value: value})
	}
	return datatype.New(datatype.XSD, fields[0], params)
}

func TestMessages(t *testing.T) {
	testGolden(t, "testdata/messages.txt", func(request string) string {
		definition, value, _ := strings.Cut(request, ` "`)
		value = strings.TrimSuffix(value, `"`)
		d, err := define(strings.Fields(definition))
		if err != nil {
			t.Fatalf("%s: %v", request, err)
		}
		var e *datatype.Error
		if !errors.As(d.Check(value, nil), &e) {
			return "\tvalid\n"
		}
		out := "\t" + e.Reason + "\n"
		if e.Example == "" {
			return out
		}
		if err := d.Check(e.Example, declared{}); err != nil {
			t.Errorf("%s: the example %q is wrong: %v", request, e.Example, err)
		}
		if e.Rewritten {
			return out + "\twrite: " + e.Example + "\n"
		}
		return out + "\texample: " + e.Example + "\n"
	})
}

// declared is a context in which all prefixes and entities are declared.
type declared struct{}

func (declared) Namespace(prefix string) (string, bool) { return "urn:" + prefix, true }
func (declared) UnparsedEntity(string) bool             { return true }

func TestDefinitionMessages(t *testing.T) {
	testGolden(t, "testdata/definitions.txt", func(request string) string {
		_, err := define(strings.Fields(request))
		var e *datatype.DefinitionError
		if !errors.As(err, &e) {
			return "\tcorrect\n"
		}
		out := fmt.Sprintf("\tparam %d: %s\n", e.Param, e.Reason)
		if e.Help != "" {
			out += "\thelp: " + e.Help + "\n"
		}
		return out
	})
}
