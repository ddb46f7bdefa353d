package encode_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/source"
)

// Who wrote to whom, and where the document is kept, as the header block and the text of papers state it.
var headersOfPapers = []struct{ name, text, path, want string }{
	{"two addressees, and a signature that is not transcribed", "to the Central Committee\n\nto Cde. Brandt\n\nWe ask you to give us your instructions on these questions.\n\n[signature] Anna Weber\n\n6 July 1949\n",
		"profileDesc/correspDesc", `Anna Weber, 6 July 1949; Central Committee, Cde. Brandt`},
	{"a telegram to somebody, by its author", "Title: Telegram to Brandt\n\nAuthor: Anna Weber\n\nContents:\n\nWe ask you to give us your instructions on these questions.\n",
		"profileDesc/correspDesc", `Anna Weber; Brandt`},
	{"a cable by way of somebody", "Title: Cable, Anna Weber to Karl Brandt [via Clara Wendt]\n\nContents:\n\nWe ask you to give us your instructions on these questions.\n",
		"profileDesc/correspDesc", `Anna Weber; Clara Wendt; Karl Brandt`},
	{"a title that only begins like one", "Title: Reply to the questions of the others\n\nAuthor: Anna Weber\n\nContents:\n\nWe ask you to give us your instructions.\n",
		"profileDesc/correspDesc", ``},
	{"the file of an archive", "Title: Report\n\nSource: Brandt Memorial Museum and Library, File No. JN, vol. 21-1. Translated by Karl Brandt.\n\nContents:\n\nWe ask you to give us your instructions.\n",
		"fileDesc/sourceDesc/msDesc", `Brandt Memorial Museum and Library, File No. JN, vol. 21-1`},
	{"a book of a library is no file", "Title: Report\n\nSource: The Library of the Town, a history in two parts. Translated by Karl Brandt.\n\nContents:\n\nWe ask you to give us your instructions.\n",
		"fileDesc/sourceDesc/msDesc", ``},
}

func TestHeadersOfPapers(t *testing.T) {
	for _, test := range headersOfPapers {
		r, list := encode.Encode(source.NewFile("paper.txt", []byte(test.text)), encode.Options{})
		if r == nil {
			t.Fatal(list)
		}
		got := ""
		if e := r.Document.Root().FindElement("./teiHeader/" + test.path); e != nil {
			for i, part := range e.ChildElements() {
				if i > 0 {
					got += "; "
				}
				for n, word := range part.ChildElements() {
					if n > 0 {
						got += ", "
					}
					got += tei.Phrase(word)
				}
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}
