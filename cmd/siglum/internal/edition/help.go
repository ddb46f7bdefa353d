package edition

import "github.com/siglum/siglum/tei/diag"

// helpFor says what to do about findings of the edition where the transcription is what somebody edits:
// its header and its hands are made of front matter.
var helpFor = map[diag.Code]string{
	"hand-unused": "say in the front matter which brackets it wrote, as in `hands: [{id: h2, label: A reader, labels: [inserted by hand]}]`; " +
		"the hand of the text itself has `scope: major`; in the critical notation name it in brackets: [add h2: …]",
	"witness-unused":        "name it in an entry of the apparatus, or take it out of the front matter",
	"correspondence-sender": "say in the front matter who sent it: `sender: Anna Weber`",
}
