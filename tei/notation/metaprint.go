package notation

import (
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/siglum/siglum/tei/yamltext"
)

// YAML returns a field as front matter has it, with its name and a line end; "" if it
// is not stated.
func (m *Metadata) YAML(key string) string {
	f := m.field(key)
	if f == nil || f.empty() {
		return ""
	}
	var b strings.Builder
	writeField(&b, *f, "")
	return b.String()
}

func writeField(b *strings.Builder, f metaField, indent string) {
	b.WriteString(f.key + ":")
	switch {
	case f.one != nil:
		b.WriteString(" " + Scalar(f.one.Text) + "\n")
	case f.many != nil && len(*f.many) == 1:
		b.WriteString(" " + Scalar((*f.many)[0].Text) + "\n")
	case f.many != nil:
		b.WriteByte('\n')
		for _, v := range *f.many {
			b.WriteString(indent + "  - " + Scalar(v.Text) + "\n")
		}
	default:
		b.WriteByte('\n')
		f.records.each(func(r record) { writeRecord(b, r, indent) })
	}
}

func writeRecord(b *strings.Builder, r record, indent string) {
	lead := indent + "  - "
	for _, f := range r.fields() {
		if f.empty() {
			continue
		}
		b.WriteString(lead)
		lead = indent + "    "
		writeField(b, f, lead)
	}
}

// Scalar writes a value as YAML: plain where it can stand so.
func Scalar(value string) string {
	if isPlain(value) || isNumber(value) {
		return value
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range value {
		switch r {
		case '\\', '"':
			b.WriteString(`\` + string(r))
		case '\n':
			b.WriteString(`\n`)
		case '\t':
			b.WriteString(`\t`)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// isPlain reports whether YAML has a value as it is where it is not in quotation marks.
func isPlain(value string) bool {
	text := []byte("v: " + value)
	var back map[string]any
	return yamltext.CheckDepth(text) == nil && yaml.Unmarshal(text, &back) == nil && back["v"] == value && len(back) == 1
}

// isNumber reports whether a value is a whole number, which YAML keeps as typed.
func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
