package site

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"time"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/transform/html"
)

// Options says how to make a site. The zero value is the default.
type Options struct {
	Title       string // of the collection; "" is the word for one in the language of the labels
	Description string // a paragraph for its first page
	URL         string // where the site will be: what other programs read is made only if this is known
	Publisher   string // of the collection; "" is whom the editions name, if they agree
	Editor      string // whom correspSearch may ask; "" is the editors of the editions, if they agree
	Email       string // of the editor
	Licence     string // of the metadata of letters: CCBY or CC0; without one there is no CMIF

	Page       html.Options // of the pages of editions
	CopyImages bool         // puts images beside pages, not into them
	Updated    time.Time    // when editions changed that do not say so; those without a date are not in the feed

	Version  string                // of the program: another one makes everything again
	Progress func(done, total int) // if not nil, told how many of all steps are done, by one goroutine at a time

	// Guard, if not nil, does the work on an edition, and may make an error of a panic in
	// it.
	Guard func(name string, work func() error) error
}

// The licences that correspSearch accepts, and their addresses.
const (
	CCBY = "cc-by"
	CC0  = "cc0"
)

var licences = map[string]string{
	CCBY: "https://creativecommons.org/licenses/by/4.0/",
	CC0:  "https://creativecommons.org/publicdomain/zero/1.0/",
}

// A Source is an edition that goes into a site.
type Source struct {
	Name   string                 // of its file, for messages
	Page   string                 // the path of its page in the site, with slashes: 1948/letter.html
	Path   string                 // its own path in the collection, with slashes, by which editions point to each other
	Read   func() ([]byte, error) // its bytes
	Images fs.FS                  // the folder of the edition; nil if there is none
}

// A Folder is where a site is written. Names are paths with slashes. It is used by
// several goroutines at once.
type Folder interface {
	Read(name string) ([]byte, error) // an error that is fs.ErrNotExist where there is no such file
	Write(name string, data []byte) error
	Remove(name string) error // with the folders that become empty
}

// A Result says what Make did.
type Result struct {
	Pages   int      // editions that have a page now
	Written []string // files that were written, sorted
	Removed []string // files that earlier runs wrote and that are no more, sorted
	Left    int      // documents that are no TEI, and have no page
	Found   []Finding
	Missing []string // files that could not be made, for want of options or of dates: cmif.xml, feed.xml, sitemap.xml
	Wanting []Want   // what cmif.xml would take besides, if it is missing and there are letters
}

// A Want is what must be known before the metadata of letters can be given away.
type Want string

// What cmif.xml states.
const (
	WantsURL       Want = "url"       // Options.URL
	WantsLicence   Want = "licence"   // Options.Licence
	WantsPublisher Want = "publisher" // Options.Publisher, or one that all editions name
	WantsDate      Want = "date"      // when an edition changed, or Options.Updated
)

// A Finding is what is wrong with an edition. If it is an error, the edition has no
// page.
type Finding struct {
	Source Source
	List   diag.List
	Err    error
}

// fingerprint names the options on which every page depends.
func (o Options) fingerprint() string {
	page := o.Page
	page.Images, page.Copy, page.Template, page.Top = nil, nil, nil, ""
	text := fmt.Sprintf("%q %q %q %t %+v %s", o.Version, o.Title, o.Page.CSS, o.CopyImages, page, assets())
	return hash([]byte(text))
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:16])
}
