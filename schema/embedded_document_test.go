package schema_test

import (
	"strings"
	"testing"
)

const teiNamespace = ` xmlns="http://www.tei-c.org/ns/1.0"`

// The parts of a small document, each of which a place can replace.
const (
	smallTitle       = `<titleStmt><title>x</title></titleStmt>`
	smallPublication = `<publicationStmt><p>x</p></publicationStmt>`
	smallSource      = `<p>x</p>`
	smallBody        = `<p>x</p>`
)

// documentAt returns a small TEI document that holds a fragment at a place.
func documentAt(t testing.TB, place, fragment string) string {
	t.Helper()
	file, header, resource := fileWith(smallSource), "", text("", smallBody)
	switch place {
	case "root":
		tag := strings.IndexAny(fragment, " />")
		return fragment[:tag] + teiNamespace + fragment[tag:]
	case "header-alone":
		return "<TEI" + teiNamespace + ">" + fragment + resource + "</TEI>"
	case "file":
		file = fragment
	case "source":
		file = fileWith(fragment)
	case "header":
		header = fragment
	case "encoding":
		header = "<encodingDesc>" + fragment + "</encodingDesc>"
	case "profile":
		header = "<profileDesc>" + fragment + "</profileDesc>"
	case "resource":
		resource = fragment
	case "front":
		resource = text("<front>"+fragment+"</front>", smallBody)
	case "body":
		resource = text("", fragment)
	case "block":
		resource = text("", "<div>"+fragment+"</div>")
	case "phrase":
		resource = text("", "<p>"+fragment+"</p>")
	default:
		t.Fatalf("no place %q in the small document", place)
	}
	return "<TEI" + teiNamespace + "><teiHeader><fileDesc>" + file + "</fileDesc>" + header + "</teiHeader>" + resource + "</TEI>"
}

func fileWith(source string) string {
	return smallTitle + smallPublication + "<sourceDesc>" + source + "</sourceDesc>"
}

func text(front, body string) string { return "<text>" + front + "<body>" + body + "</body></text>" }
