package notation

// maxCounted is the length in bytes of the beginning of a body whose letters are counted.
const maxCounted = 100_000

// inCapitals reports whether a text is written in capitals throughout, as telegrams are: then capitals
// mark no heading and no signature.
func inCapitals(text string) bool {
	large, small := 0, 0
	for i := range min(len(text), maxCounted) {
		switch c := text[i]; {
		case 'a' <= c && c <= 'z':
			small++
		case 'A' <= c && c <= 'Z':
			large++
		}
	}
	return large > 3*small
}
