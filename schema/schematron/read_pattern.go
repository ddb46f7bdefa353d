package schematron

import (
	"maps"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/expression"
)

// declarePattern notes the ids of a pattern, and the abstract rules in it.
func (r *reader) declarePattern(e element) {
	id := e.value("id")
	if e.value("abstract") == "true" {
		r.abstractPatterns[id] = e
	} else if id != "" {
		r.patternIDs[id] = true
	}
	for c := range r.children(e) {
		switch {
		case c.name() == "rule" && c.value("abstract") == "true":
			r.abstractRules[c.value("id")] = c
		case c.name() == "let" && e.value("abstract") != "true":
			r.variables[localName(c.value("name"))]++
			r.shared = append(r.shared, c)
		case c.at().Name.Space == namespaceXSLT:
			r.declareForeign(c)
		}
	}
}

// pattern reads a pattern, or what it is an instance of.
func (r *reader) pattern(e element) {
	r.refuseDocuments(e)
	p := &pattern{id: e.value("id")}
	r.result.patterns = append(r.result.patterns, p)
	parts := slices.Collect(r.children(e))
	if isA := e.attr("is-a"); isA != nil {
		model, ok := r.abstractPatterns[strings.TrimSpace(isA.Value)]
		if !ok {
			r.loader.report(CodeSchema, isA.ValueSpan, nearestHelp(isA.Value, r.abstractPatterns), "there is no abstract pattern %q", isA.Value)
			return
		}
		r.refuseDocuments(model)
		r.params = parameters(parts)
		for name, value := range parameters(slices.Collect(r.children(model))) {
			if _, given := r.params[name]; !given {
				r.params[name] = value // the default
			}
		}
		defer func() { r.params = nil }()
		parts = append(parts, slices.Collect(r.children(model))...)
	}
	r.patternParts(p, parts)
}

func parameters(parts []element) map[string]string {
	params := map[string]string{}
	for _, c := range parts {
		if c.name() == "param" {
			params[c.value("name")] = c.value("value")
		}
	}
	return params
}

func (r *reader) refuseDocuments(e element) {
	if a := e.attr("documents"); a != nil {
		r.loader.report(CodeUnsupported, a.NameSpan, "validate the other documents by themselves",
			"patterns that apply to other documents (@documents) are not supported")
	}
}

func nearestHelp(name string, among map[string]element) string {
	if near := diag.Nearest(name, maps.Keys(among)); near != "" {
		return "did you mean " + near + "?"
	}
	if len(among) == 0 {
		return "the schema has none"
	}
	return "the ids are: " + strings.Join(slices.Sorted(maps.Keys(among)), ", ")
}

func (r *reader) patternParts(p *pattern, parts []element) {
	defer func(outside map[string]int) { r.variables = outside }(maps.Clone(r.variables))
	for _, c := range parts {
		if c.name() == "let" {
			r.variables[localName(c.value("name"))]++
		}
	}
	for _, c := range parts {
		switch c.name() {
		case "let":
			p.lets = append(p.lets, r.let(c))
		case "rule":
			if c.value("abstract") != "true" {
				p.rules = append(p.rules, r.rule(p, c))
			}
		case "title", "p", "param":
		case "": // declared before
		default:
			r.unknown(c, patternParts)
		}
	}
}

// foreignPart reports instructions of XSLT where none can be run. Elements of other
// namespaces mean nothing to validation.
func (r *reader) foreignPart(e element) {
	if e.at().Name.Space == namespaceXSLT {
		r.loader.report(CodeUnsupported, e.span(), "use <let>, or write functions, keys and variables as children of <schema>",
			"<%s> is not supported in <%s>", e.at().Name, e.at().Parent.Name)
		return
	}
	r.declareForeign(e)
}

// rule reads a rule that is not abstract, with those that it extends.
func (r *reader) rule(p *pattern, e element) *rule {
	rule := &rule{pattern: p}
	context := e.attr("context")
	if context == nil {
		r.loader.report(CodeSchema, e.span(), `write <rule context="tei:p">, or abstract="true"`, "<%s> lacks its context", e.at().Name)
		return rule
	}
	rule.context = r.matcher(r.queryOf(e, "context"))
	defer func(outside map[string]int) { r.variables = outside }(maps.Clone(r.variables))
	r.ruleParts(rule, e, e)
	return rule
}

