//go:build cgo && libxml2

#include <stdlib.h>
#include <string.h>
#include "libxml2.h"

// A list of reports in the order in which they came.
typedef struct {
	report *first, *last;
} report_list;

static char *copy(const char *s) { return strdup(s == NULL ? "" : s); }

// number_among_siblings counts the elements before a node under its parent.
static int number_among_siblings(xmlNodePtr n)
{
	int count = 0;
	for (n = n->prev; n != NULL; n = n->prev)
		if (n->type == XML_ELEMENT_NODE)
			count++;
	return count;
}

// place records the way from the root element to the element of a node.
static void place(report *r, xmlNodePtr n)
{
	while (n != NULL && n->type != XML_ELEMENT_NODE)
		n = n->parent;
	if (n == NULL)
		return;
	r->element = copy((const char *)n->name);
	r->line = (int)xmlGetLineNo(n);
	xmlNodePtr at;
	for (at = n; at->parent != NULL && at->parent->type == XML_ELEMENT_NODE; at = at->parent)
		r->depth++;
	r->steps = calloc(r->depth + 1, sizeof(int));
	if (r->steps == NULL)
		return;
	int i = r->depth;
	for (at = n; i > 0; at = at->parent)
		r->steps[--i] = number_among_siblings(at);
	r->placed = 1;
}

// add_report is called by libxml2 for each error. Newer versions pass a pointer to const.
static void add_report(report_list *list, const xmlError *e)
{
	report *r = calloc(1, sizeof(report));
	if (r == NULL)
		return;
	r->file = copy(e->file);
	r->message = copy(e->message);
	r->line = e->line;
	r->level = e->level;
	if (e->node != NULL)
		place(r, (xmlNodePtr)e->node);
	if (r->element == NULL)
		r->element = copy("");
	if (list->last == NULL)
		list->first = r;
	else
		list->last->next = r;
	list->last = r;
}

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_pointer;
#else
typedef xmlErrorPtr error_pointer;
#endif

static void callback(void *list, error_pointer e) { add_report(list, e); }

static void ignore(void *nothing, error_pointer e) {}

// declare_entity declares external entities as empty ones, so that a reference to them
// opens no file. xmltext has warned that their text is missing.
static void declare_entity(void *parser, const xmlChar *name, int type,
	const xmlChar *public_id, const xmlChar *system_id, xmlChar *content)
{
	static xmlChar nothing[] = "";
	switch (type) {
	case XML_EXTERNAL_GENERAL_PARSED_ENTITY:
		xmlSAX2EntityDecl(parser, name, XML_INTERNAL_GENERAL_ENTITY, NULL, NULL, nothing);
		return;
	case XML_EXTERNAL_PARAMETER_ENTITY:
		xmlSAX2EntityDecl(parser, name, XML_INTERNAL_PARAMETER_ENTITY, NULL, NULL, nothing);
		return;
	}
	xmlSAX2EntityDecl(parser, name, type, public_id, system_id, content);
}

void confine(uintptr_t parser)
{
	xmlSAXHandlerPtr sax = ((xmlParserCtxtPtr)parser)->sax;
	if (sax == NULL)
		return;
	sax->serror = ignore;
	sax->entityDecl = declare_entity;
	sax->externalSubset = NULL;
}

xmlSchemaPtr compile_schema(const char *path, report **reports)
{
	report_list list = {NULL, NULL};
	xmlSchemaPtr schema = NULL;
	xmlSchemaParserCtxtPtr context = xmlSchemaNewParserCtxt(path);
	if (context != NULL) {
		xmlSchemaSetParserStructuredErrors(context, callback, &list);
		schema = xmlSchemaParse(context);
		xmlSchemaFreeParserCtxt(context);
	}
	*reports = list.first;
	return schema;
}

int validate_document(xmlSchemaPtr schema, uintptr_t doc, report **reports)
{
	report_list list = {NULL, NULL};
	int result = -1;
	xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt(schema);
	if (context != NULL) {
		xmlSchemaSetValidStructuredErrors(context, callback, &list);
		result = xmlSchemaValidateDoc(context, (xmlDocPtr)doc);
		xmlSchemaFreeValidCtxt(context);
	}
	*reports = list.first;
	return result;
}

void free_reports(report *r)
{
	while (r != NULL) {
		report *next = r->next;
		free(r->file);
		free(r->element);
		free(r->message);
		free(r->steps);
		free(r);
		r = next;
	}
}
