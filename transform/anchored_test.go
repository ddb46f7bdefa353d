package transform

import "testing"

// Entries behind the text stand where the anchors are that they name; one that names none
// stands where the document has it.
func TestAnchoredEntries(t *testing.T) {
	const text = `<lg><l n="1">from <anchor xml:id="a"/>Hallow<anchor xml:id="b"/> down <anchor xml:id="c"/>to the quay</l></lg>
<listApp><app from="#a" to="#b"><lem wit="#A">Hallow</lem><rdg wit="#B">Hollow</rdg></app>
<app from="#c"><lem wit="#A"/><rdg wit="#B">slowly</rdg></app>
<app loc="9"><lem wit="#A">not there</lem><rdg wit="#B">nor there</rdg></app></listApp>`
	m, err := Build(fragment(t, text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := shownText(m.Text, Critical), "from Hallow(°) down (°)to the quay¶(a)"; got != want {
		t.Errorf("the text is %s, want %s", got, want)
	}
	var got []string
	for _, e := range m.Entries {
		got = append(got, entryText(e))
	}
	want := []string{"line 1 Hallow] A ; Hollow B", "line 1 after down] A ; slowly B", "line 9 A ; not there  ; nor there B"}
	if len(got) != len(want) {
		t.Fatalf("the entries are %q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("entry %d is %q, want %q", i, got[i], want[i])
		}
	}
}
