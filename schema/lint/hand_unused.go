package lint

var handUnused = Rule{
	Code:    "hand-unused",
	Default: Warn,
	Summary: "a hand that is declared and wrote nothing",
	Reason: `Nothing points to the handNote: an addition may lack its @hand, or the hand is left over
from another document. Nothing is said where most hands are pointed to by nothing: such
a list is shared by many documents. A hand whose @scope is sole or major wrote the text
itself, and need not be pointed to.`,
	Wrong: `<handNotes><handNote xml:id="h1"/><handNote xml:id="h2"/></handNotes>
<add hand="#h1">south</add>`,
	Right: `<handNotes><handNote xml:id="h1"/></handNotes>
<add hand="#h1">south</add>`,
	begin: func(d *Document, r *Rule) {
		d.unused(r, "handNote", "the hand", "give what it wrote @hand=\"#%s\", or take it out; a main hand has scope=\"major\"")
	},
}
