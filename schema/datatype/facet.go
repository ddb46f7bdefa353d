package datatype

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/siglum/siglum/tei/diag"
)

// A facet restricts the values of a datatype. It is given the string with its
// white space processed, and the value, which is nil if the string is the value.
type facet func(s string, value any) *Error

// compileFacet compiles a parameter (XML Schema 2, 4.3) for a datatype that has
// the facets compiled before it.
func (d *Datatype) compileFacet(p Param) (facet, error) {
	switch p.Name {
	case "pattern":
		return compilePatternFacet(p.Value)
	case "length", "minLength", "maxLength":
		return d.lengthFacet(p)
	case "minInclusive", "minExclusive", "maxInclusive", "maxExclusive":
		return d.boundFacet(p)
	case "totalDigits", "fractionDigits":
		return d.digitsFacet(p)
	case "enumeration":
		return nil, &DefinitionError{Reason: "the facet enumeration is no param of RELAX NG",
			Help: "write a choice of value patterns"}
	case "whiteSpace":
		return nil, &DefinitionError{Reason: "the facet whiteSpace is no param of RELAX NG",
			Help: "choose string, normalizedString or token"}
	}
	e := &DefinitionError{Reason: fmt.Sprintf("%s has no param %q", d.name, p.Name)}
	if near := diag.Nearest(p.Name, slices.Values(facetNames)); near != "" {
		e.Help = fmt.Sprintf("did you mean %q?", near)
	}
	return nil, e
}

var facetNames = []string{"pattern", "length", "minLength", "maxLength", "minInclusive", "minExclusive",
	"maxInclusive", "maxExclusive", "totalDigits", "fractionDigits"}

func compilePatternFacet(source string) (facet, error) {
	p, err := compilePattern(source)
	if err != nil {
		return nil, &DefinitionError{Reason: "the pattern is no regular expression of XML Schema: " + err.Error()}
	}
	return func(s string, _ any) *Error {
		if p.match(s) {
			return nil
		}
		err := patternError(s, source)
		if !p.match(err.Example) {
			err.Example = ""
		}
		return err
	}, nil
}

// patternError says that a string does not match. Those patterns that allow all
// but spaces are so frequent that they are told in words.
func patternError(s, source string) *Error {
	switch {
	case source == `\S+` || source == `[^\p{C}\p{Z}]+`:
		if s == "" {
			return errorf("", "nothing is given where a value is needed")
		}
		if words := strings.Fields(s); len(words) > 1 {
			return errorf(strings.Join(words, "_"), "%s has a space, and a value without spaces is needed", quote(s))
		}
	}
	return errorf("", "%s does not match the pattern %s", quote(s), source)
}

func (d *Datatype) lengthFacet(p Param) (facet, error) {
	length := d.length
	if length == nil {
		return nil, &DefinitionError{Reason: fmt.Sprintf("%s values have no length, so %s cannot be given", d.name, p.Name)}
	}
	want, err := count(p, 0)
	if err != nil {
		return nil, err
	}
	unit := d.unit
	return func(s string, v any) *Error {
		n := length(s, v)
		switch {
		case p.Name == "length" && n != want:
			return errorf("", "the value has %s, and exactly %d is right", plural(n, unit), want)
		case p.Name == "minLength" && n < want:
			return errorf("", "the value has %s, and at least %d is needed", plural(n, unit), want)
		case p.Name == "maxLength" && n > want:
			return errorf("", "the value has %s, and at most %d is allowed", plural(n, unit), want)
		}
		return nil
	}, nil
}

func plural(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return fmt.Sprintf("%d %ss", n, unit)
}

// maxCount stands for every greater number: nothing that is counted gets there.
const maxCount = 1<<31 - 1

// count reads the value of a parameter that counts.
func count(p Param, least int) (int, error) {
	d, ok := scanDecimal(trim(p.Value))
	if !ok || strings.Contains(p.Value, ".") || d.negative || least > 0 && d.whole == "" {
		return 0, &DefinitionError{Reason: fmt.Sprintf("%s is a whole number of at least %d, not %q", p.Name, least, p.Value)}
	}
	n, err := strconv.Atoi("0" + d.whole)
	if err != nil || n > maxCount {
		return maxCount, nil
	}
	return n, nil
}

func (d *Datatype) boundFacet(p Param) (facet, error) {
	if d.compare == nil {
		return nil, &DefinitionError{Reason: fmt.Sprintf("%s values have no order, so %s cannot be given", d.name, p.Name)}
	}
	limit, err := d.Value(p.Value, nil)
	if err != nil {
		return nil, &DefinitionError{Reason: fmt.Sprintf("%s is no value of the datatype that it bounds: %s", p.Name, err)}
	}
	return boundary(p.Name, trim(p.Value), limit.v, d.compare), nil
}

// A bound is one of the four facets that bound values.
type bound struct {
	holds     func(order int) bool
	inclusive bool
	broken    string // format of a value and the limit that it breaks
}

var bounds = map[string]bound{
	"minInclusive": {func(order int) bool { return order >= 0 }, true, "%s is less than %s, the least value allowed"},
	"minExclusive": {func(order int) bool { return order > 0 }, false, "%s is not more than %s"},
	"maxInclusive": {func(order int) bool { return order <= 0 }, true, "%s is more than %s, the greatest value allowed"},
	"maxExclusive": {func(order int) bool { return order < 0 }, false, "%s is not less than %s"},
}

// boundary makes the check of a bound; written is how the schema writes its limit.
func boundary(name, written string, limit any, compare func(a, b any) (int, bool)) facet {
	b := bounds[name]
	example := ""
	if b.inclusive {
		example = written
	}
	return func(s string, v any) *Error {
		order, comparable := compare(v, limit)
		switch {
		case !comparable:
			return errorf(example, "whether %s is less or more than the limit %s cannot be told", s, written)
		case b.holds(order):
			return nil
		}
		return errorf(example, b.broken, s, written)
	}
}

func (d *Datatype) digitsFacet(p Param) (facet, error) {
	if !d.numeric {
		return nil, &DefinitionError{Reason: fmt.Sprintf("%s values are no decimal numbers, so %s cannot be given", d.name, p.Name)}
	}
	if p.Name == "totalDigits" {
		most, err := count(p, 1)
		return func(s string, v any) *Error {
			if n := v.(decimal); len(n.whole)+len(n.fractions) > most {
				return errorf("", "%s has more than %s", s, plural(most, "digit"))
			}
			return nil
		}, err
	}
	most, err := count(p, 0)
	return func(s string, v any) *Error {
		if len(v.(decimal).fractions) > most {
			return errorf("", "%s has more than %s after the point", s, plural(most, "digit"))
		}
		return nil
	}, err
}
