package collate

import (
	"strings"
	"testing"
)

func statisticsTable(t *testing.T) *Table {
	t.Helper()
	list := witnesses(t, "the quick brown fox runs", "the quick brown fox ran", "the slow fox ran")
	list[2].ID = "long siglum, C"
	return mustAlign(t, list, Options{})
}

func TestStatistics(t *testing.T) {
	table := statisticsTable(t)
	s := table.Statistics()
	for _, c := range []struct {
		name  string
		write func(*strings.Builder) error
		want  string
	}{
		{"text", func(b *strings.Builder) error { return s.WriteText(b) }, `3 witnesses, 5 columns, 2 places where words vary

witness           words  readings of its own
A                     5        1
B                     5        0
long siglum, C        4        1

Entries of the apparatus, by kind
substantive          2
addition             0
omission             0
transposition        0
orthographic         0
punctuation          0
spacing              0

Agreement, in per cent of the places where words vary and both take part
                             A               B  long siglum, C
A                        100.0            50.0             0.0
B                         50.0           100.0            50.0
long siglum, C             0.0            50.0           100.0
`},
		{"CSV", func(b *strings.Builder) error { return s.WriteCSV(b) }, ",A,B,\"long siglum, C\"\nA,1.0000,0.5000,0.0000\nB,0.5000,1.0000,0.5000\n\"long siglum, C\",0.0000,0.5000,1.0000\n"},
		{"PHYLIP", func(b *strings.Builder) error { return table.WritePHYLIP(b) }, "    3\nA          0.0000 0.5000 1.0000\nB          0.5000 0.0000 0.5000\nlong_siglu 1.0000 0.5000 0.0000\n"},
		{"NEXUS", func(b *strings.Builder) error { return table.WriteNEXUS(b) }, `#NEXUS

BEGIN TAXA;
  DIMENSIONS NTAX=3;
  TAXLABELS A B 'long siglum, C';
END;

BEGIN CHARACTERS;
  DIMENSIONS NCHAR=2;
  FORMAT DATATYPE=STANDARD MISSING=? SYMBOLS="` + stemmaSymbols + `";
  MATRIX
    A 00
    B 01
    'long siglum, C' 11
  ;
END;

BEGIN DISTANCES;
  FORMAT TRIANGLE=BOTH DIAGONAL LABELS=LEFT;
  MATRIX
    A 0.0000 0.5000 1.0000
    B 0.5000 0.0000 0.5000
    'long siglum, C' 1.0000 0.5000 0.0000
  ;
END;
`},
	} {
		var b strings.Builder
		if err := c.write(&b); err != nil {
			t.Fatal(err)
		}
		if b.String() != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, b.String(), c.want)
		}
	}
}

func TestStatisticsJSON(t *testing.T) {
	s := mustAlign(t, witnesses(t, "a b", "a c"), Options{}).Statistics()
	var b strings.Builder
	if err := s.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	got := strings.Join(strings.Fields(b.String()), "")
	want := `{"witnesses":["A","B"],"words":[2,2],"columns":2,"variants":1,"kinds":[{"kind":"substantive","count":1},{"kind":"addition","count":0},{"kind":"omission","count":0},{"kind":"transposition","count":0},{"kind":"orthographic","count":0},{"kind":"punctuation","count":0},{"kind":"spacing","count":0}],"alone":[1,1],"compared":[[1,1],[1,1]],"agreed":[[1,0],[0,1]]}`
	if got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}
