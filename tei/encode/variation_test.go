package encode_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/encode"
)

// A variation is the first transcription with other words in the same places, or
// the same words in other places. After it is encoded, the elements at the paths
// must read as stated, and decoding must give it back byte for byte.
type variation struct {
	name  string
	edits []string // pairs: what is replaced, everywhere, and by what
	order []string // the labels of the header in another order
	want  []string // "path: text and attributes of the elements there"
}

var variations = []variation{
	{
		name:  "another sender",
		edits: []string{"I. Stalin", "V. M. Molotov", "I. STALIN", "V. M. MOLOTOV", "Chairman of the USSR Council of Ministers", "Minister of Foreign Affairs of the USSR"},
		want: []string{
			"titleStmt/author: V. M. Molotov",
			"correspAction[@type='sent']/persName: V. M. Molotov",
			"closer/signed: V. M. MOLOTOV | Minister of Foreign Affairs of the USSR",
		},
	}, {
		name:  "another receiver in another town",
		edits: []string{"Kim Il Sung", "Choe Yong-geon", "□Pyongyang", "□Seoul", "to Mr. ", "To Cde. "},
		want: []string{
			"address/addrLine: To Cde. Choe Yong-geon | Chairman of the Cabinet of Ministers of | the Democratic People's Republic of Korea | Seoul rend=indent(8)",
			"correspAction[@subtype='addressee']/persName: Choe Yong-geon",
			"correspAction[@subtype='addressee']/placeName: Seoul",
			"head: Telephone message via VCh | Corrected text of atelegram to Choe Yong-geon",
		},
	}, {
		name:  "a signature in small letters, as in the title",
		edits: []string{"I. STALIN", "I. Stalin"},
		want:  []string{"closer/signed: I. Stalin | Chairman of the USSR Council of Ministers"},
	}, {
		name:  "a signature with a name only",
		edits: []string{"I. Stalin", "Mao Zedong", "I. STALIN", "MAO ZEDONG"},
		want:  []string{"closer/signed: MAO ZEDONG | Chairman of the USSR Council of Ministers", "correspAction[@type='sent']/persName: Mao Zedong"},
	}, {
		name:  "another translator",
		edits: []string{"Gary Goldberg", "Sergey S. Radchenko"},
		want:  []string{"respStmt/persName: Sergey S. Radchenko", "bibl/editor: Sergey S. Radchenko role=translator"},
	}, {
		name:  "another date",
		edits: []string{"October 12, 1948", "January 3, 1949", "8 October", "28 December", "[date left blank] October 1948", "[date left blank] January 1949", "12 October 1948", "3 January 1949", "14 October 1948", "5 January 1949"},
		want: []string{
			"creation/date: January 3, 1949 when=1949-01-03",
			"p/date: 28 December when=1948-12-28 evidence=internal",
			"closer/dateline/date: date left blank January 1949 when=1949-01",
			"correspAction[@subtype='operator']/date: 3 January 1949, 1955 when-iso=1949-01-03T19:55",
		},
	}, {
		name:  "a day that lies too long before the document to infer its year",
		edits: []string{"8 October", "8 March"},
		want:  []string{"p/date: 8 March when=--03-08"},
	}, {
		name:  "a day after the document's, of the year before it is too far",
		edits: []string{"8 October", "20 October"},
		want:  []string{"p/date: 20 October when=--10-20"},
	}, {
		name:  "a signature with its day stated",
		edits: []string{"[date left blank] October 1948", "11 October 1948"},
		want:  []string{"closer/dateline/date: 11 October 1948 when=1948-10-11", "correspAction[@type='sent']/date: 11 October 1948 when=1948-10-11"},
	}, {
		name:  "a blank month and day",
		edits: []string{"[date left blank] October 1948", "[day left blank] October 1948"},
		want:  []string{"space/desc: day left blank"},
	}, {
		name:  "another time",
		edits: []string{"□1955", "□0005"},
		want:  []string{"ab/time: 0005 when-iso=00:05", "correspAction[@subtype='operator']/date: 12 October 1948, 0005 when-iso=1948-10-12T00:05"},
	}, {
		name:  "four digits that are no time",
		edits: []string{"□1955", "□2460"},
		want:  []string{"ab/time: ", "correspAction[@subtype='operator']/date: 12 October 1948 when=1948-10-12"},
	}, {
		name:  "no time",
		edits: []string{"\n\n□□□□□□□□1955", ""},
		want:  []string{"ab/time: ", "div[@type='transmission']/ab: sent by Yerofeyev rend=indent(8) | received by Novoselova rend=indent(8) | 12 October 1948 rend=indent(8)"},
	}, {
		name:  "no transmission and no remark",
		edits: []string{"\n\n□□□□□□□□sent by Yerofeyev", "", "\n\n□□□□□□□□received by Novoselova", "", "\n\n□□□□□□□□12 October 1948", "", "\n\n□□□□□□□□1955", "", "\n\n[handwritten: 2nn, a second copy\nwas sent to Moscow with inventory [opis'] N° 31 of\n14 October 1948]", ""},
		want:  []string{"closer/dateline/date: date left blank October 1948 when=1948-10", "div[@type='transmission']: "},
	}, {
		name:  "insertions elsewhere: at the start, within a heading, of several words over a line end",
		edits: []string{"I confirm", "[inserted by hand: I hereby] confirm", "Corrected text", "Corrected [inserted by hand: final] text", "a\ntelegram to", "a [inserted by hand: long\nand secret] telegram to", "close [inserted by hand: appropriate] economic relations between", "close economic relations between"},
		want:  []string{"p/add: I hereby hand=#h-ins | appropriate hand=#h-ins", "head/add: final hand=#h-ins | longand secret hand=#h-ins"},
	}, {
		name:  "an insertion in the address and in the signature",
		edits: []string{"to Mr. Kim", "to Mr. [inserted by hand: Chairman] Kim", "I. STALIN\n", "[inserted by hand: I. STALIN]\n"},
		want:  []string{"addrLine/add: Chairman hand=#h-ins", "add/persName: I. STALIN"},
	}, {
		name:  "a remark without a gloss, on one line",
		edits: []string{"[handwritten: 2nn, a second copy\nwas sent to Moscow with inventory [opis'] N° 31 of\n14 October 1948]", "[handwritten: copy 2 burnt]"},
		want:  []string{"div[@type='annotation']/note: copy 2 burnt type=handwritten hand=#h-rem"},
	}, {
		name:  "brackets of other kinds in the text",
		edits: []string{"your letter", "your [long] letter", "Korean people", "Korean pe[ople]", "ambassadors,", "ambassadors [sic],", "invariably", "[?]invariably", "united", "[united?]"},
		want: []string{
			"supplied: long reason=translation resp=#tr | united cert=low resp=#tr",
			"expan: people",
			"note[@type='sic']: sic type=sic resp=#tr | sic type=sic resp=#tr",
		},
	}, {
		name:  "another order of the header",
		order: []string{"Summary:", "Original Language:", "Citation:", "Credits:"},
		want:  []string{"term[@type='header-order']: date title summary: language: citation: credits: contents: type=header-order", "abstract/p: Telegram from Stalin to Kim Il Sung acknowledging Kim's telegram from the 8th of October. Stalin states that the Soviet government is ready to begin diplomatic relations with the DPRK, exchange ambassadors, and start economic relations"},
	}, {
		name:  "the credits first",
		order: []string{"Credits:", "Citation:", "Summary:", "Original Language:"},
		want:  []string{"titleStmt/funder: Leon Levy Foundation", "idno[@type='delo']: d. 109 type=delo"},
	}, {
		name:  "no summary and no credits",
		order: []string{"Citation:", "Original Language:"},
		want:  []string{"abstract: ", "funder: ", "term: "},
	}, {
		name:  "another archive",
		edits: []string{"RGASPI, f. 558, op. 11, d. 109, ll. 0113", "AVPRF, f. 0102, op. 4, d. 11, ll. 5-7", "AP RF, f. 45, op. 1, d. 346", "GARF, f. 1, op. 2, d. 3"},
		want: []string{
			"repository: AVPRF", "idno[@type='fond']: f. 0102 type=fond", "idno[@type='list']: ll. 5-7 type=list",
			"bibl[@type='copy']/idno: GARF, f. 1, op. 2, d. 3 type=archival",
		},
	}, {
		name:  "another language and another address of the web",
		edits: []string{"\nRussian\n", "\nKorean\n", "https://digitalarchive.umd.edu/document/119377", "https://example.org/d/1?a=b&c=d"},
		want:  []string{"textLang: Korean mainLang=ko", "bibl/ref: https://example.org/d/1?a=b&c=d target=https://example.org/d/1?a=b&c=d", "foreign: "},
	}, {
		name:  "line ends of Windows",
		edits: []string{"\n", "\r\n"},
		want:  []string{"term: CR LF type=line-ends", "head: Telephone message via VCh | Corrected text of atelegram to Kim Il Sung", "closer/signed: I. STALIN | Chairman of the USSR Council of Ministers"},
	}, {
		name:  "title above the date",
		edits: []string{"October 12, 1948\n\nTelephone Message via VCh, I. Stalin to Kim Il Sung\n\nCitation", "Telephone Message via VCh, I. Stalin to Kim Il Sung\n\nOctober 12, 1948\n\nCitation"},
		want:  []string{"titleStmt/title: Telephone Message via VCh, I. Stalin to Kim Il Sung", "creation/date: October 12, 1948 when=1948-10-12"},
	}, {
		name:  "the contents before the credits",
		edits: []string{"Credits:\n\nThis document was made possible with support from Leon Levy Foundation\n\n", "", "Translation - English\n\n", "Translation - English\n\nCredits:\n\nThis document was made possible with support from Leon Levy Foundation\n\n"},
		want:  []string{"titleStmt/funder: Leon Levy Foundation", "term[@type='header-order']: date title citation: summary: language: contents: credits: type=header-order"},
	}, {
		name:  "insertions in the transmission and in pencil",
		edits: []string{"sent by Yerofeyev", "sent by [inserted by hand: Yerofeyev]", "close [inserted by hand: appropriate] economic relations between", "close [inserted in red pencil: appropriate] economic relations between"},
		want:  []string{"ab/persName/add: Yerofeyev hand=#h-ins-2", "correspAction[@type='transmitted']/persName: Yerofeyev", "handNote/q: inserted in red pencil | inserted by hand | handwritten"},
	}, {
		name:  "labels for date and title, and a summary with a bracket",
		edits: []string{"\n\nOctober 12, 1948\n\nTele", "\n\nDate:\n\nOctober 12, 1948\n\nTitle:\n\nTele", "Telegram from Stalin", "Telegram [sic] from Stalin"},
		want:  []string{"abstract/p/note: sic type=sic resp=#tr"},
	}, {
		name:  "saved by an editor: no blank lines above, a line end below",
		edits: []string{"\n\nOctober 12, 1948\n\nTele", "October 12, 1948\n\nTele", "14 October 1948]", "14 October 1948]\n"},
		want:  []string{"term: 0 type=line-ends-before | 1 type=line-ends-after"},
	}, {
		name:  "address and signature each in one block",
		edits: []string{"Korea\n\n□", "Korea\n□", "I. STALIN\n\nChairman", "I. STALIN\nChairman"},
		want:  []string{"closer/signed: I. STALINChairman of the USSR Council of Ministers", "addrLine[4]: Pyongyang rend=indent(8) run-on"},
	},
}

