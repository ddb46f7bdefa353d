package lint

import (
	"math/rand/v2"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestSurelyNormal: what is said to be normal is, in any row of three characters of the
// table; and text of the usual scripts is said to be.
func TestSurelyNormal(t *testing.T) {
	for _, text := range []string{"", "plain", "Übergröße", "Ṛṣi, ḍākinī", "किन्तु", "Ἀχιλλεύς", "война", "שלום", "“quoted” – so"} {
		if !surelyNormal(text) {
			t.Errorf("%q is normal, and was not recognised", text)
		}
	}
	for _, text := range []string{"e\u0301", "\u212B", "a\u0301\u0323", "\u0915\u093C", "\u0958", "\u09C7\u09BE", "\u0301"} {
		if surelyNormal(text) {
			t.Errorf("%+q is said to be normal", text)
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 300_000 {
		text := string([]rune{anyCharacter(random), anyCharacter(random), anyCharacter(random)})
		if surelyNormal(text) && !norm.NFC.IsNormalString(text) {
			t.Fatalf("%+q is said to be normal, and is not", text)
		}
	}
}

// anyCharacter returns a character of the table, often a combining one.
func anyCharacter(random *rand.Rand) rune {
	if random.IntN(2) == 0 {
		return rune(0x300 + random.IntN(0x70))
	}
	return rune(random.IntN(settled))
}
