package relaxng

// contains reports whether a name class holds a name (RELAX NG 6.2.1).
func contains(class NameClass, space, local string) bool {
	switch c := class.(type) {
	case *Name:
		return c.Local == local && c.Space == space
	case *NameChoice:
		return contains(c.Left, space, local) || contains(c.Right, space, local)
	case *NSName:
		return c.Space == space && !excepted(c.Except, space, local)
	case *AnyName:
		return !excepted(c.Except, space, local)
	}
	return false
}

func excepted(except NameClass, space, local string) bool {
	return except != nil && contains(except, space, local)
}

// listed calls f for each name that a class lists, and reports whether the class
// holds no others: whether it is free of wildcards.
func listed(class NameClass, f func(*Name)) bool {
	switch c := class.(type) {
	case *Name:
		f(c)
		return true
	case *NameChoice:
		left := listed(c.Left, f)
		return listed(c.Right, f) && left
	}
	return false
}
