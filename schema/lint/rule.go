package lint

import (
	"slices"

	"github.com/siglum/siglum/tei/diag"
)

// A Rule is one thing that is looked for.
type Rule struct {
	Code    diag.Code
	Default Level  // what it counts unless configured
	Summary string // what is found, one line: "a pointer that leads nowhere"
	Reason  string // why that is wrong, and what is passed over
	Wrong   string // an example in XML
	Right   string // the same as it should be

	// begin tells the rule of a document, so that it can say what it wants to see.
	begin func(d *Document, r *Rule)
}

// rules are all rules, in the order in which they are listed.
var rules = []*Rule{
	&pointerDangling, &pointerWithoutHash, &pointerFile,
	&duplicateID, &spanBackwards, &spanOverlap,
	&handUndeclared, &handUnused,
	&witnessUndeclared, &witnessUnused,
	&appWithoutReading, &choiceSingle,
	&dateImpossible, &dateOrder,
	&correspondenceSender,
	&deletionUnmarked, &restoreNothing,
	&characterLost, &privateUse, &notNFC,
	&ignoreUnknown, &ignoreUnused,
}

// Rules returns all rules, in the order in which they are listed.
func Rules() []*Rule { return slices.Clone(rules) }

// Find returns the rule of a code, or nil.
func Find(code diag.Code) *Rule {
	for _, r := range rules {
		if r.Code == code {
			return r
		}
	}
	return nil
}

// codes yields the codes of all rules, for those who misspell one.
func codes(yield func(string) bool) {
	for _, r := range rules {
		if !yield(string(r.Code)) {
			return
		}
	}
}

// Nearest returns the code that a misspelt one most likely stands for, or "".
func Nearest(code string) string { return diag.Nearest(code, codes) }
