package transform

import "strings"

// citation is how the edition is cited, by what its header states: authors, title, date
// of the text; editors; publisher and date of the edition; its address.
func (b *builder) citation() []*Node {
	meta := b.m.Meta
	if b.m.Title == "" {
		return nil
	}
	var nodes []*Node
	say := func(text string) { nodes = append(nodes, words(text)...) }
	if len(meta.Creators) > 0 {
		say(strings.Join(meta.Creators, "; ") + ", ")
	}
	nodes = append(nodes, &Node{Kind: Italic, In: AllViews, Nodes: words(b.m.Title)})
	if meta.Date != "" && !strings.Contains(b.m.Title, meta.Date) {
		say(" (" + meta.Date + ")")
	}
	if editors := b.stated("editor"); len(editors) > 0 {
		say(", " + b.labels.Get("edited-by", "names", strings.Join(editors, "; ")))
	}
	switch {
	case meta.Publisher != "" && meta.Published != "":
		say(". " + meta.Publisher + ", " + meta.Published)
	case meta.Publisher+meta.Published != "":
		say(". " + meta.Publisher + meta.Published)
	}
	say(".")
	if address := either(doiAddress(meta.DOI), meta.URL); address != "" {
		say(" ")
		nodes = append(nodes, &Node{Kind: Link, In: AllViews, Target: address, Nodes: words(address)})
	}
	return nodes
}

// stated returns the values of a field of the card as texts.
func (b *builder) stated(name string) []string {
	var texts []string
	for _, f := range b.m.Card {
		for _, value := range f.Values {
			if f.Name == name {
				texts = append(texts, plain(value, Critical))
			}
		}
	}
	return texts
}

func doiAddress(doi string) string {
	if doi == "" {
		return ""
	}
	return "https://doi.org/" + doi
}
