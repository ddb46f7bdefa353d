package notation

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"fmt"
	"hash/crc32"
	"io/fs"
	"path"
	"strings"

	"github.com/siglum/siglum/tei/source"
)

// Reading YAML takes longer than encoding a letter. So beside each built-in profile, NAME.yaml,
// lies what was read of it, NAME.gob, with its templates parsed and the hints of its expressions
// found. After a change of the YAML, or of what a profile is, it is made anew:
//
//go:generate go test -run TestBuiltinProfilesAreReady -update

// readyProfile returns what a built-in profile states, as it was made ready. It fails if that was
// made of another text.
func readyProfile(f *source.File) (*Profile, error) {
	raw, err := fs.ReadFile(profiles, path.Join("profiles", readyName(f)))
	if err != nil {
		return nil, err
	}
	dec := gob.NewDecoder(bytes.NewReader(raw))
	var sum uint32
	if err := dec.Decode(&sum); err != nil {
		return nil, err
	}
	if sum != checksum(f) {
		return nil, fmt.Errorf("%s is not made of %s as it is now", readyName(f), f.Name())
	}
	p := &Profile{}
	return p, dec.Decode(p)
}

// makeReady returns what readyProfile reads.
func makeReady(f *source.File, p *Profile) ([]byte, error) {
	var b bytes.Buffer
	enc := gob.NewEncoder(&b)
	if err := enc.Encode(checksum(f)); err != nil {
		return nil, err
	}
	err := enc.Encode(p)
	return b.Bytes(), err
}

func readyName(f *source.File) string { return strings.TrimSuffix(f.Name(), ".yaml") + ".gob" }

func checksum(f *source.File) uint32 { return crc32.ChecksumIEEE(f.Bytes()) }

// GobEncode returns the name and its place: the file is known when it is read.
func (n Name) GobEncode() ([]byte, error) {
	place := binary.AppendUvarint(binary.AppendUvarint(nil, uint64(n.line)), uint64(n.column))
	return append(place, n.Text...), nil
}

// GobDecode reads what GobEncode returned.
func (n *Name) GobDecode(raw []byte) error {
	for _, part := range []*int{&n.line, &n.column} {
		number, size := binary.Uvarint(raw)
		if size <= 0 {
			return fmt.Errorf("a name without a place")
		}
		*part, raw = int(number), raw[size:]
	}
	n.Text = string(raw)
	return nil
}
