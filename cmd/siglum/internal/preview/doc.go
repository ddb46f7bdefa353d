// Package preview shows editions and transcriptions as pages that follow what is written:
// a server for the browser on the same machine, and for nothing else.
//
// server.go answers requests, guard.go refuses those that do not come from the server's own
// pages, so that no other site can see what is being edited; folder.go knows the documents;
// page.go makes their pages. The browser is shown a frame (frame.html, frame.js) that holds
// the page of an edition as it would be published, without any script, and beside it what is
// wrong with the document. The frame waits for events and then asks again.
package preview
