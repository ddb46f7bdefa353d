package notation

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
)

// base returns the profile that the checked one builds on, or nil.
func (c *checker) base() *Profile {
	if c.profile.Extends == "" {
		if len(c.profile.Without) > 0 {
			c.fail("without", c.top("without"), "the profile builds on no other, so there are no rules to leave out", "")
		}
		return nil
	}
	base, err := Builtin(c.profile.Extends)
	if err != nil {
		help := "built-in profiles are: " + strings.Join(Names(), ", ")
		if near := diag.Nearest(c.profile.Extends, slices.Values(Names())); near != "" {
			help = fmt.Sprintf("perhaps %q is meant; %s", near, help)
		}
		c.list = append(c.list, diag.Diagnostic{
			Code:    CodeProfileRule,
			Message: fmt.Sprintf("the profile %q, which this one extends, is not known", c.profile.Extends),
			Span:    c.top("extends"), Help: help,
		})
		return nil
	}
	return base
}

// inherit takes what is no rule from a base: bracket shapes, tables and words, to which those of the profile
// are added.
func (p *Profile) inherit(base *Profile) {
	for _, s := range base.Brackets {
		if !slices.ContainsFunc(p.Brackets, func(own BracketShape) bool { return own.Open == s.Open || own.Replaces == s.Open }) {
			p.Brackets = append(p.Brackets, s)
		}
	}
	p.own = maps.Clone(p.Words)
	p.Words = mergedWords(base.Words, p.Words)
	p.Maps = mergedMaps(base.Maps, p.Maps)
	p.ownPieces = maps.Clone(p.Expressions)
	p.Expressions = merged(base.Expressions, p.Expressions)
	p.Languages = merged(base.Languages, p.Languages)
	p.Divisions = merged(base.Divisions, p.Divisions)
	if p.Depth == 0 {
		p.Depth = base.Depth
	}
	if p.Language == "" {
		p.Language = base.Language
	}
	if p.Dates == "" {
		p.Dates = base.Dates
	}
	if p.About == "" {
		p.About = base.About
	}
	if p.Grammar == "" {
		p.Grammar = base.Grammar
	}
}

func merged[V any](base, own map[string]V) map[string]V {
	all := make(map[string]V, len(base)+len(own))
	maps.Copy(all, base)
	maps.Copy(all, own)
	return all
}

// mergedWords adds word lists to those of the same names.
func mergedWords(base, own map[string][]string) map[string][]string {
	all := merged(base, nil)
	for name, words := range own {
		all[name] = append(slices.Clone(words), base[name]...)
	}
	return all
}

func mergedMaps(base, own map[string]WordMap) map[string]WordMap {
	all := merged(base, nil)
	for name, table := range own {
		all[name] = merged(base[name], table)
	}
	return all
}

// extend puts the rules of the base after those of the profile, which have been checked, but for those that
// it leaves out. Rules of the base that use a word list to which the profile adds words know
// these too.
func (c *checker) extend(base *Profile) {
	p := c.profile
	e := extension{profile: p, left: map[string]bool{}}
	for _, name := range p.Without {
		e.left[name] = false
	}
	p.Rules = inherited(e, p.Rules, base.Rules, func(r *BracketRule) (string, *Pattern) { return r.Name.Text, r.Match },
		func(r BracketRule, match *Pattern) *BracketRule {
			r.Match, r.Label, r.Sign = match, e.pattern(r.Label), e.pattern(r.Sign)
			return &r
		})
	e.reshape(base)
	p.Rules = lastLast(p.Rules, base)
	p.Blocks = inherited(e, p.Blocks, base.Blocks, func(r *BlockRule) (string, *Pattern) { return r.Name.Text, r.Match },
		func(r BlockRule, match *Pattern) *BlockRule {
			r.Match, r.Except = match, e.pattern(r.Except)
			return &r
		})
	p.Labels = inherited(e, p.Labels, base.Labels, func(r *LabelRule) (string, *Pattern) { return r.Name.Text, nil }, nil)
	p.Lists = inherited(e, p.Lists, base.Lists, func(r *ListRule) (string, *Pattern) { return r.Name.Text, nil }, nil)
	p.Citations = inherited(e, p.Citations, base.Citations, func(r *CitationRule) (string, *Pattern) { return r.Name.Text, r.Match },
		func(r CitationRule, match *Pattern) *CitationRule { r.Match = match; return &r })
	p.Titles = inherited(e, p.Titles, base.Titles, func(r *TitleRule) (string, *Pattern) { return r.Name.Text, r.Match },
		func(r TitleRule, match *Pattern) *TitleRule {
			r.Match, r.Except = match, e.pattern(r.Except)
			return &r
		})
	p.Layout.Skip = inherited(e, p.Layout.Skip, base.Layout.Skip, func(r *SkipRule) (string, *Pattern) { return r.Name.Text, r.Match },
		func(r SkipRule, match *Pattern) *SkipRule { r.Match = match; return &r })
	p.Layout.Opens = inherited(e, p.Layout.Opens, base.Layout.Opens, func(r *OpenRule) (string, *Pattern) { return r.Name.Text, r.Match },
		func(r OpenRule, match *Pattern) *OpenRule { r.Match = match; return &r })
	p.Layout = p.Layout.or(base.Layout)
	p.Header = p.Header.or(e, base.Header)
	c.leftOut(e.left)
}

