package encode_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/source"
)

// hostile are texts in the critical notation that are made to take time: n things each.
var hostile = map[string]func(n int) string{
	"unknown labels":       numbered("[lab%d: a] "),
	"unknown words":        numbered("[add abovx%d: a] "),
	"unknown attributes":   numbered("[add hnad%d=x: a] "),
	"unknown fences":       numbered("::: fnce%d\na\n:::\n"),
	"undeclared hands":     numbered("[add h%d: a] "),
	"undeclared witnesses": numbered("[app: a {A%d} | b] "),
	"declared hands":       func(n int) string { return numbered("[hand h%d: a]\n")(n) + "x" },
	"moves":                numbered("[move: 2 1 | a%d / b]\n\n"),
	"passages":             numbered("::: add\na%d\n:::\n\n"),
	"notes":                func(n int) string { return numbered("a[^%d] ")(n) + "\n\n" + numbered("[^%d]: b\n\n")(n) },
	"headings":             numbered("# a%d\n"),
	"one row":              func(n int) string { return "| " + numbered("a%d | ")(n) },
	"lines that count":     func(n int) string { return "::: lines\n" + numbered("a%d\n")(n) + ":::\n" },
	"fences in fences":     func(n int) string { return strings.Repeat("::: div\n", n) + "a\n" + strings.Repeat(":::\n", n) },
	"ends of fences":       func(n int) string { return strings.Repeat(":::\n", n) },
	"bars":                 func(n int) string { return strings.Repeat("|", 2*n) },
	"signs without words":  func(n int) string { return strings.Repeat("[x]{a ", n) },
	"emphasis":             func(n int) string { return strings.Repeat("* *a", n) },
	"brackets in brackets": func(n int) string { return strings.Repeat("[", n) + "a" + strings.Repeat("]", n) },
	"insertions":           func(n int) string { return strings.Repeat("{++", n) },
}

func numbered(form string) func(n int) string {
	return func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, form, i)
		}
		return b.String()
	}
}

// TestHostileCriticalTexts encodes hostile texts and decodes them again.
func TestHostileCriticalTexts(t *testing.T) {
	for _, text := range hostile {
		thereAndBack(t, text(200))
	}
}

// BenchmarkHostileCriticalTexts encodes hostile texts of one size and of eight times that size, which is to take some
// eight times as long: what takes the square of the time takes 64 times as long.
func BenchmarkHostileCriticalTexts(b *testing.B) {
	for why, text := range hostile {
		for _, n := range []int{2000, 16000} {
			b.Run(fmt.Sprintf("%s/%d", why, n), func(b *testing.B) {
				text := text(n)
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					encodeCritical(b, text)
				}
			})
		}
	}
}

func encodeCritical(t testing.TB, text string) {
	t.Helper()
	if r, list := encode.Encode(source.NewFile("a.txt", []byte(text)), encode.Options{Profile: criticalProfile(t)}); r == nil {
		t.Fatal(list)
	}
}

func thereAndBack(t *testing.T, text string) {
	t.Helper()
	r, list := encode.Encode(source.NewFile("a.txt", []byte(text)), encode.Options{Profile: criticalProfile(t), KeepLayout: true})
	if r == nil {
		t.Fatal(list)
	}
	if back, _ := encode.Decode(r.Document, encode.Options{}); string(back) != text {
		t.Errorf("decoding gives another text than %.60q", text)
	}
}
