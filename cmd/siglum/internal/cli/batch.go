package cli

import (
	"fmt"
	"runtime"
	"strings"

	"github.com/siglum/siglum/tei/diag"
)

// A batch is what became of several files.
type batch struct {
	files, failed, doubtful int
	out                     string // where the results are
}

// add counts a file.
func (b *batch) add(failed bool, found diag.List) {
	switch {
	case failed:
		b.failed++
	case found.Count(diag.Warning) > 0:
		b.doubtful++
	}
}

// words sums up: "12 files: 10 written to editions, 3 of them with warnings; 2 not, because of errors".
func (b *batch) words() string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s: %d written to %s", plural(b.files, "file"), b.files-b.failed, b.out)
	if b.doubtful > 0 {
		fmt.Fprintf(&s, ", %d of them with warnings", b.doubtful)
	}
	if b.failed > 0 {
		fmt.Fprintf(&s, "; %d not, because of errors", b.failed)
	}
	return s.String()
}

// inOrder does work for each number below n, on all cores at once, and hands the
// results to emit in the order of the numbers. If emit returns an error, no work is
// begun any more, and inOrder returns the error.
func inOrder[T any](n int, work func(int) T, emit func(int, T) error) error {
	workers := min(n, runtime.GOMAXPROCS(0))
	free := make(chan struct{}, max(1, workers))
	// Results wait here for those before them; its length bounds the memory they take.
	waiting := make(chan chan T, 8*max(1, workers))
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		defer close(waiting)
		for i := range n {
			result := make(chan T, 1)
			select {
			case waiting <- result:
			case <-stop:
				return
			}
			free <- struct{}{}
			go func() {
				result <- work(i)
				<-free
			}()
		}
	}()
	i := 0
	for result := range waiting {
		if err := emit(i, <-result); err != nil {
			return err
		}
		i++
	}
	return nil
}
