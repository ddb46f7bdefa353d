package xmltext

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// escaped writes characters, those that escapes has as references.
func (w *Writer) escaped(text []byte, class *byteClass, escapes map[byte]string) error {
	for i := 0; ; {
		from := i
		i = skip(text, i, class)
		if _, err := w.w.Write(text[from:i]); err != nil {
			return err
		}
		if i == len(text) {
			return nil
		}
		escape, ok := escapes[text[i]]
		if !ok {
			return illegal(text, i)
		}
		w.w.WriteString(escape)
		i++
	}
}

// illegal is the error of what is no character of XML at i.
func illegal(text []byte, i int) error {
	if c, _ := decode(text, i); c >= 0 {
		return fmt.Errorf("XML cannot hold the character U+%04X", c)
	}
	return fmt.Errorf("the byte 0x%02X is not UTF-8", text[i])
}

// check refuses text that cannot stand as it is, or that holds the delimiter that
// would end it. A carriage return cannot: reading makes it a line feed.
func check(text []byte, delimiter, where string) error {
	if i := skip(text, 0, anywhere); i < len(text) {
		return illegal(text, i)
	}
	if delimiter != "" && bytes.Contains(text, []byte(delimiter)) {
		return fmt.Errorf("%q cannot stand in %s", delimiter, where)
	}
	return nil
}

func checkName(name string) error {
	if name == "" {
		return fmt.Errorf("the name is empty")
	}
	text := []byte(name)
	if end := nameEnd(text, 0); end < len(text) {
		r, _ := utf8.DecodeRune(text[end:])
		return fmt.Errorf("%q is no name: %s cannot stand there", name, describeRune(r))
	}
	if _, _, fault := splitName(name); fault != "" {
		return fmt.Errorf("the name %q %s", name, fault)
	}
	return nil
}
