package cli

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestInOrder(t *testing.T) {
	const n = 1000
	var got, want []int
	err := inOrder(n,
		func(i int) int { return i * i },
		func(i, square int) error {
			want, got = append(want, i*i), append(got, square)
			return nil
		})
	if err != nil || len(got) != n {
		t.Errorf("%d results, %v", len(got), err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestInOrderStops(t *testing.T) {
	enough := errors.New("enough")
	emitted := 0
	err := inOrder(1000, func(i int) int { return i }, func(i, _ int) error {
		emitted++
		if i == 3 {
			return enough
		}
		return nil
	})
	if err != enough || emitted != 4 {
		t.Errorf("%d results and %v, want 4 and %v", emitted, err, enough)
	}
}

func TestInOrderOfNothing(t *testing.T) {
	if err := inOrder(0, func(int) int { panic("called") }, func(int, int) error { panic("called") }); err != nil {
		t.Error(err)
	}
}

// A panic is told to the user as what it is, with what a report needs.
func TestGuard(t *testing.T) {
	err := guard("letter.txt", func() error {
		var none []int
		_ = none[3]
		return nil
	})
	if diff := cmp.Diff("letter.txt: internal error: runtime error: index out of range [3] with length 0", err.Error()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var out strings.Builder
	c := newCall([]string{"encode", "letter.txt"}, Streams{In: strings.NewReader(""), Out: &out, Err: &out}, "v1.2.3")
	c.fail(err)
	if c.code != exitCall {
		t.Errorf("exit code %d, want %d", c.code, exitCall)
	}
	for _, want := range []string{
		"siglum: letter.txt: internal error: ", "not in your text", "issues", "v1.2.3", "siglum encode letter.txt", "batch_test.go",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, &out)
		}
	}
}
