package transform

// rules is the table that says what becomes of an element. One that is not in it
// is a block or inline of its name, as elements.go and its content say.
func rules() map[string]rule {
	return map[string]rule{
		"teiHeader": nothing, // the card states what it says

		"idno": identified,

		// Structure: TEI P5, 4.
		"div": division, "div1": division, "div2": division, "div3": division, "div4": division,
		"div5": division, "div6": division, "div7": division,
		"head": head, "p": paragraph, "ab": paragraph,
		"list": list, "item": item, "label": label,
		"table": table, "row": row, "cell": cell,
		"figure": figure, "figDesc": figDesc, "graphic": graphic,
		"facsimile": surface, "surface": surface, "surfaceGrp": surface,
		"quote": quotation, "q": quotation, "said": quotation,
		"TEI": edition, "line": boxed(Line),
		"eg": verbatim, "egXML": example,

		// Letters, title pages: TEI P5, 4.2.
		"opener": envelope(Letterhead), "closer": envelope(Letterfoot),
		"salute": lines(Line), "signed": lines(Line), "dateline": lines(Line), "byline": lines(Line),
		"address": address, "addrLine": lines(Line),
		"titlePart": lines(Line), "docAuthor": inOwnLine, "docDate": inOwnLine, "docEdition": inOwnLine, "imprimatur": lines(Line),
		"postscript": boxed(Group),

		// Verse and drama: TEI P5, 6 and 7.
		"lg": stanza, "l": verse,
		"sp": boxed(Speech), "speaker": boxed(Speaker), "stage": stage, "castItem": boxed(Line),

		// Transcription: TEI P5, 12.
		"add": add, "del": del, "subst": subst, "restore": restore,
		"addSpan": beginSpan, "delSpan": beginSpan, "damageSpan": beginSpan, "anchor": anchor,
		"gap": gap, "ellipsis": ellipsis, "unclear": unclear, "supplied": supplied, "space": blank,
		"surplus": surplus, "secl": surplus,
		"handShift": handShift, "fw": forme, "metamark": metamark, "listTranspose": silent,

		// Editing: TEI P5, 3.5.
		"choice": choice, "sic": sic, "corr": corr, "ex": ex, "am": am, "expan": expan, "pc": weak,

		// Writing and pointing: TEI P5, 3.3 and 3.7.
		"hi": hi, "emph": written(Emphasis),
		"ref": ref, "ptr": ref, "email": email, "seg": segment,
		"note": note,

		// Names: TEI P5, 14.
		"persName": named, "placeName": named, "geogName": named, "orgName": named, "name": named, "rs": named,

		// Pages and lines: TEI P5, 3.11.
		"lb": lb, "pb": pb, "cb": cb, "gb": cb, "milestone": milestone,

		// Apparatus: TEI P5, 13.
		"app": app, "witStart": lacuna, "witEnd": lacuna, "lacunaStart": lacuna, "lacunaEnd": lacuna,
	}
}
