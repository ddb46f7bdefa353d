package relaxng

// overlap reports whether there is a name that two name classes share. If there is one,
// then also one of those that the classes write out, or one of a local name that neither
// writes, in a namespace that one of them writes, or in one that neither writes.
func overlap(a, b NameClass) bool {
	shared := func(space, local string) bool {
		return contains(a, space, local) && contains(b, space, local)
	}
	return shared(unwritten, unwritten) || anyWritten(a, shared) || anyWritten(b, shared)
}

// unwritten is no URI and no name, so that no schema writes it.
const unwritten = "\x00"

// anyWritten reports whether a test holds for a name that stands in a class, or for some
// other name of a namespace that stands in it.
func anyWritten(class NameClass, test func(space, local string) bool) bool {
	switch c := class.(type) {
	case *Name:
		return test(c.Space, c.Local)
	case *NameChoice:
		return anyWritten(c.Left, test) || anyWritten(c.Right, test)
	case *NSName:
		return test(c.Space, unwritten) || anyWritten(c.Except, test)
	case *AnyName:
		return anyWritten(c.Except, test)
	}
	return false
}
