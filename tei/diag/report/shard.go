package report

import (
	"fmt"
	"strconv"
	"strings"
)

// A Shard is a part of a corpus that one of several machines checks: the zero Shard is
// all of it.
type Shard struct{ Number, Of int }

// ParseShard reads a shard: "2/8" is the second of eight.
func ParseShard(s string) (Shard, error) {
	number, of, _ := strings.Cut(s, "/")
	n, errN := strconv.Atoi(number)
	m, errM := strconv.Atoi(of)
	if errN != nil || errM != nil || n < 1 || m < n {
		return Shard{}, fmt.Errorf("%q is no part of a whole: write 2/8 for the second of eight", s)
	}
	return Shard{n, m}, nil
}

// String returns "2/8", or "" for all.
func (s Shard) String() string {
	if s.Of == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", s.Number, s.Of)
}

// Of returns the members of a list that belong to a shard: every eighth, so that large
// neighbours do not all fall to one.
func Of[T any](s Shard, list []T) []T {
	if s.Of == 0 {
		return list
	}
	var part []T
	for i := s.Number - 1; i < len(list); i += s.Of {
		part = append(part, list[i])
	}
	return part
}
