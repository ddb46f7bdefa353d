package notation

// A LabelRule says what a label of the critical notation means: the word that begins
// a bracket, [stamp faded: …].
type LabelRule struct {
	Name       Name              `yaml:"label"`
	Says       string            `yaml:"says"`       // what it is for, in a few words
	Element    string            `yaml:"element"`    // the element made, by default that of the label's name
	Attributes map[string]string `yaml:"attributes"` // which the element always has

	// Words says what words without "=" are that stand after the label, tried in this
	// order: "place", "hand", "writer" (a hand, of a handwritten note), "witness", "cert",
	// "lang", "extent" (3 words, ~2 lines, 1-2 chars, <1 line), "#a" (the attribute a, a
	// pointer), or "a" (the attribute a).
	Words []string `yaml:"words"`

	Pair  []string `yaml:"pair"`  // the two elements that "a | b" are, in the element; attributes belong to the second
	Alone string   `yaml:"alone"` // with Pair: the element made where there is no "|"
	Holds string   `yaml:"holds"` // an element between it and its content: desc
	Text  string   `yaml:"text"`  // its content, where nobody types one
	Lines string   `yaml:"lines"` // as a fence: the element that each line is
	Into  string   `yaml:"into"`  // the attribute that takes its content, blanks as hyphens

	Examples []Example `yaml:"examples"`
}

// Target returns the name of the element that a label makes.
func (r *LabelRule) Target() string {
	if r.Element != "" {
		return r.Element
	}
	return r.Name.Text
}
