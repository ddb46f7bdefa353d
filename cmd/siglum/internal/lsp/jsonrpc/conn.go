package jsonrpc

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
)

// maxContent is the length of the largest message that is read, in bytes: far more than
// any document that an editor opens.
const maxContent = 1 << 29

// A Conn is a connection to a client. Messages may be written from several goroutines,
// and are read by one.
type Conn struct {
	in *bufio.Reader

	mu  sync.Mutex
	out io.Writer
}

// NewConn returns a connection that reads from in and writes to out.
func NewConn(in io.Reader, out io.Writer) *Conn {
	return &Conn{in: bufio.NewReaderSize(in, 64<<10), out: out}
}

// Read returns the next message. If what comes is none, the error is an [*Error], and
// reading can go on; any other error, such as io.EOF, is the end.
func (c *Conn) Read() (*Message, error) {
	length, err := c.header()
	if err != nil {
		return nil, err
	}
	if length < 0 || length > maxContent {
		return nil, Errorf(ParseError, "a message of %d bytes is not read", length)
	}
	content, err := c.content(length)
	if err != nil {
		return nil, err
	}
	return parse(content)
}

// content reads as many bytes; it asks for memory only as they come.
func (c *Conn) content(length int) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(min(length, 1<<20))
	if _, err := io.CopyN(&b, c.in, int64(length)); err != nil {
		return nil, io.EOF
	}
	return b.Bytes(), nil
}

func parse(content []byte) (*Message, error) {
	var m struct {
		Message
		Version string `json:"jsonrpc"`
	}
	if !json.Valid(content) {
		return nil, Errorf(ParseError, "the message is not JSON")
	}
	if err := json.Unmarshal(content, &m); err != nil {
		return nil, Errorf(InvalidRequest, "the message is no message of JSON-RPC")
	}
	switch id := m.ID; {
	case m.Version != "2.0":
		return nil, Errorf(InvalidRequest, `the message lacks "jsonrpc": "2.0"`)
	case len(id) > 0 && (id[0] == '{' || id[0] == '[' || id[0] == 't' || id[0] == 'f'):
		return nil, Errorf(InvalidRequest, "the id of a request is a number or a string")
	}
	if string(m.ID) == "null" {
		m.ID = nil
	}
	return &m.Message, nil
}

// header reads up to the empty line before the content and returns the length of that.
// Lines that are no header are passed over until there is one that states a length: so
// reading gets into step again after garbage.
func (c *Conn) header() (length int, err error) {
	stated, length := false, 0
	for {
		line, err := c.line()
		switch {
		case err != nil:
			return 0, err
		case line == "" && stated:
			return length, nil
		}
		if value, ok := lengthIn(line); ok {
			if length, err = strconv.Atoi(value); err != nil {
				return 0, Errorf(ParseError, "Content-Length: %q is no number", short(value))
			}
			stated = true
		}
	}
}

// lengthIn returns what a line states as the length. Before the name of the field may
// stand the rest of what was no message.
func lengthIn(line string) (string, bool) {
	const field = "content-length:"
	for i := len(line) - len(field); i >= 0; i-- {
		if strings.EqualFold(line[i:i+len(field)], field) {
			return strings.TrimSpace(line[i+len(field):]), true
		}
	}
	return "", false
}

// line reads a line, without its end. Of one that is longer than any header the end is
// returned.
func (c *Conn) line() (string, error) {
	for {
		part, err := c.in.ReadSlice('\n')
		if err == bufio.ErrBufferFull {
			continue
		}
		if err != nil {
			return "", io.EOF
		}
		return strings.TrimRight(string(part), "\r\n"), nil
	}
}

func short(s string) string {
	if len(s) > 40 {
		return s[:40] + "…"
	}
	return s
}

// Reply answers a request: with a result or, if that is not nil, with an error. The id
// is that of the request, or nil if it is not known.
func (c *Conn) Reply(id json.RawMessage, result any, failure *Error) error {
	if id == nil {
		id = json.RawMessage("null")
	}
	if failure != nil {
		return c.write(struct {
			Version string          `json:"jsonrpc"`
			ID      json.RawMessage `json:"id"`
			Error   *Error          `json:"error"`
		}{"2.0", id, failure})
	}
	return c.write(struct {
		Version string          `json:"jsonrpc"`
		ID      json.RawMessage `json:"id"`
		Result  any             `json:"result"`
	}{"2.0", id, result})
}

// Notify sends a notification.
func (c *Conn) Notify(method string, params any) error {
	return c.write(struct {
		Version string `json:"jsonrpc"`
		Method  string `json:"method"`
		Params  any    `json:"params"`
	}{"2.0", method, params})
}

// write writes a message in one piece, so that others do not get between.
func (c *Conn) write(message any) error {
	var content bytes.Buffer
	encoder := json.NewEncoder(&content)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(message); err != nil {
		return err
	}
	body := bytes.TrimSuffix(content.Bytes(), []byte("\n"))
	frame := append(fmt.Appendf(nil, "Content-Length: %d\r\n\r\n", len(body)), body...)
	c.mu.Lock()
	defer c.mu.Unlock()
	_, err := c.out.Write(frame)
	return err
}
