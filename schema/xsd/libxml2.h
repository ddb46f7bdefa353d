#include <stdint.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

// A report is an error with the place that libxml2 knows of it.
typedef struct report {
	struct report *next;
	char *file, *element, *message;
	int line, level;
	int placed;
	int depth;
	int *steps; // of each element on the way from the root: its number among its siblings
} report;

xmlSchemaPtr compile_schema(const char *path, report **reports);
// The document is an xmlDocPtr, as the Go binding gives it.
int validate_document(xmlSchemaPtr schema, uintptr_t doc, report **reports);
// confine keeps a parser, an xmlParserCtxtPtr, from printing errors and from opening files.
void confine(uintptr_t parser);
void free_reports(report *first);
