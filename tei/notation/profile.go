package notation

import (
	"regexp"
	"slices"
)

// A Profile is the conventions of an archive or project: what its brackets, lines,
// labels and citations mean. It is data, read from a YAML file by [ReadProfile];
// it must not be changed, and is safe for concurrent use.
type Profile struct {
	Name     Name     `yaml:"profile"`
	Version  string   `yaml:"version"`
	Extends  string   `yaml:"extends"` // the profile that this one builds on
	Without  []string `yaml:"without"` // rules of that profile which are left out
	Title    string   `yaml:"title"`
	Language string   `yaml:"language"` // of the headers that transcriptions bring, as BCP 47
	About    string   `yaml:"about"`    // paragraphs of editorialDecl: what is done to the text

	Dates string `yaml:"dates"` // which number of 3/4/1950 is the day: DayFirst, MonthFirst; "" if nothing says so

	Grammar string       `yaml:"grammar"` // "critical": transcriptions are in the critical notation; else in that of brackets and lines
	Labels  []*LabelRule `yaml:"labels"`  // of the critical notation

	Brackets []BracketShape      `yaml:"brackets"`
	Depth    int                 `yaml:"depth"` // brackets nested deeper than this are characters
	Words    map[string][]string `yaml:"words"` // word lists, for {{name}} in expressions and for conditions
	Maps     map[string]WordMap  `yaml:"maps"`  // tables for {group:map} in templates

	Expressions map[string]*Pattern `yaml:"expressions"` // pieces of expressions, for {{name}} in others
	Languages   map[string]Language `yaml:"languages"`   // names of languages, as headers give them

	Rules     []*BracketRule    `yaml:"rules"`
	Header    HeaderRules       `yaml:"header"`
	Layout    LayoutRules       `yaml:"layout"`
	Blocks    []*BlockRule      `yaml:"blocks"`
	Lists     []*ListRule       `yaml:"lists"`
	Citations []*CitationRule   `yaml:"citations"`
	Titles    []*TitleRule      `yaml:"titles"`
	Divisions map[string]string `yaml:"divisions"` // role of a block → type of the div that holds it

	own       map[string][]string // the word lists that this profile adds to those of the one that it builds on
	ownPieces map[string]*Pattern // its own expressions with a name

	headerLabel func() *regexp.Regexp  // matches a label of the header block
	labelWords  func() map[string]bool // the first words of these labels
}

// The orders of day and month in dates that are written in numbers.
const (
	DayFirst   = "day-first"
	MonthFirst = "month-first"
)

// Critical is the grammar of profiles whose transcriptions are in the critical notation.
const Critical = "critical"

// A Language is how a language is named in TEI.
type Language struct {
	Tag   string `yaml:"tag"`   // BCP 47: "ru"
	Latin string `yaml:"latin"` // its words in Latin letters, where these are not its own: "ru-Latn"
}

// A WordMap is a table from words to words.
type WordMap map[string]string

// A BracketRule says what a bracket means. A bracket is read by the first rule
// whose conditions it meets.
type BracketRule struct {
	Name   Name     `yaml:"name"`
	Open   string   `yaml:"open"`   // the opening sign of the shape that it reads; by default the first shape of the profile that has the rule
	Sign   *Pattern `yaml:"sign"`   // it reads no brackets, but what in running text this matches; {content} is all of it
	Says   string   `yaml:"says"`   // TEI for the transcriptionDesc: what the form means
	Labels []string `yaml:"labels"` // the words before the first colon
	Label  *Pattern `yaml:"label"`  // what the words before the first colon are, in lower case
	Match  *Pattern `yaml:"match"`  // what the whole of its text (without label) is
	After  string   `yaml:"after"`  // "letter": it touches a letter before it; "name": it follows a word with a capital letter
	Before string   `yaml:"before"` // "letter": it touches a letter after it
	Words  string   `yaml:"words"`  // name of the word list that its text is in
	Last   bool     `yaml:"last"`   // it comes after the rules of the profile that this one builds on
	Alone  bool     `yaml:"alone"`  // it is all there is in its block
	Listed bool     `yaml:"listed"` // a list of persons or places says that the name before it is another name of what it names
	Needs  string   `yaml:"needs"`  // the language of the original, as a tag, without which it is not read so

	TEI     *Template `yaml:"tei"`
	Print   string    `yaml:"print"`   // how decoding writes it; by default the brackets, the label and {content}
	Hand    *HandRule `yaml:"hand"`    // the hand that {hand} in the template points to
	Lines   string    `yaml:"lines"`   // "keep": line ends in it are lb
	Padded  string    `yaml:"padded"`  // blanks within its signs are no text: "always", or "apart", where no word touches the sign from without
	Role    string    `yaml:"role"`    // what a block is that consists of it alone
	Quotes  bool      `yaml:"quotes"`  // quotation marks round the whole of what it holds belong to the notation; only for rules with a hand
	Pairs   bool      `yaml:"pairs"`   // it is a number that stands again before its note
	Guess   string    `yaml:"guess"`   // if not empty, what else the form may mean
	Passage string    `yaml:"passage"` // "begins" or "ends": it stands at that place of a passage, whose name {passage} holds

	Examples []Example `yaml:"examples"`

	folded []string // its labels, as they are compared
}

