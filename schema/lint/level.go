package lint

import (
	"fmt"
	"strings"

	"github.com/siglum/siglum/tei/diag"
)

// A Level is how much a rule counts.
type Level int

// The levels. Default is that of the rule.
const (
	Default Level = iota
	Off
	Info
	Warn
	Error
)

// levelNames are the words for levels in configurations.
var levelNames = []string{"default", "off", "info", "warn", "error"}

// String returns the word for the level.
func (l Level) String() string { return levelNames[l] }

// ParseLevel reads off, info, warn or error; "warning" is "warn".
func ParseLevel(s string) (Level, error) {
	for level := Off; level <= Error; level++ {
		if s == level.String() || s == "warning" && level == Warn {
			return level, nil
		}
	}
	return Default, fmt.Errorf("there is no level %q; there is: %s", s, strings.Join(levelNames[Off:], ", "))
}

// severity returns what findings at a level are. Off has none.
func (l Level) severity() diag.Severity {
	switch l {
	case Error:
		return diag.Error
	case Info:
		return diag.Info
	}
	return diag.Warning
}

// Levels say how much rules count, by their codes. What is not in it has the level of
// the rule.
type Levels map[diag.Code]Level

// ParseLevels reads settings that commas part: "off" and "on" are for all rules,
// "CODE=LEVEL" for one, of which a later one counts.
func ParseLevels(s string) (Levels, error) {
	levels := Levels{}
	for item := range strings.SplitSeq(s, ",") {
		if err := levels.set(strings.TrimSpace(item)); err != nil {
			return nil, err
		}
	}
	return levels, nil
}

func (l Levels) set(item string) error {
	switch item {
	case "":
		return nil
	case "off":
		l.SetAll(Off)
		return nil
	case "on":
		l.SetAll(Default)
		return nil
	}
	code, word, ok := strings.Cut(item, "=")
	if !ok {
		return fmt.Errorf("%q says no level: write %s=off, =info, =warn or =error; or off alone, for all rules", item, item)
	}
	level, err := ParseLevel(word)
	if err != nil {
		return err
	}
	return l.Set(code, level)
}

// Set sets the level of a rule. The error says that there is none of that code, and
// names the nearest.
func (l Levels) Set(code string, level Level) error {
	if Find(diag.Code(code)) == nil {
		if near := Nearest(code); near != "" {
			return fmt.Errorf("there is no rule %q; did you mean %s?", code, near)
		}
		return fmt.Errorf("there is no rule %q; siglum help lint lists them", code)
	}
	l[diag.Code(code)] = level
	return nil
}

// SetAll sets the level of all rules.
func (l Levels) SetAll(level Level) {
	for _, r := range rules {
		l[r.Code] = level
	}
}

// of returns the level of a rule.
func (l Levels) of(r *Rule) Level {
	if level := l[r.Code]; level != Default {
		return level
	}
	return r.Default
}
