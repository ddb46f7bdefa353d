// Package fix applies the fixes that findings carry to the text of a document.
//
// Only those that are certain are applied, each wholly or not at all, and nothing else of
// the text changes, not a byte. [Apply] applies the fixes of one list; [All] validates
// again and goes on as long as there is something to fix, because one fix can bring to
// light what the next is for.
package fix