// A HandRule declares a hand that the labels of a rule speak of.
type HandRule struct {
	ID    string `yaml:"id"`
	About string `yaml:"about"` // what is known of it: "writer not identified"
}

// An Example shows what a rule does: Text, in brackets as typed, becomes TEI.
type Example struct {
	Text     string `yaml:"text"`
	TEI      string `yaml:"tei"`
	Language string `yaml:"language"` // the original's language, as the header names it
	OneWay   bool   `yaml:"one-way"`  // decoding gives another form, which encodes to the same TEI
	Not      bool   `yaml:"not"`      // it shows what the rule does not read
}

// LayoutRules say what lines are.
type LayoutRules struct {
	Skip     []*SkipRule `yaml:"skip"`   // page furniture
	LongLine int         `yaml:"long"`   // lines longer than this, in bytes, are paragraphs where blank lines are few
	Opens    []*OpenRule `yaml:"opens"`  // what opens a block in wrapped text, after a line that ends a sentence
	Indent   []string    `yaml:"indent"` // signs that stand for one blank of indentation each, the canonical first
}

// An OpenRule says what begins a paragraph though no blank line stands before it.
type OpenRule struct {
	Name     Name      `yaml:"name"`
	Match    *Pattern  `yaml:"match"` // matches the beginning of the line, without indentation
	Mixed    bool      `yaml:"mixed"` // only in texts that are not in capitals throughout
	Short    bool      `yaml:"short"` // also after a line that ends no sentence, but is shorter than lines that were wrapped
	Alone    bool      `yaml:"alone"` // after any line; and what follows it is a block of its own too
	Examples []Example `yaml:"examples"`
}

// A SkipRule names page furniture: lines that the printing of a page added.
type SkipRule struct {
	Name     Name      `yaml:"name"`
	Match    *Pattern  `yaml:"match"` // matches a whole line, without blanks at its ends
	Examples []Example `yaml:"examples"`
}

// HeaderRules say how the header block of a transcription is written.
type HeaderRules struct {
	Unlabelled []*PlaceRule   `yaml:"unlabelled"` // what blocks before the first label are
	Labels     []*HeaderLabel `yaml:"labels"`
	Shapes     []*HeaderShape `yaml:"shapes"`
}

// A PlaceRule says what a block or line before the first label is: the first rule
// that matches, and whose field no other block took, says so.
type PlaceRule struct {
	Field Name     `yaml:"field"`
	Match *Pattern `yaml:"match"` // nil matches everything
}

// A HeaderLabel is one field of a header block.
type HeaderLabel struct {
	Field  Name     `yaml:"field"`
	Names  []string `yaml:"names"`  // labels without the colon; the first is the canonical one
	Ends   bool     `yaml:"ends"`   // it is the last of the header
	Value  *Pattern `yaml:"value"`  // what the value must be; what is not, is already the body
	Inline bool     `yaml:"inline"` // its value stands on the line of the label or not at all

	Beside     bool `yaml:"beside"`     // it is one beside other labels of a header only: such words begin lines of other texts too
	Paragraphs bool `yaml:"paragraphs"` // its value may have several paragraphs, though it begins on the line of the label
}

// A HeaderShape is a way of laying out a header block, by which decoding writes
// it again.
type HeaderShape struct {
	Name       Name     `yaml:"name"`
	About      string   `yaml:"about"`
	Flat       bool     `yaml:"flat"`       // the transcription stands on one line
	Unlabelled []string `yaml:"unlabelled"` // fields that need no label
	Start      string   `yaml:"start"`      // before the first field
	Between    string   `yaml:"between"`    // before every other field
	Gap        string   `yaml:"gap"`        // between label and value
	Body       string   `yaml:"body"`       // before the first block of the body
	Tail       string   `yaml:"tail"`       // at the end of the transcription
	Address    string   `yaml:"address"`    // how an address of the web is written: "<{url}>"
	Order      []string `yaml:"order"`      // the fields in the canonical order
}

