package notation

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/siglum/siglum/tei/expression"
)

// A ListRule says how the items of a list begin: "{n} - " for "1 - ", "- " for a dash.
type ListRule struct {
	Name  Name   `yaml:"name"`
	Form  string `yaml:"form"`  // what stands before the words of an item; {n} is its number
	Count string `yaml:"count"` // what {n} is: number, letter, roman
	Rend  string `yaml:"rend"`  // @rend of the list, by which decoding knows the form

	match func() *regexp.Regexp
}

// listCounts are the expressions for the numbers of items.
var listCounts = map[string]string{"": `\d{1,3}`, "number": `\d{1,3}`, "letter": `[a-z]`, "roman": `[ivxl]{1,6}`}

// compile makes the expression that finds the beginning of an item.
func (r *ListRule) compile() error {
	count, ok := listCounts[r.Count]
	switch {
	case !ok:
		return fmt.Errorf("count is number, letter or roman, not %q", r.Count)
	case r.Form == "" || r.Rend == "":
		return fmt.Errorf("a list rule has a form and a rend")
	}
	before, after, numbered := strings.Cut(r.Form, "{n}")
	expr := `^` + regexp.QuoteMeta(before)
	if numbered {
		expr += `(` + count + `)` + regexp.QuoteMeta(after)
	} else {
		expr += `()`
	}
	r.match = expression.Lazy(expr + `[^\s\p{Pd}]`)
	return nil
}

// Item reads the beginning of a text as that of an item: its number, "" if items of the rule have
// none, and the length in bytes of what stands before its words.
func (r *ListRule) Item(text string) (n string, length int, ok bool) {
	if !r.mayBegin(text) {
		return "", 0, false
	}
	at := r.match().FindStringSubmatchIndex(text)
	if at == nil {
		return "", 0, false
	}
	n = text[at[2]:at[3]]
	return n, len(r.Mark(n)), true
}

// mayBegin reports whether the first bytes of a text can be those of an item, which is quicker to
// see than whether they are.
func (r *ListRule) mayBegin(text string) bool {
	before, _, numbered := strings.Cut(r.Form, "{n}")
	rest, ok := strings.CutPrefix(text, before)
	switch {
	case !ok || rest == "":
		return false
	case !numbered:
		return true
	case r.Count == "" || r.Count == "number":
		return '0' <= rest[0] && rest[0] <= '9'
	}
	return 'a' <= rest[0] && rest[0] <= 'z'
}

// Mark returns what stands before the words of an item.
func (r *ListRule) Mark(n string) string { return strings.ReplaceAll(r.Form, "{n}", n) }

// Numbered reports whether the items of a rule have numbers.
func (r *ListRule) Numbered() bool { return strings.Contains(r.Form, "{n}") }

// Follows reports whether a number comes directly after another; the first number follows "".
func (r *ListRule) Follows(before, n string) bool {
	return !r.Numbered() || r.ordinal(n) == r.ordinal(before)+1
}

// After returns the number in digits after another; ok is false if the items have no numbers in digits.
func (r *ListRule) After(n string) (next string, ok bool) {
	if !r.Numbered() || r.Count != "" && r.Count != "number" {
		return "", false
	}
	return strconv.Itoa(r.ordinal(n) + 1), true
}

// ordinal returns the place of a number in its series, from 1; 0 for none.
func (r *ListRule) ordinal(n string) int { return Ordinal(r.Count, n) }

// Ordinal returns the place of a number in its series, from 1: of digits, or, if count says so, of
// a letter or a Roman numeral, large or small. It is 0 for "".
func Ordinal(count, n string) int {
	n = strings.ToLower(n)
	switch {
	case n == "":
		return 0
	case count == "letter":
		return int(n[0]-'a') + 1
	case count == "roman":
		return roman(n)
	}
	sum := 0
	for _, c := range n {
		sum = 10*sum + int(c-'0')
	}
	return sum
}

// roman returns the value of a number in small Roman numerals.
func roman(n string) int {
	values := map[byte]int{'i': 1, 'v': 5, 'x': 10, 'l': 50}
	sum := 0
	for i := range len(n) {
		v := values[n[i]]
		if i+1 < len(n) && values[n[i+1]] > v {
			v = -v
		}
		sum += v
	}
	return sum
}
