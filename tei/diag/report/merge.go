package report

import (
	"fmt"
	"slices"
	"strings"
)

// Merge writes the documents of several reports as one, in the order of their paths,
// whatever the order of the reports, and returns the summary. A document must stand
// in one of them only. It does not end the writer.
func Merge(w Writer, reports []*Stored) (Summary, error) {
	var all []storedDocument
	for _, r := range reports {
		all = append(all, r.documents...)
	}
	slices.SortStableFunc(all, func(a, b storedDocument) int { return comparePaths(a.file, b.file) })
	var summary Summary
	for i, at := range all {
		if i > 0 && all[i-1].file == at.file {
			return summary, twice(all[i-1], at)
		}
		d, err := at.load()
		if err != nil {
			return summary, err
		}
		summary.Add(d)
		if err := w.Add(d); err != nil {
			return summary, err
		}
	}
	return summary, nil
}

func twice(first, second storedDocument) error {
	if first.report == second.report {
		return fmt.Errorf("%s stands twice in %s", first.file, first.report.name)
	}
	return fmt.Errorf("%s stands in %s and in %s; a document can be in one report only", first.file, first.report.name, second.report.name)
}

// comparePaths orders paths as a walk through folders meets them.
func comparePaths(a, b string) int {
	return slices.Compare(strings.Split(a, "/"), strings.Split(b, "/"))
}

// Missing returns the shards that no report is on, as "3/8": those that another
// report says there must be.
func Missing(reports []*Stored) []string {
	have := map[string]bool{}
	of := 0
	for _, r := range reports {
		if s, err := ParseShard(r.shard); err == nil {
			have[r.shard], of = true, max(of, s.Of)
		}
	}
	var missing []string
	for i := range of {
		if s := (Shard{i + 1, of}).String(); !have[s] {
			missing = append(missing, s)
		}
	}
	return missing
}
