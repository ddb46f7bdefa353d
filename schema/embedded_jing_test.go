package schema_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/siglum/siglum/schema"
)

// teiAll is the schema that the embedded one must be a subset of.
const teiAll = "schemas/tei-4.12.0/tei_all-4.12.0.rng"

// testData returns the path of a file of the test data, or skips the test.
func testData(t testing.TB, name string) string {
	t.Helper()
	dir := os.Getenv("SIGLUM_TESTDATA")
	if dir == "" {
		t.Skip("SIGLUM_TESTDATA is not set: no test data")
	}
	return filepath.Join(dir, filepath.FromSlash(name))
}

// embeddedFile writes the embedded schema, as it is handed out, into a file.
func embeddedFile(t testing.TB) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "siglum.rnc")
	if err := os.WriteFile(name, schema.EmbeddedSource().Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

// jing asks jing about many documents in one run, and returns its first complaint
// about each; "" where it accepts the document. Without jing the test is skipped.
func jing(t testing.TB, schemaFile string, documents []string) []string {
	t.Helper()
	if _, err := exec.LookPath("jing"); err != nil {
		t.Skip("jing is not installed")
	}
	dir := t.TempDir()
	args := []string{schemaFile}
	if strings.HasSuffix(schemaFile, ".rnc") {
		args = []string{"-c", schemaFile}
	}
	for i, d := range documents {
		name := filepath.Join(dir, fmt.Sprintf("%05d.xml", i))
		if err := os.WriteFile(name, []byte(d), 0o666); err != nil {
			t.Fatal(err)
		}
		args = append(args, name)
	}
	cmd := exec.Command("jing", args...)
	cmd.Env = append(os.Environ(), "JAVA_TOOL_OPTIONS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1") // a third of the time
	// Complaints go to standard output. What Debian's wrapper and Java say of the
	// machine goes to standard error, and matters only where jing gives up.
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil && cmd.ProcessState.ExitCode() != 1 {
		t.Fatalf("jing: %v\n%s", err, stderr.Bytes())
	}
	return complaints(t, out, len(documents))
}

var jingLine = regexp.MustCompile(`(\d{5})\.xml:(\d+:\d+: .*)`)

func complaints(t testing.TB, out []byte, documents int) []string {
	t.Helper()
	said := make([]string, documents)
	for line := range bytes.Lines(out) {
		m := jingLine.FindSubmatch(line)
		if m == nil {
			t.Fatalf("jing could not judge: %s", line)
		}
		i, _ := strconv.Atoi(string(m[1]))
		if said[i] == "" {
			said[i] = shortened(string(m[2]))
		}
	}
	return said
}

// shortened leaves out the list of what jing expected.
func shortened(complaint string) string {
	said, _, _ := strings.Cut(complaint, "; expected")
	return strings.TrimSpace(said)
}
