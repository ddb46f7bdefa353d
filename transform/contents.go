package transform

// A Head is a line of the table of contents: a heading of the text.
type Head struct {
	ID    string
	Text  string
	Level int // from 1
	In    Views
	Lang  string
	RTL   bool
}

// contents lists the headings of the text in their order.
func contents(nodes []*Node) []Head {
	var heads []Head
	for _, n := range nodes {
		switch text := ""; {
		case n.Kind == Heading:
			for _, v := range []View{Reading, Diplomatic} {
				text = either(text, plain(one(n), v))
			}
			if text != "" && n.ID != "" {
				heads = append(heads, Head{ID: n.ID, Text: text, Level: n.Level, In: n.In, Lang: n.Lang, RTL: n.RTL})
			}
		case n.Kind.Block():
			heads = append(heads, contents(n.Nodes)...)
		}
	}
	return heads
}