// of returns the variation of a text.
func (v variation) of(text string) string {
	text = strings.NewReplacer(v.edits...).Replace(text)
	if v.order == nil {
		return text
	}
	labels := []string{"Citation:", "Summary:", "Credits:", "Original Language:", "Contents:"}
	blocks := map[string]string{}
	for i, l := range labels[:4] {
		start, end := strings.Index(text, l), strings.Index(text, labels[i+1])
		blocks[l] = text[start:end]
	}
	head, _, _ := strings.Cut(text, labels[0])
	for _, l := range v.order {
		head += blocks[l]
	}
	return head + text[strings.Index(text, "Contents:"):]
}

func TestVariationsThereAndBack(t *testing.T) {
	original := seed(t)
	for _, v := range variations {
		t.Run(v.name, func(t *testing.T) {
			text := v.of(original)
			if text == original {
				t.Fatal("the variation changes nothing")
			}
			r, list := encoded(t, "variation.txt", text)
			for _, d := range list {
				t.Errorf("no message was expected: %s", d)
			}
			for _, want := range v.want {
				path, _, _ := strings.Cut(want, ": ")
				if got := path + ": " + found(r, path); got != want {
					t.Errorf("got  %s\nwant %s", got, want)
				}
			}
			if diff := cmp.Diff(text, decoded(t, r.Document)); diff != "" {
				t.Errorf("decoding gives another text (-want +got):\n%s", diff)
			}
		})
	}
}

// found describes the elements at a path: their text and attributes.
func found(r *encode.Result, path string) string {
	var list []string
	for _, e := range r.Document.Root().FindElements(".//" + path) {
		s := strings.ReplaceAll(tei.Content(e), "\n", "")
		for _, a := range e.Attr {
			s += fmt.Sprintf(" %s=%s", a.FullKey(), a.Value)
		}
		list = append(list, s)
	}
	return strings.Join(list, " | ")
}
