package critical_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/notation/critical"
	"github.com/siglum/siglum/tei/source"
)

// A rule in Go reads what no label tells: sums of money.
func ExampleRule() {
	profile, err := notation.Builtin("critical")
	if err != nil {
		fmt.Println(err)
		return
	}
	shillings := critical.Rule{Name: "shillings", Read: func(b *notation.Bracket, content func() []critical.Node) *critical.Element {
		number, ok := strings.CutSuffix(notation.String(b.Content), "s")
		if _, err := strconv.Atoi(number); !ok || err != nil {
			return nil
		}
		return &critical.Element{Name: "num", Attrs: []critical.Attr{{Name: "value", Value: number}}, Children: content()}
	}}
	typed := source.NewFile("account.txt", []byte("Paid [12s] for [oats].\n"))
	account, _ := critical.Parse(typed, profile, shillings)
	fmt.Println(critical.XML(account.Root.Children))
	for _, r := range account.Readings {
		fmt.Println(r.Node.Span.Position(), r.What)
	}
	// Output:
	// <text><body><p>Paid <num value="12">12s</num> for <supplied>oats</supplied>.</p></body></text>
	// 1:6 shillings
	// 1:16 words of the editor
}

func ExampleParse() {
	profile, err := notation.Builtin("critical")
	if err != nil {
		fmt.Println(err)
		return
	}
	typed := source.NewFile("draft.txt", []byte("We went {--on--} {++down++}{above} the [road?].\n"))
	draft, messages := critical.Parse(typed, profile)
	fmt.Println(critical.XML([]critical.Node{draft.Root}), len(messages))
	if err := critical.Print(os.Stdout, draft, profile); err != nil {
		fmt.Println(err)
	}
	// Output:
	// <TEI><text><body><p>We went <del>on</del> <add place="above">down</add> the <supplied cert="low">road</supplied>.</p></body></text></TEI> 0
	// We went [del: on] [add above: down] the [road?].
}
