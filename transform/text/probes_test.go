package text

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/transform"
)

// probeFile holds what becomes of each probe, in each view, with the entries that its
// marks lead to. Each was read beside the table of elements.
const probeFile = "testdata/probes.txt"

var entryMark = regexp.MustCompile(`\[([a-z]+|\d+|→\d+)\]`)

// The page of probes that the shared test data has: a short text for each element.
func TestProbes(t *testing.T) {
	root := os.Getenv("SIGLUM_TESTDATA")
	if root == "" {
		t.Skip("SIGLUM_TESTDATA is not set: the test data is not here")
	}
	raw, err := os.ReadFile(filepath.Join(root, "rendering", "features.xml"))
	if err != nil {
		t.Fatal(err)
	}
	d, _ := tei.Load(source.NewFile("features.xml", raw), tei.LoadOptions{})
	labels := probeLabels()
	views := []transform.View{transform.Reading, transform.Diplomatic, transform.Critical, transform.Flow}
	made := map[string]string{}
	for _, v := range views {
		probesOf(made, labels, textOf(t, d, Options{View: v, Wrap: -1}), v.String())
	}
	var out strings.Builder
	for _, label := range labels {
		out.WriteString(label + "\n" + made[label] + "\n")
	}
	out.WriteString("rest\n" + made["rest"])
	if *update {
		if err := os.WriteFile(probeFile, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(probeFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), out.String()); diff != "" {
		t.Errorf("the probes differ (-want +got):\n%s", diff)
	}
}

// probeLabels returns the labels in the order of the text: each begins a probe. They
// are numbered within the groups of elements.
func probeLabels() []string {
	var labels []string
	for _, last := range strings.Fields("A6 D4 S2 G4 U2 P5 X1 Sp4 C10 H8 Hs1 N6 B7 R4 L11") {
		group := strings.TrimRight(last, "0123456789")
		count, _ := strconv.Atoi(last[len(group):])
		for i := range count {
			labels = append(labels, group+strconv.Itoa(i+1))
		}
	}
	return labels
}

// probesOf adds what becomes of each probe in a view, and of what stands after them.
func probesOf(made map[string]string, labels []string, text, view string) {
	said, _, _ := strings.Cut(text, "\nSigns used\n")
	said, back, _ := strings.Cut(said, "\n------------------------------------------------------------------------\n")
	entries := entriesOf(back)
	at := func(label string) int { return strings.Index(said, label) }
	said = said[max(0, at("\n"+labels[0])):]
	for i, label := range labels {
		said = said[at(label):]
		end := strings.Index(said, " end.")
		if i+1 < len(labels) {
			end = min(end, len(label)+strings.Index(said[len(label):], labels[i+1]))
		}
		probe := strings.TrimSpace(said[:end])
		made[label] += view + ": " + strings.ReplaceAll(probe, "\n", "\n    ") + "\n"
		for _, mark := range entryMark.FindAllStringSubmatch(probe, -1) {
			if entry := entries[mark[1]]; entry != "" && !slices.Contains(strings.Split(made[label], "\n"), "    "+entry) {
				made[label] += "    " + entry + "\n"
			}
		}
		said = said[end:]
	}
	_, rest, _ := strings.Cut(said, " end.")
	made["rest"] += "---- " + view + "\n" + strings.TrimSpace(rest) + "\n"
}

// entriesOf returns notes and entries by their marks.
func entriesOf(back string) map[string]string {
	entries := map[string]string{}
	for line := range strings.SplitSeq(back, "\n") {
		if mark := entryMark.FindStringSubmatch(line); mark != nil && strings.HasPrefix(line, "[") {
			entries[mark[1]] = line
		}
	}
	return entries
}
