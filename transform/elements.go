package transform

import "strings"

// elementOnly holds the elements whose content TEI P5 4.12.0 gives as elements
// without character data: white space between those carries no meaning (TEI P5,
// 1.3 and v. "Entities, White Space").
var elementOnly = set(`
TEI abstract additional address adminInfo altGrp altIdentifier alternate analytic annotation annotationBlock app appInfo
application arc argument attDef attList availability back biblFull biblStruct bicond binding bindingDesc body broadcast
cRefPattern calendar calendarDesc castGroup castList category certainty char charDecl choice cit citeStructure classDecl
classSpec classes climate cond constraintDecl constraintSpec content correction correspAction correspContext
correspDesc custodialHist dataRef dataSpec datatype decoDesc dimensions div div1 div2 div3 div4 div5 div6 div7 divGen
docTitle eLeaf eTree editionStmt editorialDecl elementSpec ellipsis encodingDesc entry epigraph epilogue equipment event
exemplum fDecl fLib facsimile figure fileDesc floatingText forest front fs fsConstraints fsDecl fsdDecl fvLib gap glyph
graph graphic group handDesc handNotes history hom hyphenation iNode if imprint incident index interleave interpGrp
interpretation join joinGrp keywords kinesic langKnowledge langUsage layoutDesc leaf lg linkGrp list listAnnotation
listApp listBibl listChange listEvent listForest listNym listObject listOrg listPerson listPlace listPrefixDef listRef
listRelation listTranspose listWit location locusGrp macroSpec media metDecl model modelGrp modelSequence moduleRef
moduleSpec monogr msContents msDesc msFrag msIdentifier msItem msItemStruct msPart namespace node normalization
notatedMusic noteGrp notesStmt nym object objectDesc objectIdentifier org paramList paramSpec particDesc performance
person personGrp persona physDesc place population postscript precision prefixDef profileDesc projectDesc prologue
publicationStmt punctuation quotation rdgGrp recordHist recording recordingStmt refsDecl relatedItem relation remarks
respStmt respons revisionDesc root row ruby samplingDecl schemaRef schemaSpec scriptDesc scriptStmt seal sealDesc
segmentation sequence seriesStmt set setting settingDesc sourceDesc sourceDoc sp spGrp space spanGrp specGrp specList
standOff state stdVals styleDefDecl subst substJoin superEntry supportDesc surface surfaceGrp table tagsDecl taxonomy
teiCorpus teiHeader terrain text textClass textDesc timeline titlePage titleStmt trait transcriptionDesc transpose tree
triangle typeDesc unitDecl unitDef vAlt vColl vDefault vLabel vMerge vNot vRange valItem valList vocal`)

// blocks holds the elements that always stand as blocks, whatever they hold, for
// which no rule of its own is needed.
var blocks = set(`
text front body back group floatingText titlePage docTitle docImprint imprimatur argument epigraph trailer byline
performance prologue epilogue set castList castGroup castItem camera sound tech view spGrp cit ab
listBibl biblStruct biblFull listPerson listPlace listOrg listEvent listObject listNym listRelation listWit listApp
listChange listTranspose listAnnotation person personGrp place org event object nym relation
msDesc msPart msFrag msIdentifier msContents msItem msItemStruct physDesc history additional
entry entryFree superEntry hom sense dictScrap cit
eg egXML eTree tree forest graph fs
standOff sourceDoc facsimile surface surfaceGrp zone line
teiCorpus TEI annotationBlock u writing kinesic incident vocal
specGrp schemaSpec elementSpec classSpec macroSpec dataSpec moduleSpec constraintSpec exemplum remarks
attList attDef valList valItem content linkGrp spanGrp interpGrp joinGrp altGrp timeline
abstract availability correction hyphenation normalization quotation segmentation stdVals interpretation punctuation
noteGrp closer opener`)

// empty holds the elements that have a rule and that TEI P5 gives no content.
var empty = set("lb pb cb gb milestone anchor handShift addSpan delSpan damageSpan witStart witEnd lacunaStart lacunaEnd")

// picky holds the elements whose rule takes of their children what it knows.
var picky = set("app choice gap space")

func set(names string) map[string]bool {
	m := map[string]bool{}
	for _, name := range strings.Fields(names) {
		m[name] = true
	}
	return m
}
