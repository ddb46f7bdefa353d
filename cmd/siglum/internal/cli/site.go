package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/cmd/siglum/internal/project"
	"github.com/siglum/siglum/cmd/siglum/internal/ui"
	"github.com/siglum/siglum/transform/site"
)

func siteFlags() []urfave.Flag {
	return []urfave.Flag{
		&urfave.BoolFlag{Name: "no-index", Usage: "of a folder: pages only, without indexes, registers and search"},
		&urfave.StringFlag{Name: "title", Usage: "call the collection `TITLE`; of a single page, its title"},
		&urfave.StringFlag{Name: "url", Usage: "the site will be at `URL`: makes feed.xml, sitemap.xml and, with a licence, cmif.xml"},
		&urfave.StringFlag{Name: "publisher", Usage: "the site is published by `NAME`; without it, by whom all editions name"},
		choiceFlag("licence", "give away the metadata of letters under `LICENCE`: cc-by or cc0", "", site.CCBY, site.CC0),
	}
}

// isSite reports whether a call makes a site: its result are pages, and it names a
// folder.
func isSite(ctx *urfave.Context, format string) bool {
	if format != toHTML || ctx.Bool("no-index") || ctx.Bool("fragment") || ctx.String("template") != "" {
		return false
	}
	return firstFolder(ctx) != ""
}

// withoutSite refuses what only a site could make use of.
func withoutSite(ctx *urfave.Context) error {
	for _, flag := range []string{"url", "publisher", "licence"} {
		if ctx.IsSet(flag) {
			return because("Name a folder of editions, and no --no-index, --template or --fragment.", "--%s is for a site, and this makes none", flag)
		}
	}
	return nil
}

// firstFolder is the first folder among the arguments of a call, "" if there is none.
func firstFolder(ctx *urfave.Context) string {
	for _, arg := range ctx.Args().Slice() {
		if info, err := os.Stat(arg); err == nil && info.IsDir() {
			return arg
		}
	}
	return ""
}

// renderSite makes a site of the editions in folders.
func (c *call) renderSite(ctx *urfave.Context) error {
	options, err := c.siteOptions(ctx)
	if err != nil {
		return err
	}
	out := ctx.String("output")
	list, errs := finder{chosen: isDocument, kind: "XML documents", except: out}.find(ctx.Args().Slice())
	for _, err := range errs {
		c.fail(err)
	}
	if len(list.files) == 0 {
		return nil // a folder without editions is rather the wrong one than an empty site
	}
	targets, err := plan(list, out, extensions[toHTML])
	if err != nil {
		return err
	}
	folders := openFolders{}
	defer folders.close()
	sources := make([]site.Source, len(list.files))
	for i, file := range list.files {
		if sources[i], err = c.siteSource(file, targets[i], out); err != nil {
			return err
		}
		if ctx.String("images") != "link" {
			sources[i].Images = folders.of(file)
		}
	}
	progress := ui.NewProgress(c.messages, 2*len(sources))
	defer progress.Done()
	options.Progress = func(int, int) { progress.Step() }
	result, err := site.Make(sources, &siteFolder{path: out, drafts: &c.drafts}, options)
	progress.Hide()
	if result != nil {
		c.tellSite(ctx, out, result)
	}
	return err
}

func (c *call) siteSource(file, target, out string) (site.Source, error) {
	rel, err := filepath.Rel(out, target)
	if err != nil {
		return site.Source{}, fileProblem(target, err)
	}
	page := filepath.ToSlash(rel)
	return site.Source{Name: file, Page: page, Path: path.Join(path.Dir(page), filepath.Base(file)),
		Read: func() ([]byte, error) { return c.read(file) }}, nil
}

// openFolders are the folders of editions, each opened once.
type openFolders map[string]struct {
	files fs.FS
	close func()
}

func (o openFolders) of(file string) fs.FS {
	folder, ok := o[filepath.Dir(file)]
	if !ok {
		folder.files, folder.close = imagesBeside(file)
		o[filepath.Dir(file)] = folder
	}
	return folder.files
}

func (o openFolders) close() {
	for _, folder := range o {
		folder.close()
	}
}

