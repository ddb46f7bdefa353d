//go:build !cgo || !libxml2

package xsd

import "github.com/siglum/siglum/tei/diag"

// compileLibXML2 is nil: libxml2 is not built in.
var compileLibXML2 func(*collection) (compiled, diag.List)
