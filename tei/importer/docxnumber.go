package importer

import (
	"strconv"
	"strings"
)

// docxNumbers counts the items of lists as Word does (ECMA-376, part 1, 17.9): their
// numbers are not in the text.
type docxNumbers struct {
	abstract map[string]*element
	nums     map[string]*element
	counts   map[string]*[9]int // of each list, its levels; 0 if none was counted yet
}

func newDOCXNumbers(e *element) *docxNumbers {
	n := &docxNumbers{abstract: map[string]*element{}, nums: map[string]*element{}, counts: map[string]*[9]int{}}
	for a := range e.children("abstractNum") {
		n.abstract[a.attr("abstractNumId")] = a
	}
	for num := range e.children("num") {
		n.nums[num.attr("numId")] = num
	}
	return n
}

// label returns the sign before the next item of a level of a list.
func (n *docxNumbers) label(numID string, level int) string {
	num := n.nums[numID]
	if num == nil {
		return ""
	}
	abstract := num.child("abstractNumId").value()
	key := abstract
	if num.child("lvlOverride") != nil {
		key = "of its own: " + numID
	}
	counts := n.counts[key]
	if counts == nil {
		counts = &[9]int{}
		n.counts[key] = counts
	}
	if counts[level] == 0 {
		counts[level] = n.start(num, abstract, level) - 1
	}
	counts[level]++
	clear(counts[level+1:])
	return n.written(num, abstract, level, counts)
}

// written fills the pattern of a level: "%1.%2)".
func (n *docxNumbers) written(num *element, abstract string, level int, counts *[9]int) string {
	l := n.levelOf(num, abstract, level)
	text := l.child("lvlText").value()
	switch {
	case l != nil && strings.TrimSpace(text) == "":
		return "" // a further paragraph of an item, as some programs write it
	case l.child("numFmt").value() == "bullet" || l == nil:
		return "- "
	}
	for i := range level + 1 {
		hole := "%" + strconv.Itoa(i+1)
		if strings.Contains(text, hole) {
			number := max(counts[i], 1)
			text = strings.ReplaceAll(text, hole, numeral(number, n.levelOf(num, abstract, i).child("numFmt").value()))
		}
	}
	return text + " "
}

func (n *docxNumbers) start(num *element, abstract string, level int) int {
	for o := range num.children("lvlOverride") {
		if o.attr("ilvl") == strconv.Itoa(level) && o.child("startOverride") != nil {
			return atoi(o.child("startOverride").value(), 1)
		}
	}
	return atoi(n.levelOf(num, abstract, level).child("start").value(), 1)
}

// levelOf returns the definition of a level, or nil.
func (n *docxNumbers) levelOf(num *element, abstract string, level int) *element {
	for o := range num.children("lvlOverride") {
		if l := o.child("lvl"); l != nil && o.attr("ilvl") == strconv.Itoa(level) {
			return l
		}
	}
	for l := range n.abstract[abstract].children("lvl") {
		if l.attr("ilvl") == strconv.Itoa(level) {
			return l
		}
	}
	return nil
}

func atoi(s string, otherwise int) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return otherwise
}

// numeral writes a number in a format of Word; one that is not known, in digits.
func numeral(n int, format string) string {
	switch format {
	case "lowerLetter":
		return letters(n)
	case "upperLetter":
		return strings.ToUpper(letters(n))
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "none":
		return ""
	}
	return strconv.Itoa(n)
}

// letters counts a, b … z, aa, bb …
func letters(n int) string {
	if n < 1 || n > 26*10 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
}

var romans = []struct {
	n    int
	sign string
}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range romans {
		for ; n >= r.n; n -= r.n {
			b.WriteString(r.sign)
		}
	}
	return b.String()
}
