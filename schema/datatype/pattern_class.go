package datatype

import (
	"strings"
	"sync"
	"unicode"
)

// The character classes of XML Schema 2, F.1.1. They are made on first use: few
// schemas need many of them.
var (
	spaceClass = newRuneSet(runeRange{'\t', '\n'}, runeRange{'\r', '\r'}, runeRange{' ', ' '})
	dotClass   = newRuneSet(runeRange{'\n', '\n'}, runeRange{'\r', '\r'}).not()

	digitClass   = sync.OnceValue(func() runeSet { return tableSet(unicode.Nd) })
	initialClass = sync.OnceValue(func() runeSet {
		return tableSet(letters).union(newRuneSet(
			runeRange{'A', 'Z'}, runeRange{'a', 'z'}, runeRange{'_', '_'}, runeRange{':', ':'}))
	})
	nameClass = sync.OnceValue(func() runeSet {
		return initialClass().union(tableSet(nameMarks)).union(newRuneSet(
			runeRange{'0', '9'}, runeRange{'-', '-'}, runeRange{'.', '.'}))
	})
	wordClass = sync.OnceValue(func() runeSet {
		return tableSet(unicode.P, unicode.Z).union(otherClass()).not()
	})
	// otherClass is \p{C}, with the code points that are not assigned.
	otherClass = sync.OnceValue(func() runeSet {
		return tableSet(unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z).not()
	})
	unassignedClass = sync.OnceValue(func() runeSet {
		return otherClass().minus(tableSet(unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs))
	})
)

// classOf returns the class that a letter names after a backslash, and whether
// there is one; a capital letter names the complement.
func classOf(letter rune) (runeSet, bool) {
	var s runeSet
	switch unicode.ToLower(letter) {
	case 's':
		s = spaceClass
	case 'd':
		s = digitClass()
	case 'i':
		s = initialClass()
	case 'c':
		s = nameClass()
	case 'w':
		s = wordClass()
	default:
		return nil, false
	}
	if unicode.IsUpper(letter) {
		s = s.not()
	}
	return s, true
}

// categories are the properties of XML Schema 2, F.1.1, besides C and Cn. Cs is
// none of them.
const categories = " L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp Cc Cf Co "

// propertyClass returns the class that \p{name} names.
func propertyClass(name string) (runeSet, bool) {
	if block, ok := strings.CutPrefix(name, "Is"); ok {
		s, ok := blocks()[block]
		return newRuneSet(s...), ok
	}
	switch name {
	case "C":
		return otherClass(), true
	case "Cn":
		return unassignedClass(), true
	}
	if name == "" || !strings.Contains(categories, " "+name+" ") {
		return nil, false
	}
	return tableSet(unicode.Categories[name]), true
}
