package site

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/source"
)

// The persons and places that made letters name. The texts of the real ones name them
// too.
var (
	someNames = []string{
		"I. Stalin", "Mao Zedong", "Kim Il Sung", "Zhou Enlai", "Liu Shaoqi", "Anastas Mikoyan", "V. Molotov", "A. Vyshinsky",
		"Chen Yun", "Gao Gang", "Wang Jiaxiang", "I. Kovalev", "N. Roshchin", "T. Shtykov", "Jawaharlal Nehru", "Helmut Kohl",
	}
	somePlaces = []string{"Moscow", "Beijing", "Pyongyang", "Xibaipo", "Mukden", "Delhi", "Bonn"}
)

// A madeLetter is a letter put together of paragraphs of real ones.
type madeLetter struct {
	file, title, sender, receiver, place, date string
	text                                       []byte
}

// madeLetters returns a number of letters, the same each time. Their paragraphs are
// those of the real transcriptions of the shared test data, encoded; their senders,
// receivers, places and dates vary.
func madeLetters(t testing.TB, n int) []madeLetter {
	paragraphs := realParagraphs(t)
	letters := make([]madeLetter, n)
	for i := range letters {
		r := rand.New(rand.NewPCG(1, uint64(i)))
		sender, receiver := r.IntN(len(someNames)), r.IntN(len(someNames)-1)
		if receiver >= sender {
			receiver++
		}
		l := madeLetter{
			file: fmt.Sprintf("%04d.xml", i), sender: someNames[sender], receiver: someNames[receiver], place: somePlaces[r.IntN(len(somePlaces))],
			date: fmt.Sprintf("%d-%02d-%02d", 1945+r.IntN(16), 1+r.IntN(12), 1+r.IntN(28)),
		}
		l.title = fmt.Sprintf("Letter %d, %s to %s", i, l.sender, l.receiver)
		var body strings.Builder
		for range 6 + r.IntN(14) {
			body.WriteString(paragraphs[r.IntN(len(paragraphs))] + "\n")
		}
		l.text = fmt.Appendf(nil, letterForm, l.title, l.date, l.date, l.sender, l.place, l.date, l.receiver, i, body.String(), l.sender)
		letters[i] = l
	}
	return letters
}

const letterForm = `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
<teiHeader><fileDesc><titleStmt><title>%s</title></titleStmt>
<publicationStmt><publisher>Town Archive</publisher><date when="2024-05-01"/></publicationStmt>
<sourceDesc><p>Made for a test.</p></sourceDesc></fileDesc>
<profileDesc><creation><date when="%s">%s</date></creation>
<correspDesc><correspAction type="sent"><persName>%s</persName><placeName>%s</placeName><date when="%s"/></correspAction>
<correspAction type="received"><persName>%s</persName></correspAction></correspDesc></profileDesc></teiHeader>
<text><body><div type="letter"><opener><salute>Reference number %04d</salute></opener>
%s<closer><signed><persName>%s</persName></signed></closer></div></body></text>
</TEI>
`

var paragraph = regexp.MustCompile(`(?s)<p\b[^>]*>.*?</p>`)

// realParagraphs are the paragraphs of the real transcriptions, in which the persons
// and places are marked.
func realParagraphs(t testing.TB) []string {
	folder := os.Getenv("SIGLUM_TESTDATA")
	if folder == "" {
		t.Skip("SIGLUM_TESTDATA is not set: there are no real letters")
	}
	files, err := filepath.Glob(filepath.Join(folder, "transcriptions", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no transcriptions in %s: %v", folder, err)
	}
	var marks []string
	for _, name := range someNames {
		marks = append(marks, name, "<persName>"+name+"</persName>")
	}
	for _, name := range somePlaces {
		marks = append(marks, name, "<placeName>"+name+"</placeName>")
	}
	var all []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		result, found := encode.Encode(source.NewFile(filepath.Base(file), text), encode.Options{})
		if found.HasErrors() {
			t.Fatal(found)
		}
		var document bytes.Buffer
		if err := result.Document.Write(&document); err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(document.String(), "<body")
		all = append(all, paragraph.FindAllString(body, -1)...)
	}
	all = slices.DeleteFunc(all, func(p string) bool {
		return len(p) < 80 || strings.Contains(p, "xml:id") || strings.Contains(p, "persName") || strings.Contains(p, "placeName")
	})
	for i, p := range all {
		all[i] = strings.NewReplacer(marks...).Replace(p)
	}
	return all
}

func sourcesOf(letters []madeLetter) []Source {
	sources := make([]Source, len(letters))
	for i, l := range letters {
		sources[i] = Source{Name: l.file, Path: l.file, Page: strings.TrimSuffix(l.file, ".xml") + ".html", Read: func() ([]byte, error) { return l.text, nil }}
	}
	return sources
}

// A diskFolder is a folder of the disk as a site is written to it.
type diskFolder string

func (f diskFolder) Read(name string) ([]byte, error) {
	return os.ReadFile(filepath.Join(string(f), filepath.FromSlash(name)))
}

func (f diskFolder) Write(name string, data []byte) error {
	place := filepath.Join(string(f), filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(place), 0o777); err != nil {
		return err
	}
	return os.WriteFile(place, data, 0o666)
}

func (f diskFolder) Remove(name string) error {
	return os.Remove(filepath.Join(string(f), filepath.FromSlash(name)))
}
