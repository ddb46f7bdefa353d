package datatype_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// departures are strings on which jing and this package disagree, with the reason;
// doc.go lists the same.
var departures = map[string]string{
	"time pattern=.* 12:00:00-14:00":         "XML Schema 2, 3.2.7.3: time zones begin at -14:00",
	"duration maxInclusive=P400Y P4800M":     "as long as P400Y (XML Schema 2, 3.2.6.2)",
	"duration maxInclusive=P400Y P146097D":   "as long as P400Y (XML Schema 2, 3.2.6.2)",
	"string pattern=[^\\p{C}\\p{Z}]+ \ue000": `\p{C} within [^ ] holds private-use characters`,
	"string pattern=[^\\p{C}\\p{Z}]+ \u0378": `\p{C} within [^ ] holds unassigned code points`,
	"decimal fractionDigits=1 1.50":          "digits of the value count, not those written",
	"decimal totalDigits=2 012.0":            "digits of the value count, not those written",
}

// TestConfirmJing asks jing for its verdict on all strings of the table.
func TestConfirmJing(t *testing.T) {
	jing, err := exec.LookPath("jing")
	if err != nil {
		t.Skip("jing is not installed: its verdicts cannot be compared")
	}
	var schema, doc bytes.Buffer
	schema.WriteString(`<element name="r" xmlns="http://relaxng.org/ns/structure/1.0"
		datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><zeroOrMore><choice>`)
	doc.WriteString("<r>\n")
	type question struct {
		name  string
		valid bool
	}
	questions := map[int]question{} // by line
	line := 2
	for i, v := range verdicts {
		if v.facet == "pattern" && !jingKnows(v.bound) {
			continue
		}
		fmt.Fprintf(&schema, `<element name="e%d"><data type="%s"><param name="%s">%s</param></data></element>`, i, v.name, v.facet, escape(v.bound))
		for valid, strings := range map[bool][]string{true: v.valid, false: v.invalid} {
			for _, s := range strings {
				fmt.Fprintf(&doc, "<e%d>%s</e%[1]d>\n", i, escape(s))
				questions[line] = question{v.name + " " + v.facet + "=" + v.bound + " " + s, valid}
				line++
			}
		}
	}
	schema.WriteString("</choice></zeroOrMore></element>")
	doc.WriteString("</r>")
	refused := runJing(t, jing, schema.Bytes(), doc.Bytes())
	for line, q := range questions {
		_, departs := departures[q.name]
		if agrees := refused[line] != q.valid; agrees == departs {
			t.Errorf("%s: jing refuses: %v, the table says valid: %v, listed as departure: %v", q.name, refused[line], q.valid, departs)
		}
	}
}

// jingKnows reports whether jing reads an expression as this package does: it knows
// no hyphen without a backslash and no later blocks.
func jingKnows(expression string) bool {
	return !regexp.MustCompile(`\[-|-\]|IsGreekand`).MatchString(expression)
}

func escape(s string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic(err)
	}
	return b.String()
}

// runJing returns the lines of a document that jing finds errors on.
func runJing(t *testing.T, jing string, schema, doc []byte) map[int]bool {
	t.Helper()
	dir := t.TempDir()
	rng, in := filepath.Join(dir, "s.rng"), filepath.Join(dir, "d.xml")
	for name, content := range map[string][]byte{rng: schema, in: doc} {
		if err := os.WriteFile(name, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, _ := exec.Command(jing, rng, in).Output() // its exit code says that there are errors
	lines := map[int]bool{}
	for _, m := range regexp.MustCompile(`(?m)^(.*?):(\d+):\d+: (.*)$`).FindAllSubmatch(out, -1) {
		if filepath.Base(string(m[1])) != "d.xml" {
			t.Fatalf("jing refuses the schema: %s", m[0])
		}
		n, err := strconv.Atoi(string(m[2]))
		if err != nil {
			t.Fatal(err)
		}
		lines[n] = true
	}
	return lines
}
