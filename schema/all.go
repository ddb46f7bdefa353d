package schema

import (
	"context"
	"iter"
	"runtime"

	"github.com/siglum/siglum/tei/source"
)

// A Source opens one document of many, when its turn has come. Name is what
// messages call it by.
type Source struct {
	Name string
	Open func() (*source.File, error)
}

// All validates many documents on all cores, and yields a report for each in the
// order of the sources. It holds no more documents at once than there are cores,
// twice over. It ends early when the context is done or the caller stops.
func (v *Validator) All(ctx context.Context, sources []Source) iter.Seq[*Report] {
	return func(yield func(*Report) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		for slot := range v.start(ctx, sources) {
			if ctx.Err() != nil || !yield(<-slot) {
				return
			}
		}
	}
}

// start sends, in the order of the sources, a channel for the report of each.
func (v *Validator) start(ctx context.Context, sources []Source) <-chan chan *Report {
	cores := runtime.GOMAXPROCS(0)
	slots := make(chan chan *Report, cores)
	running := make(chan struct{}, cores)
	go func() {
		defer close(slots)
		for _, s := range sources {
			slot := make(chan *Report, 1)
			select {
			case slots <- slot:
			case <-ctx.Done():
				return
			}
			running <- struct{}{}
			go func() {
				defer func() { <-running }()
				slot <- v.open(s)
			}()
		}
	}()
	return slots
}

func (v *Validator) open(s Source) *Report {
	doc, err := s.Open()
	if err != nil {
		return &Report{Document: source.NewFile(s.Name, nil), Err: err}
	}
	return v.Validate(doc)
}
