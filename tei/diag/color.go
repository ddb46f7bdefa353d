package diag

// A style is an ANSI "select graphic rendition" sequence.
type style string

const (
	bold  style = "\x1b[1m"
	dim   style = "\x1b[2m"
	frame style = "\x1b[34m"
	red   style = "\x1b[1;31m"
	amber style = "\x1b[1;33m"
	note  style = "\x1b[1;36m"
	reset style = "\x1b[0m"
)

func severityStyle(s Severity) style {
	switch s {
	case Error:
		return red
	case Warning:
		return amber
	}
	return note
}

func (t Text) paint(st style, s string) string {
	if !t.Color || s == "" {
		return s
	}
	return string(st) + s + string(reset)
}
