package cli

import (
	"strings"

	"github.com/siglum/siglum/schema/lint"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/diag/report"
)

// A meaning says what the findings of a code have in common, in one line.
type meaning struct {
	code    diag.Code
	summary string
}

// meanings are those of all codes of findings in XML documents, but for the rules of
// lint, which are documented with examples. Codes are stable: other programs rely on them.
var meanings = []meaning{
	{"", "What a schema does not allow"},
	{"element-unknown", "an element that the schema does not have"},
	{"element-not-allowed", "an element where the schema does not allow it"},
	{"element-missing", "an element that the schema requires is not there"},
	{"text-not-allowed", "text where the schema allows none"},
	{"content-invalid", "text that is not of the kind that the schema requires"},
	{"attribute-not-allowed", "an attribute that the schema does not allow there"},
	{"attribute-missing", "an attribute that the schema requires is not there"},
	{"attribute-value-invalid", "a value of an attribute that the schema does not allow"},
	{"wrong-namespace", "an element or attribute in another namespace than the schema's"},
	{"dangling-idref", "a reference to an id that no element has"},
	{"identity-constraint", "a key of the schema that is not unique, or a reference to none"},
	{"xsd-invalid", "anything else that an XML Schema does not allow"},
	{"schematron-assert", "a Schematron rule requires something that is not so"},
	{"schematron-report", "a Schematron rule reports something that it looked for"},
	{"schematron-failure", "a Schematron rule that could not be worked out at this place"},
	{"too-many-errors", "more errors than are listed"},

	{"", "Which schema"},
	{"schema-not-found", "a schema that the document names and that is not at hand"},
	{"schema-without-rules", "Schematron was asked for, and the schema has none"},
	{"schema-engine", "the engine for XML Schemas is not there, or failed"},
	{"tree-too-large", "a document with too many nodes to be checked as a whole (--max-tree)"},
	{"tree", "a document that cannot be checked as a whole"},

	{"", "What XML does not allow"},
	{"ampersand-in-text", "& without a name and a semicolon after it"},
	{"attribute-quote-missing", "a value of an attribute without quotation marks"},
	{"attribute-repeated", "an attribute that an element has twice"},
	{"attribute-space-missing", "no white space before an attribute"},
	{"attribute-value-missing", "an attribute without a value"},
	{"attribute-value-unclosed", "a value of an attribute whose second quotation mark is missing"},
	{"cdata-end-in-text", "]]> in text, which ends a CDATA section and may stand nowhere else"},
	{"character-illegal", "a character that XML 1.0 does not allow"},
	{"character-reference-malformed", "a reference such as &#x12; that is not written as XML requires"},
	{"comment-double-hyphen", "-- inside a comment"},
	{"depth-exceeded", "elements that are nested deeper than is allowed"},
	{"document-empty", "a document with nothing in it"},
	{"end-tag-malformed", "an end tag that is not written as XML requires"},
	{"end-tag-mismatch", "an end tag of another element than the one that is open"},
	{"end-tag-missing", "an element that is not ended"},
	{"end-tag-unexpected", "an end tag where no element is open"},
	{"instruction-malformed", "a processing instruction that is not written as XML requires"},
	{"instruction-target-reserved", "a processing instruction whose name XML keeps for itself"},
	{"instruction-without-target", "a processing instruction without a name"},
	{"less-than-in-text", "< in text that begins no tag"},
	{"less-than-in-value", "< in the value of an attribute"},
	{"markup-unclosed", "a comment, CDATA section or declaration that is not ended"},
	{"markup-unknown", "<! that begins nothing that XML knows"},
	{"markup-too-long", "a tag, comment or the like that is longer than is allowed in what is read from a pipe"},
	{"name-not-qualified", "a name with a colon that parts no prefix from a name"},
	{"name-with-colon", "a colon in a name that must have none"},
	{"namespace-empty", "a prefix that is declared for no namespace"},
	{"namespace-reserved", "a namespace that XML keeps for itself"},
	{"prefix-reserved", "a prefix that XML keeps for itself"},
	{"prefix-undeclared", "a namespace prefix that is not declared"},
	{"reference-unclosed", "a reference to an entity without its semicolon"},
	{"root-missing", "a document without an element"},
	{"root-repeated", "a second element after the one that holds the document"},
	{"stream-unreadable", "a document that could not be read to its end"},
	{"tag-malformed", "a tag that is not written as XML requires"},
	{"tag-unclosed", "a tag that is not closed by >"},
	{"text-outside-root", "text before or after the element that holds the document"},

	{"", "Encodings, declarations and entities"},
	{"bytes-undecodable", "bytes that are no text in the encoding of the document"},
	{"encoding-contradicted", "another encoding than the document is in"},
	{"encoding-unknown", "an encoding that Siglum does not know"},
	{"version-not-1.0", "a document that says it is of another version of XML than 1.0"},
	{"version-unknown", "a version of XML that there is not"},
	{"declaration-malformed", "an XML declaration that is not written as XML requires"},
	{"declaration-not-first", "an XML declaration that does not stand first"},
	{"declaration-syntax", "a declaration of a DTD that is not written as XML requires"},
	{"declaration-unknown", "what is no declaration, in a DTD"},
	{"doctype-misplaced", "a document type declaration that stands too late, or twice"},
	{"entity-external-in-value", "an entity from another file in the value of an attribute"},
	{"entity-recursive", "an entity that contains itself"},
	{"entity-undeclared", "an entity that is not declared"},
	{"entity-unparsed", "an entity that is no XML, where XML must stand"},
	{"entity-unread", "an entity in another file, which is not read"},
	{"expansion-exceeded", "entities that expand to more than is allowed (--max-expansion)"},
	{"external-unreadable", "a file that a document refers to and that cannot be read"},
	{"parameter-entity-misplaced", "a parameter entity inside a declaration"},
	{"percent-in-value", "% in an entity that begins no reference"},

	{"", "Inclusions"},
	{"xinclude-ill-formed", "a file to include that is not well-formed XML"},
	{"xinclude-loop", "a file that includes itself"},
	{"xinclude-malformed", "an inclusion that is not written as XInclude requires"},
	{"xinclude-not-found", "a file to include that is not there"},
	{"xinclude-not-text", "a file to include that is no text"},
	{"xinclude-outside", "a file to include from a folder that is not allowed (--include-root)"},
	{"xinclude-pointer", "a part of a file to include that is not found, or is named in a way that is not supported"},
	{"xinclude-remote", "an inclusion from the network, which is never used"},
	{"xinclude-too-much", "inclusions that become more than is allowed"},
}

// explainCode says what the findings of a code have in common.
func explainCode(code diag.Code) report.Explanation {
	if r := lint.Find(code); r != nil {
		return report.Explanation{Summary: r.Summary, Detail: r.Reason + "\n\nWrong:\n" + r.Wrong + "\n\nRight:\n" + r.Right}
	}
	for _, m := range meanings {
		if m.code == code && code != "" {
			return report.Explanation{Summary: m.summary}
		}
	}
	return report.Explanation{}
}

// codesHelp lists all codes.
func codesHelp() string {
	var b strings.Builder
	b.WriteString("Each finding has a code, which stays the same from version to version.\n")
	var rows [][2]string
	flush := func() {
		if len(rows) > 0 {
			b.WriteString("\n" + table(rows))
		}
		rows = nil
	}
	for _, m := range meanings {
		if m.code == "" {
			flush()
			b.WriteString("\n" + m.summary + ":\n")
			continue
		}
		rows = append(rows, [2]string{string(m.code), m.summary})
	}
	flush()
	b.WriteString("\nWhat no schema states (siglum help RULE says more):\n")
	for _, r := range lint.Rules() {
		rows = append(rows, [2]string{string(r.Code), r.Summary})
	}
	flush()
	return b.String()
}
