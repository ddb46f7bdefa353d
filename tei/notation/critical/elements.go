package critical

import (
	"strings"
	"sync"
)

// The elements of TEI P5, by what they hold. A test compares the lists with the
// embedded schema.
var (
	// voidElements hold nothing.
	voidElements = names(`
	addSpan alt anchor attRef binary caesura catRef cb citeData classRef conversion damageSpan dataFacet default
	delSpan elementRef empty equiv fsdLink gb handShift iff lacunaEnd lacunaStart lb link localProp macroRef milestone
	move numeric param path pause pb ptr redo refState shift specDesc specGrpRef symbol textNode then undo unicodeProp
	unihanProp variantEncoding when witEnd witStart`)

	// layoutElements hold elements and no text, so that white space in them is layout.
	layoutElements = names(`
	TEI abstract additional address adminInfo altGrp altIdentifier alternate analytic annotation annotationBlock app
	appInfo application arc argument attDef attList availability back biblFull biblStruct bicond binding bindingDesc
	body broadcast cRefPattern calendar calendarDesc castGroup castList category certainty char charDecl choice cit
	citeStructure classDecl classSpec classes climate cond constraintDecl constraintSpec content correction
	correspAction correspContext correspDesc custodialHist dataRef dataSpec datatype decoDesc dimensions div div1 div2
	div3 div4 div5 div6 div7 divGen docTitle eLeaf eTree editionStmt editorialDecl elementSpec ellipsis encodingDesc
	entry epigraph epilogue equipment event exemplum fDecl fLib facsimile figure fileDesc floatingText forest front fs
	fsConstraints fsDecl fsdDecl fvLib gap glyph graph graphic group handDesc handNotes history hom hyphenation iNode
	if imprint incident index interleave interpGrp interpretation join joinGrp keywords kinesic langKnowledge langUsage
	layoutDesc leaf lg linkGrp list listAnnotation listApp listBibl listChange listEvent listForest listNym listObject
	listOrg listPerson listPlace listPrefixDef listRef listRelation listTranspose listWit location locusGrp macroSpec
	media metDecl model modelGrp modelSequence moduleRef moduleSpec monogr msContents msDesc msFrag msIdentifier msItem
	msItemStruct msPart namespace node normalization notatedMusic noteGrp notesStmt nym object objectDesc
	objectIdentifier org paramList paramSpec particDesc performance person personGrp persona physDesc place population
	postscript precision prefixDef profileDesc projectDesc prologue publicationStmt punctuation quotation rdgGrp
	recordHist recording recordingStmt refsDecl relatedItem relation remarks respStmt respons revisionDesc root row
	ruby samplingDecl schemaRef schemaSpec scriptDesc scriptStmt seal sealDesc segmentation sequence seriesStmt set
	setting settingDesc sourceDesc sourceDoc sp spGrp space spanGrp specGrp specList standOff state stdVals
	styleDefDecl subst substJoin superEntry supportDesc surface surfaceGrp table tagsDecl taxonomy teiCorpus teiHeader
	terrain text textClass textDesc timeline titlePage titleStmt trait transcriptionDesc transpose tree triangle
	typeDesc unitDecl unitDef vAlt vColl vDefault vLabel vMerge vNot vRange valItem valList vocal`)

	// mixedElements hold text.
	mixedElements = names(`
	ab abbr accMat acquisition activity actor add addName additions addrLine affiliation age altIdent am att author
	authority bibl biblScope binaryObject birth bloc byline c camera caption case castItem catDesc catchwords cell
	change channel citedRange cl classCode closer code collation collection colloc colophon condition constitution
	constraint corr country creation custEvent damage date dateline death decoNote def defaultVal del depth derivation
	desc dictScrap dim distinct distributor district docAuthor docDate docEdition docImprint domain edition editor
	education eg egXML email emph entryFree etym eventName ex expan explicit extent f fDescr factuality faith figDesc
	filiation finalRubric floruit foliation foreign forename form formula fsDescr funder fw g gen genName gender geo
	geoDecl geogFeat geogName gi gloss gram gramGrp handNote head headItem headLabel height heraldry hi hyph iType
	ident idno imprimatur incipit institution interaction interp item l label lang langKnown language layout lbl lem
	licence line locale locus m mapping material measure measureGrp meeting memberOf mentioned metSym metamark mod mood
	msName musicNotation name nameLink nationality note num number oRef objectName objectType occupation offset opener
	orgName orig origDate origPlace origin orth outputRendition p pRef pc per persName persPronouns phr placeName pos
	post postBox postCode preparedness principal pron provenance pubPlace publisher purpose q quote rb rdg ref reg
	region rendition repository residence resp restore retrace rhyme role roleDesc roleName rs rt rubric s said salute
	scriptNote secFol secl seg sense series settlement sex sic signatures signed soCalled socecStatus sound source span
	speaker sponsor stage stamp street stress string subc summary supplied support surname surplus surrogates syll tag
	tagUsage tech term textLang time title titlePart tns trailer typeNote u unclear unit usg val valDesc view w
	watermark width wit witDetail witness writing xenoData xr zone`)

	// paragraphElements are those of layoutElements in which a block of text is a
	// paragraph.
	paragraphElements = names(`
	abstract additional application argument availability back binding bindingDesc body broadcast cRefPattern calendar
	castList climate correction correspAction correspContext correspDesc custodialHist decoDesc div div1 div2 div3 div4
	div5 div6 div7 editionStmt editorialDecl encodingDesc epigraph epilogue equipment event exemplum figure front
	handDesc history hyphenation interpretation langKnowledge langUsage layoutDesc listRelation metDecl msContents
	msDesc msFrag msItem msItemStruct msPart normalization nym object objectDesc org particDesc performance person
	personGrp persona physDesc place population postscript prefixDef projectDesc prologue publicationStmt punctuation
	quotation recordHist recording recordingStmt refsDecl remarks samplingDecl scriptDesc scriptStmt seal sealDesc
	segmentation seriesStmt set setting settingDesc sourceDesc sp specGrp state stdVals styleDefDecl supportDesc
	terrain trait transcriptionDesc typeDesc`)

	// attributeNames are the attributes of TEI P5, without those of a namespace.
	attributeNames = names(`
	absolute active adj adjFrom adjTo age agent aloud ana anchored arity assertedValue atLeast atMost attachment atts
	autoPrefix base baseForm baseTypes behaviour break cRef calendar cause cert change children class code cols columns
	commodity confidence contemporary copyOf corresp cssClass datcat datingMethod datingPoint datum decls default
	defaultExceptions defective degree delim dim direct discrete docLang domains dur dur-iso ed edRef encoding end
	enjamb eol evaluate evidence except exclude expand extent fVal facs feats feature filter flipping follow force form
	formula from from-custom from-iso fromUnit full function gender generate generatedBy gi given gradual group hand
	hands height id ident inDegree include indentLevel indexName inst instant interval iterated join key label lang
	lemma lemmaRef length level loc location locus lrx lry mainLang marks match matchPattern material max maxOccurs
	medium mergedIn met method mimeType min minOccurs modality mode module motivation msd mutual n name new next norm
	notAfter notAfter-custom notAfter-iso notBefore notBefore-custom notBefore-iso notation ns nymRef occurs opt
	optional ord order ordered org orig origin otherLangs outDegree output parent part partial parts passive pattern
	perf period place placement points pos pre precision predeclare predicate prefix preserveOrder prev property
	quantity queryBinding real reason ref rend rendition replacementPattern replyTo require resp restriction result
	rhyme role rotate rows ruledLines sameAs sample scale scheme schemeVersion scope scribe scribeRef script scriptRef
	select selector seq sex since size social sort sortKey source space spanTo split start status stdDeviation streams
	style subtype synch tag tags targFunc target targetDatcat targetEnd targetLang terminal time to to-custom to-iso
	toUnit toWhom trans trunc type ulx uly unit unitRef uri url usage use useSourceRendition valid validUntil value
	valueDatcat varSeq version versionDate weights when when-custom when-iso where who width wit withId writtenLines
`)
)

// names returns the names in a list, as a set that is made when it is first asked for.
func names(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := map[string]bool{}
		for _, name := range strings.Fields(list) {
			set[name] = true
		}
		return set
	})
}
