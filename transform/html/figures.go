package html

import (
	"encoding/base64"
	"io/fs"
	"path"
	"strings"

	"github.com/siglum/siglum/transform"
)

// figure writes images and what stands with them. The captions at its end are its
// caption.
func figure(p *page, n *transform.Node) {
	end := len(n.Nodes)
	for end > 0 && n.Nodes[end-1].Kind == transform.Caption {
		end--
	}
	p.start("figure", n, tagged(n))
	p.nodes(n.Nodes[:end])
	if end < len(n.Nodes) {
		p.open("figcaption")
		p.nodes(n.Nodes[end:])
		p.close("figcaption")
	}
	p.close("figure")
	p.raw("\n")
}

// image writes an image that is part of the page, or a link to it: a page asks
// nothing of anybody when it is opened.
func image(p *page, n *transform.Node) {
	if data := p.embedded(n.Target); data != "" {
		p.start("img", &transform.Node{In: n.In, ID: n.ID, Class: n.Class}, "", attr{"src", data}, attr{"alt", n.Title})
		return
	}
	p.start("a", &transform.Node{In: n.In, ID: n.ID, Class: n.Class}, "image sign", attr{"href", n.Target})
	p.text("[" + n.Text + "]")
	p.close("a")
}

var imageTypes = map[string]string{
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
	".webp": "image/webp", ".svg": "image/svg+xml", ".avif": "image/avif",
}

// embedded returns a data address of an image in the edition's folder, "" if it is
// none.
func (p *page) embedded(target string) string {
	kind := imageTypes[strings.ToLower(path.Ext(target))]
	name := path.Clean(target)
	if p.o.Images == nil || kind == "" || !fs.ValidPath(name) {
		return ""
	}
	data, err := fs.ReadFile(p.o.Images, name)
	if err != nil {
		return ""
	}
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data)
}
