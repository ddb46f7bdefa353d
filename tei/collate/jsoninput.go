package collate

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// The codes of what makes JSON no witnesses.
const (
	CodeJSON     diag.Code = "not-json"
	CodeNoTokens diag.Code = "no-witnesses"
)

// The form that CollateX reads.
type jsonInput struct {
	Witnesses []jsonWitness `json:"witnesses"`
}

type jsonWitness struct {
	ID      string       `json:"id"`
	Content *string      `json:"content"`
	Tokens  *[]jsonToken `json:"tokens"`
}

type jsonToken struct {
	T string  `json:"t"`
	N *string `json:"n"`
}

// FromJSON reads witnesses in the form of CollateX: an object whose member
// "witnesses" is a list of objects with an "id" and either "content", which is cut
// into tokens, or "tokens", which are taken as they are: "t" is the text with the
// blanks around it, "n" the normal form, which is made of the text if it is missing.
func FromJSON(f *source.File, n Normalization) ([]*Witness, diag.List) {
	var input jsonInput
	text := f.Bytes()
	if err := json.Unmarshal(text, &input); err != nil {
		return nil, diag.List{jsonProblem(f, err)}
	}
	if len(input.Witnesses) == 0 {
		return nil, diag.List{{Code: CodeNoTokens, Span: f.Span(0, 0), Message: "there are no witnesses in this file",
			Help: `write {"witnesses": [{"id": "A", "content": "…"}, {"id": "B", "content": "…"}]}`}}
	}
	var list []*Witness
	var found diag.List
	for i, w := range input.Witnesses {
		if w.ID == "" || w.Content == nil && w.Tokens == nil {
			found = append(found, diag.Diagnostic{Code: CodeNoTokens, Span: f.Span(0, 0),
				Message: fmt.Sprintf("witness %d has no id, or neither content nor tokens", i+1),
				Help:    `write {"id": "A", "content": "…"} or {"id": "A", "tokens": [{"t": "…"}]}`})
			continue
		}
		made, faulty := w.read(f, n)
		list, found = append(list, made), append(found, faulty...)
	}
	return list, found
}

// read makes the witness. What is wrong with its text has no place, since JSON can
// write one text in many ways; the message names the witness.
func (w *jsonWitness) read(f *source.File, n Normalization) (*Witness, diag.List) {
	if w.Tokens == nil {
		made, found := FromText(w.ID, source.NewFile(w.ID, []byte(*w.Content)), n)
		for i := range made.Tokens {
			made.Tokens[i].Span = source.Span{}
		}
		return made, w.placed(f, found)
	}
	var all strings.Builder
	for _, t := range *w.Tokens {
		all.WriteString(t.T)
	}
	if found := faults(all.String(), f); found != nil {
		return &Witness{ID: w.ID}, w.placed(f, found)
	}
	made := &Witness{ID: w.ID}
	c := cutter{witness: made, normal: n}
	for _, t := range *w.Tokens {
		body := strings.TrimSpace(t.T)
		before, after, _ := strings.Cut(t.T, body)
		if body == "" {
			before, after = t.T, ""
		}
		c.space(before)
		if body != "" {
			c.token(body, source.Span{})
			if t.N != nil {
				made.Tokens[len(made.Tokens)-1].Normal = strings.TrimSpace(*t.N)
			}
		}
		c.space(after)
	}
	return made, nil
}

func (w *jsonWitness) placed(f *source.File, found diag.List) diag.List {
	for i := range found {
		found[i].Span = f.Span(0, 0)
		found[i].Message = "witness " + w.ID + ": " + found[i].Message
	}
	return found
}

// jsonProblem says where JSON goes wrong.
func jsonProblem(f *source.File, err error) diag.Diagnostic {
	at, message := f.Len(), "the JSON ends too early"
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax) && int(syntax.Offset) < f.Len():
		at, message = max(0, int(syntax.Offset)-1), "this cannot stand here in JSON"
	case errors.As(err, &kind):
		at, message = int(kind.Offset), fmt.Sprintf("a JSON %s cannot stand here", kind.Value)
	}
	return diag.Diagnostic{Code: CodeJSON, Span: f.Span(at, at), Message: message,
		Help: `write {"witnesses": [{"id": "A", "content": "…"}, {"id": "B", "content": "…"}]}`}
}
