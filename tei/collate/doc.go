// Package collate aligns the witnesses of a text and makes a critical apparatus of
// what it finds.
//
// FromText, FromJSON and FromTEI read witnesses and cut them into tokens: words and
// punctuation, with the white space behind them and the place where they stood. Align
// puts any number of witnesses side by side in a Table, whose rows are witnesses and
// whose columns are places in the text. No witness is the base, and the order of the
// witnesses decides nothing but the order of the rows. Table.Segments joins columns,
// Table.Transpositions finds what stands elsewhere in another witness.
//
// Apparatus makes a TEI document of a table, in which the text of every witness is
// kept exactly; Reconstruct gives it back. The other writers give tables to other
// programs.
//
// Aligning goes in these steps. Words become numbers, with weights by what a shared
// word says (vocabulary.go). Texts are joined one by one, the most central first, then
// always the one most like one that is in (order.go), into columns (profile.go). Runs
// of words that stand once in both texts anchor a new text (anchor.go); between anchors
// dynamic programming finds the best way (path.go, score.go), and blocks that changed
// places are told apart from the pivot between them (swap.go). At last each text is
// taken out and joined again until nothing changes (align.go).
package collate
