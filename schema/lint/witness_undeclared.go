package lint

var witnessUndeclared = Rule{
	Code:    "witness-undeclared",
	Default: Warn,
	Summary: "a witness without declaration",
	Reason: `@wit of lem and rdg points to a witness, or to a listWit that holds several (TEI P5,
12.1.4). It is reported if there is no element of that id, or if it is of another kind;
manuscript descriptions and bibliographic ones are taken as declarations.`,
	Wrong: `<rdg wit="#B">south</rdg>
<listWit><witness xml:id="A">Oxford, MS 12</witness></listWit>`,
	Right: `<rdg wit="#A">south</rdg>
<listWit><witness xml:id="A">Oxford, MS 12</witness></listWit>`,
	begin: beginWitnessUndeclared,
}

// witnesses are the elements that a witness may point to.
var witnesses = []string{
	"witness", "listWit", "msDesc", "msPart", "msFrag", "msItem", "object", "bibl", "biblStruct", "biblFull", "listBibl",
	"person", "app", "rdg", "rdgGrp", "text", "TEI", "handNote", "recording", "abbr", "idno", "title", "item",
}

func beginWitnessUndeclared(d *Document, r *Rule) {
	d.reads()
	d.atEndOfDocument(func() {
		if d.incomplete {
			return
		}
		for id, from := range d.of(byWit) {
			d.declared(r, id, from, witnesses, "declare the witness in the header: <sourceDesc><listWit><witness xml:id=%q>…</witness></listWit></sourceDesc>")
		}
	})
}