// ruleParts reads what stands in a rule or an abstract rule. The severity and subject of
// the rule hold for assertions that have none.
func (r *reader) ruleParts(to *rule, e, outer element) {
	for c := range r.children(e) {
		switch c.name() {
		case "let":
			to.lets = append(to.lets, r.let(c))
			r.variables[localName(c.value("name"))]++
		case "assert", "report":
			to.checks = append(to.checks, r.check(c, outer))
		case "extends":
			r.extend(to, c, outer)
		case "p":
		case "":
			r.foreignPart(c)
		default:
			r.unknown(c, ruleParts)
		}
	}
}

// extend reads the abstract rule that is referred to in place of the reference.
func (r *reader) extend(to *rule, e, outer element) {
	name := e.value("rule")
	model, ok := r.abstractRules[name]
	if !ok {
		r.loader.report(CodeSchema, e.span(), nearestHelp(name, r.abstractRules), "there is no abstract rule %q", name)
		return
	}
	if r.loader.enter(e, model) {
		r.ruleParts(to, model, outer)
		r.loader.leave()
	}
}

func (r *reader) check(e, rule element) *check {
	c := &check{
		report:   e.name() == "report",
		id:       e.value("id"),
		span:     e.span(),
		severity: severity(e, rule),
		test:     r.queryOf(e, "test"),
		message:  r.message(e),
		see:      firstValue("see", e, rule),
		language: e.language(),
	}
	for _, at := range []element{e, rule} {
		if at.attr("subject") != nil {
			c.subject = r.queryOf(at, "subject")
			break
		}
	}
	for _, list := range []string{"diagnostics", "properties"} {
		for id := range strings.FieldsSeq(e.value(list)) {
			detail, ok := r.messages[id]
			if !ok {
				r.loader.report(CodeSchema, e.attr(list).ValueSpan, nearestHelp(id, r.messages), "there is no %s with the id %q", strings.TrimSuffix(list, "s"), id)
				continue
			}
			c.details = append(c.details, r.message(detail))
		}
	}
	if c.test == nil {
		r.loader.report(CodeSchema, e.span(), `write <`+e.at().Name.String()+` test="…">`, "<%s> lacks its test", e.at().Name)
	}
	c.group = groupOf(e, rule, r.substituted(e.value("test")))
	return c
}

func firstValue(name string, elements ...element) string {
	for _, e := range elements {
		if v := e.value(name); v != "" {
			return v
		}
	}
	return ""
}

// severity returns what role, else flag, of an assertion or else of its rule says of how
// grave it is. Neither is defined by the standard; these are the words that are in use.
func severity(elements ...element) diag.Severity {
	for _, e := range elements {
		for _, name := range []string{"role", "flag"} {
			switch strings.ToLower(e.value(name)) {
			case "error", "fatal", "err", "must":
				return diag.Error
			case "warning", "warn", "caution", "nonfatal", "non-fatal", "should":
				return diag.Warning
			case "info", "information", "informational", "hint", "note", "notice", "may":
				return diag.Info
			}
		}
	}
	return diag.Error
}

// let reads a variable.
func (r *reader) let(e element) *let {
	l := &let{name: localName(e.value("name")), content: e, span: e.span()}
	if l.name == "" {
		r.loader.report(CodeSchema, e.span(), `write <let name="NAME" value="EXPRESSION"/>`, "<%s> lacks its name", e.at().Name)
	}
	if e.attr("value") != nil {
		l.value = r.queryOf(e, "value")
	}
	return l
}

// queryOf compiles the expression in an attribute; nil if there is none.
func (r *reader) queryOf(e element, name string) *query {
	a := e.attr(name)
	if a == nil {
		return nil
	}
	return r.compile(r.substituted(a.Value), a.ValueSpan)
}

var parameter = expression.Lazy(`\$[\p{L}_][\p{L}\p{N}_.\-]*`)

// substituted replaces the parameters of an abstract pattern by what the instance gives
// for them (ISO/IEC 19757-3:2016 6.3).
func (r *reader) substituted(expression string) string {
	if len(r.params) == 0 {
		return expression
	}
	return parameter().ReplaceAllStringFunc(expression, func(name string) string {
		if value, ok := r.params[name[1:]]; ok {
			return value
		}
		return name
	})
}
