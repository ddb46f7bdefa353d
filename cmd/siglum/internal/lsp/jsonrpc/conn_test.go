package jsonrpc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

func frame(content string) string {
	return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(content), content)
}

const ping = `{"jsonrpc":"2.0","id":1,"method":"ping"}`

// transcript reads all there is and says what it was.
func transcript(text string) string {
	c := NewConn(strings.NewReader(text), io.Discard)
	var b strings.Builder
	for {
		m, err := c.Read()
		var known *Error
		switch {
		case errors.As(err, &known):
			fmt.Fprintf(&b, "[%d %s]", known.Code, known.Message)
		case err != nil:
			return b.String()
		default:
			fmt.Fprintf(&b, "[%s %s %s]", m.ID, m.Method, m.Params)
		}
	}
}

func TestRead(t *testing.T) {
	for _, test := range []struct{ why, text, want string }{
		{"a request", frame(ping), "[1 ping ]"},
		{"a notification", frame(`{"jsonrpc":"2.0","method":"a","params":{"x":1}}`), `[ a {"x":1}]`},
		{"other headers", "Content-Type: x\r\nCONTENT-LENGTH:40 \r\n\r\n" + ping, "[1 ping ]"},
		{"line ends of Unix", strings.ReplaceAll(frame(ping), "\r", ""), "[1 ping ]"},
		{"no JSON", frame("{x}") + frame(ping), "[-32700 the message is not JSON][1 ping ]"},
		{"no object", frame("[1]") + frame(ping), "[-32600 the message is no message of JSON-RPC][1 ping ]"},
		{"no version", frame("{}") + frame(ping), `[-32600 the message lacks "jsonrpc": "2.0"][1 ping ]`},
		{"an id that is none", frame(`{"jsonrpc":"2.0","id":{},"method":"a"}`) + frame(ping), "[-32600 the id of a request is a number or a string][1 ping ]"},
		{"the length is no number", "Content-Length: x\r\n\r\n" + frame(ping), `[-32700 Content-Length: "x" is no number][1 ping ]`},
		{"the length is negative", "Content-Length: -1\r\n\r\n" + frame(ping), `[-32700 a message of -1 bytes is not read][1 ping ]`},
		{"the length is huge", "Content-Length: 99999999999\r\n\r\n" + frame(ping), `[-32700 a message of 99999999999 bytes is not read][1 ping ]`},
		{"no length", "\r\n{}" + frame(ping), "[1 ping ]"},
		{"garbage", "hello\n\n\x00\xff" + frame(ping), "[1 ping ]"},
		{"a long line of garbage", strings.Repeat("x", 200_000) + "\n" + frame(ping), "[1 ping ]"},
		{"too short a message", "Content-Length: 100\r\n\r\n{}", ""},
		{"nothing", "", ""},
	} {
		if got := transcript(test.text); got != test.want {
			t.Errorf("%s: got %s, want %s", test.why, got, test.want)
		}
	}
}

func TestWrite(t *testing.T) {
	var out bytes.Buffer
	c := NewConn(strings.NewReader(""), &out)
	for _, err := range []error{
		c.Reply([]byte("7"), []string{"<é>"}, nil),
		c.Reply([]byte(`"x"`), nil, nil),
		c.Reply(nil, nil, Errorf(ParseError, "no")),
		c.Notify("n", map[string]int{"a": 1}),
	} {
		if err != nil {
			t.Error(err)
		}
	}
	want := frame(`{"jsonrpc":"2.0","id":7,"result":["<é>"]}`) +
		frame(`{"jsonrpc":"2.0","id":"x","result":null}`) +
		frame(`{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"no"}}`) +
		frame(`{"jsonrpc":"2.0","method":"n","params":{"a":1}}`)
	if out.String() != want {
		t.Errorf("got  %s\nwant %s", out.String(), want)
	}
}

// FuzzRead reads anything: it ends, and a message that follows a line of its own is
// found again if all before it were whole.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{frame(ping), "Content-Length: 5\r\n\r\n", "\r\n\r\n{", "content-length: 1\n\n1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { transcript(text) })
}
