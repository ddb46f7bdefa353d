package critical_test

import (
	"fmt"
	"os"

	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/notation/critical"
	"github.com/siglum/siglum/tei/source"
)

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
