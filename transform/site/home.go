package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// A homePage is the first page of a site.
type homePage struct {
	Site, Description, Lead, Search string
	Counts                          []counted // ways to the indexes, with how much is in each
	Bars                            []bar
	Last                            string // the name of the last bar
	Most                            []counted
	Documents                       []document // all, if they are few
}

// A counted leads to a page that has a number of things.
type counted struct {
	Page, Label, Count string
}

// A bar of the timeline stands for a year, or for ten.
type bar struct {
	Page, Name, Title string
	Height            int // from 1 to 20; 0 if nothing is of that time
}

const (
	fewDocuments = 40 // that the first page lists
	mostNames    = 12 // of correspondents on the first page
	manyBars     = 80 // years; for more, a bar is a decade
	forBars      = 10 // documents, for which bars say more than the list does
)

func (m *maker) home() sitePage {
	h := homePage{Site: m.o.Title, Description: m.o.Description, Search: searchName, Bars: m.bars()}
	h.Lead = m.labels.Count("document", len(m.c.editions))
	if n := len(h.Bars); n > 0 {
		h.Last = h.Bars[n-1].Name
	}
	if span := m.span(); span != "" {
		h.Lead += " · " + span
	}
	for _, w := range m.ways {
		if count := m.count(w.Page); count > 0 {
			if w.Page == datesName {
				w.Label = m.labels.Get("site.years")
			}
			h.Counts = append(h.Counts, counted{Page: w.Page, Label: w.Label, Count: m.labels.Number(count)})
		}
	}
	h.Most = m.most()
	if len(m.c.editions) <= fewDocuments {
		for _, e := range m.c.editions {
			h.Documents = append(h.Documents, m.line(e, ""))
		}
	}
	return sitePage{name: homeName, class: "home-page", sends: true, body: m.fill("home", h)}
}

// count is how much an index has.
func (m *maker) count(page string) int {
	switch page {
	case lettersName:
		return len(m.c.sorted((*entry).corresponds, person, organisation))
	case personsName, placesName, orgsName:
		return len(m.c.entries[kindOfRegister(page)])
	case titlesName:
		return len(m.c.editions)
	case datesName:
		return len(grouped(m.c.editions, func(e *edition) (string, string) { return year(e.Date.first()), "" }, func(*group, *edition) {}))
	}
	return 0
}

// years are the years of the first and the last edition that are dated.
func (m *maker) years() (first, last int, ok bool) {
	for _, e := range m.c.editions {
		if y, err := strconv.Atoi(year(e.Date.first())); err == nil {
			if !ok {
				first, ok = y, true
			}
			last = y
		}
	}
	return first, last, ok
}

func (m *maker) span() string {
	first, last, ok := m.years()
	switch {
	case !ok:
		return ""
	case first == last:
		return m.yearName(strconv.Itoa(first))
	}
	return m.yearName(strconv.Itoa(first)) + "–" + m.yearName(strconv.Itoa(last))
}

// bars is how many editions are of each year, or of each ten years where there would
// be too many bars.
func (m *maker) bars() []bar {
	first, last, ok := m.years()
	if !ok || first == last || last-first > 10*manyBars || len(m.c.editions) < forBars {
		return nil
	}
	step := 1
	if last-first >= manyBars {
		step = 10
	}
	bottom := first - ((first%step)+step)%step
	counts, links := make([]int, (last-bottom)/step+1), make([]string, (last-bottom)/step+1)
	for _, e := range m.c.editions {
		if y, err := strconv.Atoi(year(e.Date.first())); err == nil {
			i := (y - bottom) / step
			counts[i]++
			links[i] = cmp.Or(links[i], datesName+"#y"+strconv.Itoa(y))
		}
	}
	var bars []bar
	for i, n := range counts {
		b := bar{Name: m.yearName(strconv.Itoa(bottom + i*step)), Page: links[i]}
		if step > 1 {
			b.Name += "–" + m.yearName(strconv.Itoa(bottom+i*step+step-1))
		}
		if n > 0 {
			b.Height = max(1, (20*n+slices.Max(counts)/2)/slices.Max(counts))
			b.Title = b.Name + ": " + m.labels.Count("document", n)
		}
		bars = append(bars, b)
	}
	return bars
}

// most are those who sent and received most, if there are enough to choose from.
func (m *maker) most() []counted {
	entries := m.c.sorted((*entry).corresponds, person, organisation)
	if len(entries) <= mostNames {
		return nil
	}
	slices.SortStableFunc(entries, func(a, b *entry) int { return len(b.Sent) + len(b.Got) - len(a.Sent) - len(a.Got) })
	var list []counted
	for _, e := range entries[:mostNames] {
		list = append(list, counted{Page: lettersName + "#" + fragment(e.ID), Label: e.Label, Count: strings.TrimSpace(m.labels.Number(len(e.Sent) + len(e.Got)))})
	}
	return list
}