// siteOptions returns how a call, or the settings of the first folder that it names, want
// a site.
func (c *call) siteOptions(ctx *urfave.Context) (o site.Options, err error) {
	settings, err := settingsNow(documentIn(firstFolder(ctx)))
	if err != nil {
		return o, err
	}
	page, err := pageOptions(ctx, settings)
	if err != nil {
		return o, err
	}
	page.Title = ""
	s := settings.Site
	o = site.Options{Description: strings.TrimSpace(s.Description.Value), Editor: s.Editor.Value, Email: s.Email.Value,
		Page: page, CopyImages: ctx.String("images") == "copy", Version: c.versionLine(), Guard: guard}
	for _, choice := range []struct {
		flag  string
		text  project.Text
		value *string
	}{{"title", s.Title, &o.Title}, {"url", s.URL, &o.URL}, {"publisher", s.Publisher, &o.Publisher}, {"licence", s.Licence, &o.Licence}} {
		*choice.value, _ = chosen(ctx, choice.flag, choice.text)
	}
	if o.URL != "" && !site.IsURL(o.URL) {
		return o, because("It begins with https:// or http://.", "--url: %q is no address of a site", o.URL)
	}
	if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return o, because("It is the number of seconds since 1970.", "SOURCE_DATE_EPOCH: %q is no number", epoch)
		}
		o.Updated = time.Unix(seconds, 0)
	}
	return o, nil
}

// tellSite says what is wrong with editions, and what was done.
func (c *call) tellSite(ctx *urfave.Context, out string, result *site.Result) {
	for _, f := range result.Found {
		list := f.List
		if ctx.Bool("strict") {
			list = list.Strict()
		}
		c.tell(list)
		if raw, err := f.Source.Read(); err == nil {
			c.hint(list, mistaken(f.Source.Name, raw))
		}
		c.fail(siteProblem(f.Source.Name, f.Err))
	}
	if c.messages.Quiet {
		return
	}
	if len(result.Wanting) > 0 && !slices.Contains(result.Wanting, site.WantsURL) {
		c.messages.Hint("there is no cmif.xml: it wants " + wanting(result.Wanting))
	}
	c.messages.Hint(fmt.Sprintf("%s: %s; %s written, %d removed", filepath.Join(out, "index.html"),
		plural(result.Pages, "document"), plural(len(result.Written), "file"), len(result.Removed)))
}

// wanting says what is to be given for the metadata of letters.
func wanting(wants []site.Want) string {
	given := map[site.Want]string{
		site.WantsPublisher: "a publisher (--publisher)",
		site.WantsLicence:   "a licence for the metadata (--licence)",
		site.WantsDate:      "a date (revisionDesc in an edition, or SOURCE_DATE_EPOCH)",
	}
	var words []string
	for _, w := range wants {
		words = append(words, given[w])
	}
	return strings.Join(words, ", ")
}

func siteProblem(name string, err error) error {
	var told *problem
	var broken *defect
	if err == nil || errors.As(err, &told) || errors.As(err, &broken) {
		return err
	}
	return because("", "%s: %s", name, err)
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

// A siteFolder is the folder that a site is written to.
type siteFolder struct {
	path   string
	drafts *drafts
}

// Read implements [site.Folder].
func (f *siteFolder) Read(name string) ([]byte, error) {
	return readInside(f.path, filepath.FromSlash(name))
}

// Write implements [site.Folder].
func (f *siteFolder) Write(name string, data []byte) error {
	return f.drafts.writeInside(f.path, filepath.FromSlash(name), holding(data))
}

// Remove implements [site.Folder]. No link leads it out of the folder.
func (f *siteFolder) Remove(name string) error {
	folder, err := os.OpenRoot(f.path)
	if err != nil {
		return fs.ErrNotExist
	}
	defer folder.Close()
	if err := folder.Remove(filepath.FromSlash(name)); err != nil {
		return err
	}
	for up := path.Dir(name); up != "."; up = path.Dir(up) {
		if folder.Remove(filepath.FromSlash(up)) != nil {
			break // it holds something else
		}
	}
	return nil
}
