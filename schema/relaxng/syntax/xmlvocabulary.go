package syntax

// A role is where an element of the XML syntax may stand.
type role uint8

const (
	asPattern role = 1 << iota
	asNameClass
	asComponent
	asDetail // of data: param and except; except also of name classes
)

// An attrSet is a set of the attributes that only some elements have; ns and
// datatypeLibrary stand on all.
type attrSet uint8

const (
	attrName attrSet = 1 << iota
	attrType
	attrCombine
	attrHref
)

var attrNames = map[string]attrSet{
	"name":    attrName,
	"type":    attrType,
	"combine": attrCombine,
	"href":    attrHref,
}

// A construct is what the syntax says of an element, besides its content.
type construct struct {
	role     role
	allowed  attrSet
	required attrSet
	op       Op // of a compound
}

// constructs is the vocabulary of the XML syntax (RELAX NG 3).
var constructs = map[string]construct{
	"element":     {role: asPattern, allowed: attrName},
	"attribute":   {role: asPattern, allowed: attrName},
	"group":       {role: asPattern, op: Group},
	"interleave":  {role: asPattern, op: Interleave},
	"choice":      {role: asPattern | asNameClass, op: Choice},
	"optional":    {role: asPattern, op: Optional},
	"zeroOrMore":  {role: asPattern, op: ZeroOrMore},
	"oneOrMore":   {role: asPattern, op: OneOrMore},
	"list":        {role: asPattern, op: List},
	"mixed":       {role: asPattern, op: Mixed},
	"ref":         {role: asPattern, allowed: attrName, required: attrName},
	"parentRef":   {role: asPattern, allowed: attrName, required: attrName},
	"empty":       {role: asPattern},
	"text":        {role: asPattern},
	"value":       {role: asPattern, allowed: attrType},
	"data":        {role: asPattern, allowed: attrType, required: attrType},
	"notAllowed":  {role: asPattern},
	"externalRef": {role: asPattern, allowed: attrHref, required: attrHref},
	"grammar":     {role: asPattern},
	"param":       {role: asDetail, allowed: attrName, required: attrName},
	"except":      {role: asDetail},
	"start":       {role: asComponent, allowed: attrCombine},
	"define":      {role: asComponent, allowed: attrName | attrCombine, required: attrName},
	"div":         {role: asComponent},
	"include":     {role: asComponent, allowed: attrHref, required: attrHref},
	"name":        {role: asNameClass},
	"anyName":     {role: asNameClass},
	"nsName":      {role: asNameClass},
}