// An extension takes over rules of a base.
type extension struct {
	profile *Profile
	left    map[string]bool // the rules left out, and whether the base has them
}

// inherited returns the rules of a profile and, after them, those of its base.
func inherited[R any](e extension, own, base []*R, of func(*R) (string, *Pattern), with func(R, *Pattern) *R) []*R {
	all := slices.Clip(own)
	for _, r := range base {
		name, match := of(r)
		if _, out := e.left[name]; out {
			e.left[name] = true
			continue
		}
		if with != nil && (e.changed(match) || slices.ContainsFunc(morePatterns(r), e.changed)) {
			r = with(*r, e.pattern(match))
		}
		all = append(all, r)
	}
	return all
}

// lastLast puts the rules of a profile that are to come last behind those of its base.
func lastLast(rules []*BracketRule, base *Profile) []*BracketRule {
	var first, last []*BracketRule
	for _, r := range rules {
		if r.Last && base.Rule(r.Name.Text) != r {
			last = append(last, r)
		} else {
			first = append(first, r)
		}
	}
	return append(first, last...)
}

// reshape lets rules of the base read the shapes that replace those that they read.
func (e extension) reshape(base *Profile) {
	for _, s := range e.profile.Brackets {
		i := slices.IndexFunc(base.Brackets, func(b BracketShape) bool { return b.Open == s.Replaces })
		if i < 0 {
			continue
		}
		old := base.Brackets[i]
		signs := strings.NewReplacer(old.Open, s.Open, old.Close, s.Close)
		for i, r := range e.profile.Rules {
			if r.Open != s.Replaces {
				continue
			}
			again := *r
			again.Open, again.Examples = s.Open, slices.Clone(r.Examples)
			again.Print, again.Says = signs.Replace(r.Print), signs.Replace(r.Says)
			for n := range again.Examples {
				again.Examples[n].Text = signs.Replace(again.Examples[n].Text)
			}
			e.profile.Rules[i] = &again
		}
	}
}

// morePatterns returns the expressions that a rule has besides.
func morePatterns(r any) []*Pattern {
	switch r := r.(type) {
	case *BracketRule:
		return []*Pattern{r.Label, r.Sign}
	case *BlockRule:
		return []*Pattern{r.Except}
	case *TitleRule:
		return []*Pattern{r.Except}
	}
	return nil
}

// changed reports whether an expression uses a word list to which the profile adds words, or an expression that it
// replaces.
func (e extension) changed(p *Pattern) bool {
	if p == nil {
		return false
	}
	return slices.ContainsFunc(p.wordLists(), func(name string) bool { return e.profile.own[name] != nil }) ||
		slices.ContainsFunc(p.refs(), func(name string) bool { return e.profile.ownPieces[name] != nil })
}

// pattern returns an expression of the base with the words of the profile.
func (e extension) pattern(p *Pattern) *Pattern {
	if !e.changed(p) {
		return p
	}
	again := &Pattern{Source: p.Source}
	if err := again.compile(e.profile.Words, e.profile.Expressions, false); err != nil {
		return p
	}
	return again
}

func (l LayoutRules) or(base LayoutRules) LayoutRules {
	if l.LongLine == 0 {
		l.LongLine = base.LongLine
	}
	if len(l.Indent) == 0 {
		l.Indent = base.Indent
	}
	return l
}

// or takes over the labels and places of a base. A field that the profile has too keeps the names that the
// base gives it, after its own. Shapes are the base's unless the profile has its own.
func (h HeaderRules) or(e extension, base HeaderRules) HeaderRules {
	h.Unlabelled = inherited(e, h.Unlabelled, base.Unlabelled, func(r *PlaceRule) (string, *Pattern) { return "", r.Match },
		func(r PlaceRule, match *Pattern) *PlaceRule { r.Match = match; return &r })
	labels := slices.Clip(h.Labels)
	for _, l := range base.Labels {
		i := slices.IndexFunc(labels, func(own *HeaderLabel) bool { return own.Field.Text == l.Field.Text })
		if i < 0 {
			labels = append(labels, l)
			continue
		}
		for _, name := range l.Names {
			if !slices.ContainsFunc(labels, func(own *HeaderLabel) bool { return slices.Contains(own.Names, name) }) {
				labels[i].Names = append(labels[i].Names, name)
			}
		}
	}
	h.Labels = labels
	if len(h.Shapes) == 0 {
		h.Shapes = base.Shapes
	}
	return h
}

// leftOut reports names under "without" that no rule of the base has.
func (c *checker) leftOut(left map[string]bool) {
	base, _ := Builtin(c.profile.Extends)
	for i, name := range c.profile.Without {
		if left[name] {
			continue
		}
		var known []string
		for n := range base.names {
			known = append(known, n.Text)
		}
		help := "`siglum profile show " + c.profile.Extends + "` lists its rules"
		if near := diag.Nearest(name, slices.Values(known)); near != "" {
			help = fmt.Sprintf("perhaps %q is meant", near)
		}
		c.fail("without", c.top("without", i), fmt.Sprintf("the profile %q has no rule %q to leave out", c.profile.Extends, name), help)
	}
}
