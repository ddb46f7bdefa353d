package cli

import (
	"fmt"
	"strings"

	urfave "github.com/urfave/cli/v2"
)

// manual is the manual page of the program, in the macros of man(7), which all
// systems with man know. It says what help says.
func manual(app *urfave.App, version string) string {
	var m manPage
	m.header("siglum", version)
	m.section("NAME")
	m.line(app.Name + " - " + app.Usage)
	m.section("SYNOPSIS")
	m.line("siglum COMMAND [flags] FILE...")
	m.section("COMMANDS")
	for _, command := range app.Commands {
		m.item("siglum-"+command.Name+"(1)", command.Usage)
	}
	m.section("EXIT STATUS")
	m.example(strings.TrimPrefix(exitCodeHelp, "Exit codes:\n"))
	return m.String()
}

// commandManual is the manual page of one command.
func commandManual(command *urfave.Command, version string) string {
	var m manPage
	m.header("siglum-"+command.Name, version)
	m.section("NAME")
	m.line("siglum-" + command.Name + " - " + command.Usage)
	m.section("SYNOPSIS")
	m.line(strings.TrimSpace("siglum " + command.Name + " [flags] " + command.ArgsUsage))
	m.section("EXAMPLES")
	m.example(command.Description)
	m.section("OPTIONS")
	for _, f := range command.Flags {
		names, usage := flagNames(f)
		m.item(names, usage)
	}
	m.section("EXIT STATUS")
	m.example(strings.TrimPrefix(exitCodeHelp, "Exit codes:\n"))
	m.section("SEE ALSO")
	m.line("siglum(1)")
	return m.String()
}

// A manPage is troff source being written.
type manPage struct{ strings.Builder }

func (m *manPage) header(name, version string) {
	fmt.Fprintf(m, ".TH %s 1 \"\" \"siglum %s\"\n", strings.ToUpper(name), troff(version))
}

func (m *manPage) section(title string) { fmt.Fprintf(m, ".SH %s\n", title) }

func (m *manPage) line(text string) { fmt.Fprintln(m, troff(text)) }

func (m *manPage) item(term, text string) {
	fmt.Fprintf(m, ".TP\n.B %s\n%s\n", troff(term), troff(text))
}

// example writes lines as they are.
func (m *manPage) example(text string) {
	fmt.Fprintf(m, ".nf\n%s\n.fi\n", troff(strings.TrimRight(text, "\n")))
}

// troff escapes what the formatter would take for its own: backslashes, hyphens that
// are to be copied, and a point or quotation mark that begins a line.
func troff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text)
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}
