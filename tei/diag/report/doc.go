// Package report tells what was found in many documents, in the forms that people
// and programs read: text for a terminal, JSON, SARIF 2.1.0, annotations of GitHub,
// JUnit, and an HTML page.
//
// What enters is a [Document] at a time, in a fixed order; what leaves is written at
// once, so that memory does not grow with the number of documents. [New] makes the
// [Writer] of a format. [Open] reads what the JSON format wrote, so that reports on
// parts of a corpus can be joined to one in any format ([Merge]). A [Baseline] holds
// findings that are known and do not count.
//
// The package knows diagnostics and no schemas: what a diagnostic means is said by
// who found it.
package report
