package report

import (
	"bufio"
	"errors"
	"io"
	"os"
)

// A spool holds in a file what is to be written later, so that memory does not. The zero
// spool is empty.
type spool struct {
	file *os.File
	w    *bufio.Writer
}

// writer returns what the spool is filled by.
func (s *spool) writer() (io.Writer, error) {
	if s.file != nil {
		return s.w, nil
	}
	f, err := os.CreateTemp("", "siglum-report")
	if err != nil {
		return nil, err
	}
	_ = os.Remove(f.Name()) // while it is open it stays; not so on Windows, which removes it at the end
	s.file, s.w = f, bufio.NewWriter(f)
	return s.w, nil
}

// copyTo writes what the spool holds.
func (s *spool) copyTo(w io.Writer) error {
	if s.file == nil {
		return nil
	}
	if err := s.w.Flush(); err != nil {
		return err
	}
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	_, err := io.Copy(w, s.file)
	return err
}

// remove gives the file up.
func (s *spool) remove() {
	if s.file != nil {
		_ = errors.Join(s.file.Close(), os.Remove(s.file.Name()))
	}
}