// A BlockRule says what a block of the body is. A block is read by the first rule
// whose conditions it meets.
type BlockRule struct {
	Name     Name              `yaml:"name"`
	Role     string            `yaml:"role"`    // head, address, dateline, salute, signed, …
	Type     string            `yaml:"type"`    // @type of the element made; of a line above the text by default the name of the rule
	Element  string            `yaml:"element"` // the element made of a line above the text, by default seg
	Where    string            `yaml:"where"`   // "start": before the first prose; "end": after the last
	After    []string          `yaml:"after"`   // the role of the block before it is one of these
	Since    string            `yaml:"since"`   // a block before it in its division was read by this rule
	Not      []string          `yaml:"not"`     // no block before it in the part has one of these roles
	Match    *Pattern          `yaml:"match"`   // what its text is
	Except   *Pattern          `yaml:"except"`  // what its text does not hold
	Mixed    bool              `yaml:"mixed"`   // only in texts that are not in capitals throughout
	Begins   string            `yaml:"begins"`  // a block that it matches begins something else, of this type: an enclosure, a further document
	Next     string            `yaml:"next"`    // "text": the block after it is running text
	Letter   bool              `yaml:"letter"`  // only below a text with a salutation or an address above it
	Series   bool              `yaml:"series"`  // it is one of a series of numbers, each block of which is like it
	Indented bool              `yaml:"indented"`
	Turns    bool              `yaml:"turns"` // of a speech: its speaker speaks again, or is named above the text, and is not the only one
	MaxLines int               `yaml:"max-lines"`
	MaxWidth int               `yaml:"max-width"` // of every line, in code points
	Marks    map[string]string `yaml:"marks"`     // named group → element: persName, placeName, date, time
	Strong   bool              `yaml:"strong"`    // a block that it matches is no prose, even if it reads like a sentence
	Action   string            `yaml:"action"`    // the correspAction it states: transmitted, received
	Print    string            `yaml:"print"`     // of a heading with signs of its level round it, its form: == {content} ==
	Guess    string            `yaml:"guess"`     // if not empty, what else it may be
	Examples []Example         `yaml:"examples"`
}

// Read returns where the groups of the rule stand in the text of a block, nil if that is not what the rule reads.
func (r *BlockRule) Read(text string) map[string]Range {
	if r.Match == nil {
		return map[string]Range{}
	}
	return readBut(r.Match, r.Except, text)
}

// A CitationRule finds a piece of a citation.
type CitationRule struct {
	Fields   []string          `yaml:"fields"` // of the header block that are searched; by default citation and source
	After    []string          `yaml:"after"`  // the search begins where the last of these pieces ends
	Name     Name              `yaml:"name"`
	Match    *Pattern          `yaml:"match"`
	Marks    map[string]string `yaml:"marks"` // named group → piece: title, date, publisher, repository, fond, …
	Examples []CitationExample `yaml:"examples"`
}

// A CitationExample shows the pieces that a rule finds.
type CitationExample struct {
	Text string            `yaml:"text"`
	Is   map[string]string `yaml:"is"`
}

// A TitleRule finds sender and receiver in the title of a document.
type TitleRule struct {
	Name     Name              `yaml:"name"`
	Match    *Pattern          `yaml:"match"`
	Except   *Pattern          `yaml:"except"` // what the title does not hold
	Examples []CitationExample `yaml:"examples"`
	Not      []string          `yaml:"not"` // titles that it does not read
}

// Read returns where the groups of the rule stand in a title, nil if that is not what the rule reads.
func (r *TitleRule) Read(title string) map[string]Range { return readBut(r.Match, r.Except, title) }

// readBut returns where the groups of an expression stand in a text that holds nothing of another one.
func readBut(match, except *Pattern, text string) map[string]Range {
	found := match.Find(text)
	if found != nil && except != nil && except.MatchString(text) {
		return nil
	}
	return found
}

// Label returns the header label of a field, or nil.
func (p *Profile) Label(field string) *HeaderLabel {
	for _, l := range p.Header.Labels {
		if l.Field.Text == field {
			return l
		}
	}
	return nil
}

// Rule returns the bracket rule of a name, or nil.
func (p *Profile) Rule(name string) *BracketRule {
	for _, r := range p.Rules {
		if r.Name.Text == name {
			return r
		}
	}
	return nil
}

// For reports whether a field of the header block is searched by the rule.
func (r *CitationRule) For(field string) bool {
	if len(r.Fields) == 0 {
		return field == "citation" || field == "source"
	}
	return slices.Contains(r.Fields, field)
}

// names yields the name of every rule of the profile.
func (p *Profile) names(yield func(*Name) bool) {
	all := []*Name{&p.Name}
	for _, r := range p.Rules {
		all = append(all, &r.Name)
	}
	for _, r := range p.Layout.Skip {
		all = append(all, &r.Name)
	}
	for _, r := range p.Layout.Opens {
		all = append(all, &r.Name)
	}
	for _, r := range p.Header.Unlabelled {
		all = append(all, &r.Field)
	}
	for _, l := range p.Header.Labels {
		all = append(all, &l.Field)
	}
	for _, s := range p.Header.Shapes {
		all = append(all, &s.Name)
	}
	for _, r := range p.Blocks {
		all = append(all, &r.Name)
	}
	for _, r := range p.Lists {
		all = append(all, &r.Name)
	}
	for _, r := range p.Citations {
		all = append(all, &r.Name)
	}
	for _, r := range p.Titles {
		all = append(all, &r.Name)
	}
	for _, r := range p.Labels {
		all = append(all, &r.Name)
	}
	for _, n := range all {
		if !yield(n) {
			return
		}
	}
}
