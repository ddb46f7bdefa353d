// Package ui is how the siglum command looks on a terminal: colour, width,
// progress, messages and diagnostics.
package ui
