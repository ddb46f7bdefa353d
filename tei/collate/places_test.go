package collate

import (
	"strings"
	"testing"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
)

// TestPlacesInTEI cuts each token out of the file where it is said to stand.
func TestPlacesInTEI(t *testing.T) {
	const text = "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body>\r\n" +
		"<p>One &amp; <hi>tw</hi>o<!-- x -->, <![CDATA[three ]]>f&#xFC;nf é <gap/> 世界</p></body></text></TEI>"
	d, found := tei.Load(source.NewFile("d.xml", []byte(text)), tei.LoadOptions{})
	if found.HasErrors() {
		t.Fatal(found)
	}
	list, _ := FromTEI("A", d, TEIOptions{})
	var got []string
	for _, k := range list[0].Tokens {
		got = append(got, k.Text+" "+k.Span.Position().String()+" "+k.Span.Text()+" "+k.Path)
	}
	want := `One 2:4 One /TEI/text[1]/body[1]/p[1]
& 2:8 &amp; /TEI/text[1]/body[1]/p[1]
two 2:18 tw</hi>o /TEI/text[1]/body[1]/p[1]/hi[1]
, 2:36 , /TEI/text[1]/body[1]/p[1]
three 2:47 three /TEI/text[1]/body[1]/p[1]
fünf 2:56 f&#xFC;nf /TEI/text[1]/body[1]/p[1]
é 2:66 é /TEI/text[1]/body[1]/p[1]
 2:68 <gap/> /TEI/text[1]/body[1]/p[1]/gap[1]
世 2:75 世 /TEI/text[1]/body[1]/p[1]
界 2:76 界 /TEI/text[1]/body[1]/p[1]`
	if got := strings.Join(got, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
