package transform

// Options says how to build a model. The zero value is the default.
type Options struct {
	Witness string  // id or siglum of the witness whose text is wanted; "" is the edition's own text
	Hand    string  // id or label of a hand: of all changes, those of this hand and of the main one are carried out; "" is all hands
	Before  string  // id or label of a hand whose changes are undone
	Lang    string  // of labels and legend: en, de, fr, it, es, ru; "" is en
	Signs   string  // set of signs: documentary, leiden, ascii; "" is documentary
	SignSet SignSet // signs of a project's own, in the place of Signs; [ReadSigns] reads them

	Negative bool // the apparatus names only the witnesses that depart from the text
}
