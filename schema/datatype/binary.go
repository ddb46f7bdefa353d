package datatype

import (
	"encoding/base64"
	"encoding/hex"
	"strings"
)

// octets is a value of hexBinary or base64Binary; its length counts bytes.
type octets string

func parseHex(s string, _ Context) (any, *Error) {
	b, err := hex.DecodeString(s)
	switch {
	case err == nil:
		return octets(b), nil
	case len(s)%2 == 1 && strings.Trim(strings.ToLower(s), "0123456789abcdef") == "":
		return nil, errorf("0FB7", "%s has an odd number of digits; each byte takes two", quote(s))
	}
	return nil, errorf("0FB7", "%s is not written in hexadecimal digits, 0 to 9 and A to F, without spaces", quote(s))
}

const base64Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// strictBase64 refuses padding bits that are not zero, as XML Schema 2, 3.2.16
// does.
var strictBase64 = base64.StdEncoding.Strict()

func parseBase64(s string, _ Context) (any, *Error) {
	compact := strings.ReplaceAll(s, " ", "")
	b, err := strictBase64.DecodeString(compact)
	switch {
	case err == nil:
		return octets(b), nil
	case len(compact)%4 != 0:
		return nil, errorf("U2lnbHVt", "base64 comes in groups of four characters, and %d are left over at the end", len(compact)%4)
	}
	if _, loose := base64.StdEncoding.DecodeString(compact); loose == nil {
		return nil, errorf("U2lnbHVt", "the character before %s cannot end base64: it holds bits of a byte that is not there", strings.TrimLeft(compact[len(compact)-2:], base64Letters))
	}
	at := len(compact) // where the position cannot be told
	if bad, ok := err.(base64.CorruptInputError); ok {
		at = int(bad)
	}
	if at >= len(compact) {
		return nil, errorf("U2lnbHVt", "this is not base64")
	}
	return nil, errorf("U2lnbHVt", "%s cannot stand at character %d of base64", quote(compact[at:at+1]), at+1)
}
