package lint

var witnessUnused = Rule{
	Code:    "witness-unused",
	Default: Warn,
	Summary: "a witness that is declared and attests nothing",
	Reason: `Nothing points to the witness: readings may lack it, or it is left over from another
document. Nothing is said where most witnesses are pointed to by nothing: such a list is
shared by many documents.`,
	Wrong: `<listWit><witness xml:id="A"/><witness xml:id="B"/></listWit>
<lem wit="#A">south</lem>`,
	Right: `<listWit><witness xml:id="A"/><witness xml:id="B"/></listWit>
<lem wit="#A #B">south</lem>`,
	begin: func(d *Document, r *Rule) {
		d.unused(r, "witness", "the witness", "add #%s to the @wit of its readings, or take it out of the listWit")
	},
}
