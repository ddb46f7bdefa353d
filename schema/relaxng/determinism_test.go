package relaxng_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/diag"
)

// A document gets the same messages each time, however many they are: after a
// thousand, less work is done for each.
func TestSameMessages(t *testing.T) {
	schema := compile(t, `<element name="r" xmlns="http://relaxng.org/ns/structure/1.0">
		<zeroOrMore><choice>
			<element name="abca"><text/></element>
			<element name="abcb"><empty/></element>
			<element name="abcc"><empty/></element>
		</choice></zeroOrMore>
	</element>`)
	doc := "<r><zzzzz>" + strings.Repeat("<q/>", 1200) + "<abcx>text</abcx></zzzzz></r>"
	first := messagesOf(validate(schema, doc))
	for range 20 {
		if diff := cmp.Diff(first, messagesOf(validate(schema, doc))); diff != "" {
			t.Fatalf("(-first +again):\n%s", diff)
		}
	}
}

func messagesOf(list diag.List) []string {
	var messages []string
	for _, d := range list {
		messages = append(messages, d.String())
	}
	return messages
}
