// Package jsonrpc exchanges the messages of JSON-RPC 2.0 in the frames of the Language
// Server Protocol (3.17, base protocol).
//
// It is written here because a server must outlive its client's mistakes: what is no
// message is answered by an [Error], and the next frame is looked for. The libraries for
// JSON-RPC end the connection then.
package jsonrpc

import (
	"encoding/json"
	"fmt"
)

// A Message is a request, a notification or a response.
type Message struct {
	ID     json.RawMessage `json:"id,omitempty"` // a number or a string; nil in a notification
	Method string          `json:"method,omitempty"`
	Params json.RawMessage `json:"params,omitempty"`
	Result json.RawMessage `json:"result,omitempty"`
	Error  *Error          `json:"error,omitempty"`
}

// IsRequest reports whether the message wants a response.
func (m *Message) IsRequest() bool { return m.Method != "" && m.ID != nil }

// A Code says what kind of error a response has.
type Code int

// The codes of JSON-RPC and of the Language Server Protocol.
const (
	ParseError       Code = -32700
	InvalidRequest   Code = -32600
	MethodNotFound   Code = -32601
	InvalidParams    Code = -32602
	InternalError    Code = -32603
	NotInitialized   Code = -32002
	RequestFailed    Code = -32803
	ContentModified  Code = -32801
	RequestCancelled Code = -32800
)

// An Error is why a request has no result.
type Error struct {
	Code    Code   `json:"code"`
	Message string `json:"message"`
}

// Error returns the message, for which the code stands in a field of its own.
func (e *Error) Error() string { return e.Message }

// Errorf returns an error of a code.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{code, fmt.Sprintf(format, args...)}
}
