package notation

import "sync"

// once is a value that is made when it is first asked for.
type once[T any] struct {
	once  sync.Once
	value T
}

func (o *once[T]) get(make func() T) T {
	o.once.Do(func() { o.value = make() })
	return o.value
}
