package datatype

import (
	"sync"
	"unicode/utf8"
)

// A definition is a datatype without parameters.
type definition struct {
	space whitespace

	// One of check and parse looks at a string whose white space is processed.
	// Where there is only check, the string itself is the value. Where there is
	// neither, every string is of the datatype.
	check func(s string, c Context) *Error
	parse func(s string, c Context) (any, *Error)

	compare func(a, b any) (order int, comparable bool) // nil if values have no order
	length  func(s string, value any) int               // nil if values have no length
	unit    string                                      // what length counts: "character"
	numeric bool                                        // derived from decimal: has digits to count
	lowest  string                                      // of integers, "" if none
	highest string

	idKind  IDKind
	context bool // whether values depend on the Context
}

// builtIn is RELAX NG's own library (RELAX NG 4.2, 6.2.8).
var builtIn = map[string]definition{
	"string": {space: preserve},
	"token":  {},
}

// xsdLibrary is the library XSD: XML Schema 2, section 3. anyAtomicType and
// untypedAtomic are those of XML Schema 1.1, which jing knows too.
var xsdLibrary = sync.OnceValue(makeXSDLibrary)

func makeXSDLibrary() map[string]definition {
	lib := map[string]definition{
		"string":           text(preserve, nil),
		"anyAtomicType":    text(preserve, nil),
		"untypedAtomic":    text(preserve, nil),
		"normalizedString": text(replace, nil),
		"token":            text(collapse, nil),
		"language":         text(collapse, checkLanguage),
		"Name":             text(collapse, checkName),
		"NCName":           text(collapse, checkNCName),
		"NMTOKEN":          text(collapse, checkNMTOKEN),
		"NMTOKENS":         list("name tokens", checkNMTOKEN),
		"ID":               text(collapse, checkNCName),
		"IDREF":            text(collapse, checkNCName),
		"IDREFS":           list("names", checkNCName),
		"ENTITY":           text(collapse, checkEntity),
		"ENTITIES":         list("names of entities", checkEntity),
		"anyURI":           text(collapse, checkURI),
		"boolean":          {parse: parseBoolean},
		"hexBinary":        {parse: parseHex, length: octetLength, unit: "byte"},
		"base64Binary":     {parse: parseBase64, length: octetLength, unit: "byte"},
		"float":            {parse: parseFloat(32), compare: compareFloats},
		"double":           {parse: parseFloat(64), compare: compareFloats},
		"duration":         {parse: parseDuration, compare: compareDurations},
		"QName":            {parse: parseQName, context: true},
		"NOTATION":         {parse: parseQName, context: true},
		"decimal":          {parse: parseDecimal, compare: compareNumbers, numeric: true},
	}
	for name, t := range calendarTypes {
		lib[name] = definition{parse: t.parse, compare: compareInstants}
	}
	for name, bounds := range integers {
		lib[name] = definition{parse: parseInteger, compare: compareNumbers, numeric: true,
			lowest: bounds[0], highest: bounds[1]}
	}
	mark(lib, "ID", func(d *definition) { d.idKind = ID })
	mark(lib, "IDREF", func(d *definition) { d.idKind = IDREF })
	mark(lib, "IDREFS", func(d *definition) { d.idKind = IDREFS })
	mark(lib, "ENTITY", func(d *definition) { d.context = true })
	mark(lib, "ENTITIES", func(d *definition) { d.context = true })
	return lib
}

func mark(lib map[string]definition, name string, set func(*definition)) {
	d := lib[name]
	set(&d)
	lib[name] = d
}

// integers are the datatypes derived from integer with their bounds.
var integers = map[string][2]string{
	"integer":            {"", ""},
	"nonPositiveInteger": {"", "0"},
	"negativeInteger":    {"", "-1"},
	"nonNegativeInteger": {"0", ""},
	"positiveInteger":    {"1", ""},
	"long":               {"-9223372036854775808", "9223372036854775807"},
	"int":                {"-2147483648", "2147483647"},
	"short":              {"-32768", "32767"},
	"byte":               {"-128", "127"},
	"unsignedLong":       {"0", "18446744073709551615"},
	"unsignedInt":        {"0", "4294967295"},
	"unsignedShort":      {"0", "65535"},
	"unsignedByte":       {"0", "255"},
}

func text(space whitespace, check func(string, Context) *Error) definition {
	return definition{space: space, check: check, length: characters, unit: "character"}
}

func list(what string, item func(string, Context) *Error) definition {
	return definition{check: listOf(what, item), length: items, unit: "item"}
}

func characters(s string, _ any) int { return utf8.RuneCountInString(s) }

func items(s string, _ any) int { return len(split(s)) }

func octetLength(_ string, v any) int { return len(v.(octets)) }

func compareNumbers(a, b any) (int, bool) {
	return compareDecimals(a.(decimal), b.(decimal)), true
}
